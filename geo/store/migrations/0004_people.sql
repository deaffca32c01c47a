-- People, the parts they play, their tokens, and the log of what was done in whose name.

-- A removed member keeps number and name alone: the log speaks of them, so the name is never given to somebody else.
CREATE TABLE member (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL UNIQUE,
  title    TEXT NOT NULL,
  password TEXT NOT NULL,  -- its hash; empty for who signs in with the city's own log-in
  issuer   TEXT,           -- of OpenID Connect, with the subject there
  subject  TEXT,
  created  INTEGER NOT NULL,
  removed  INTEGER,
  CHECK ((issuer IS NULL) = (subject IS NULL)),
  UNIQUE (issuer, subject)
);

-- codes: a JSON array of areas of the scheme; empty, with an empty scheme, for the whole city.
CREATE TABLE assignment (
  member   INTEGER NOT NULL REFERENCES member (id),
  position INTEGER NOT NULL,
  role     TEXT NOT NULL,
  scheme   TEXT NOT NULL,
  codes    TEXT NOT NULL,
  secrecy  INTEGER NOT NULL CHECK (secrecy BETWEEN 0 AND 3),
  PRIMARY KEY (member, position)
) WITHOUT ROWID;

-- A secret has 256 random bits, so that a plain SHA-256 of it cannot be guessed back.
CREATE TABLE api_token (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  secret_hash TEXT NOT NULL UNIQUE,
  member      INTEGER NOT NULL REFERENCES member (id),
  name        TEXT NOT NULL,
  assignment  TEXT NOT NULL,  -- as the command line writes it
  purpose     TEXT NOT NULL,
  created     INTEGER NOT NULL,
  expires     INTEGER NOT NULL,
  ending      TEXT NOT NULL   -- the last four characters of the secret, to know it by
);
CREATE INDEX api_token_of_member ON api_token (member);

-- Each hash is over the one before and the row (store/audit_log), so what is changed, removed or put between is noticed.
CREATE TABLE audit (
  number    INTEGER PRIMARY KEY,
  moment    INTEGER NOT NULL,
  member    TEXT NOT NULL,
  role      TEXT NOT NULL,
  purpose   TEXT NOT NULL,
  act       TEXT NOT NULL,
  what      TEXT NOT NULL,
  filter    TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  hash      BLOB NOT NULL
);
CREATE INDEX audit_of_member ON audit (member, number);

-- How many rows there are and how they end, so that a tail that was cut off is missed.
CREATE TABLE audit_head (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  count INTEGER NOT NULL,
  hash  BLOB NOT NULL
);
INSERT INTO audit_head VALUES (1, 0, zeroblob(32));

CREATE TRIGGER audit_follows BEFORE INSERT ON audit
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the log is append-only: a row follows the newest one'); END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER audit_head_once BEFORE INSERT ON audit_head
BEGIN SELECT RAISE(ABORT, 'the log is append-only: it has one head'); END;
CREATE TRIGGER audit_head_follows BEFORE UPDATE ON audit_head
WHEN NEW.id IS NOT 1 OR NEW.count IS NOT (SELECT coalesce(max(number), 0) FROM audit)
  OR NEW.hash IS NOT (SELECT hash FROM audit WHERE number = NEW.count)
BEGIN SELECT RAISE(ABORT, 'the log is append-only: its head names the newest row'); END;
CREATE TRIGGER audit_head_remains BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Sekretess of a source's rows: 0 open, 1 internal, 2 sensitive, 3 the most secret.
ALTER TABLE source ADD COLUMN secrecy INTEGER NOT NULL DEFAULT 1 CHECK (secrecy BETWEEN 0 AND 3);
