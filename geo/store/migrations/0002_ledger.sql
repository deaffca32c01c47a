-- The publiceringsliggare: everything that was ever published, kept for ever. Each part is written when it differs
-- from what the newest edition says; edition n says the newest row of a part with edition <= n, and a NULL that the
-- part is gone. Rates are not kept: they follow from count and population.

CREATE TABLE edition (
  number         INTEGER PRIMARY KEY,
  published      INTEGER NOT NULL,
  city           TEXT NOT NULL,
  made_up        INTEGER NOT NULL CHECK (made_up IN (0, 1)),
  smallest_shown INTEGER NOT NULL,
  content_hash   TEXT NOT NULL
);

-- figures: a JSON array of the areas in the order of their codes, then ej områdesbestämd, then the total; each a
-- count, "hidden" or "unknown".
CREATE TABLE published_slice (
  scheme   TEXT NOT NULL,
  category TEXT NOT NULL,
  period   TEXT NOT NULL,
  edition  INTEGER NOT NULL REFERENCES edition (number),
  figures  TEXT,
  PRIMARY KEY (scheme, category, period, edition)
) WITHOUT ROWID;

-- kind: scheme, category, source, problem, action, pledge. content: a JSON object. position: its place among its kind.
CREATE TABLE published_part (
  kind     TEXT NOT NULL,
  key      TEXT NOT NULL,
  edition  INTEGER NOT NULL REFERENCES edition (number),
  position INTEGER NOT NULL,
  content  TEXT,
  PRIMARY KEY (kind, key, edition)
) WITHOUT ROWID;

-- Shapes by the SHA-256 of their bytes, in degrees; parts name them by it.
CREATE TABLE published_shape (
  sha256   TEXT PRIMARY KEY NOT NULL,
  geometry BLOB NOT NULL
);

CREATE TRIGGER edition_follows BEFORE INSERT ON edition
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM edition)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an edition follows the newest one'); END;
CREATE TRIGGER slice_of_newest BEFORE INSERT ON published_slice
WHEN NEW.edition IS NOT (SELECT max(number) FROM edition)
  OR EXISTS (SELECT 1 FROM published_slice WHERE scheme = NEW.scheme AND category = NEW.category
             AND period = NEW.period AND edition = NEW.edition)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: figures belong to the newest edition and are written once'); END;
CREATE TRIGGER part_of_newest BEFORE INSERT ON published_part
WHEN NEW.edition IS NOT (SELECT max(number) FROM edition)
  OR EXISTS (SELECT 1 FROM published_part WHERE kind = NEW.kind AND key = NEW.key AND edition = NEW.edition)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: parts belong to the newest edition and are written once'); END;
CREATE TRIGGER shape_once BEFORE INSERT ON published_shape
WHEN EXISTS (SELECT 1 FROM published_shape WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a shape is written once'); END;

CREATE TRIGGER edition_stays BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER edition_remains BEFORE DELETE ON edition BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER slice_stays BEFORE UPDATE ON published_slice BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER slice_remains BEFORE DELETE ON published_slice BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON published_part BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER part_remains BEFORE DELETE ON published_part BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER shape_stays BEFORE UPDATE ON published_shape BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER shape_remains BEFORE DELETE ON published_shape BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- Not part of the ledger: a cache of prepared borders, of which only the newest is kept.
CREATE TABLE tile_geometry (
  key    TEXT PRIMARY KEY NOT NULL,
  packed BLOB NOT NULL
);
