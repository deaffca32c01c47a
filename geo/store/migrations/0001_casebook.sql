-- The restricted book. Days are ISO text, instants are whole seconds since 1970 in UTC, lists of codes are JSON arrays.
-- Geometry columns are plain columns here; they are registered with SpatiaLite when the analysis CRS is known.

SELECT InitSpatialMetaData(0, 'WGS84');  -- with the UTM zones
SELECT InsertEpsgSrid(3006);
SELECT InsertEpsgSrid(3007);

CREATE TABLE city (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT NOT NULL,
  timezone      TEXT NOT NULL,
  analysis_epsg INTEGER NOT NULL,
  made_up       INTEGER NOT NULL CHECK (made_up IN (0, 1)),
  -- Mixed into every key hash, so that a key that can be guessed cannot be looked up.
  salt          BLOB NOT NULL
);
INSERT INTO city VALUES (1, '', 'Europe/Stockholm', 0, 0, randomblob(64));

CREATE TABLE area_scheme (
  code          TEXT PRIMARY KEY NOT NULL,
  title         TEXT NOT NULL,
  level         TEXT NOT NULL CHECK (level IN ('stadsomrade', 'mellanomrade', 'primaromrade', 'basomrade')),
  parent_scheme TEXT NOT NULL,
  valid_from    TEXT,
  valid_to      TEXT,
  source_epsg   INTEGER NOT NULL,
  attribution   TEXT NOT NULL
);

CREATE TABLE area (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  scheme   TEXT NOT NULL REFERENCES area_scheme (code),
  code     TEXT NOT NULL,
  name     TEXT NOT NULL,
  parent   TEXT NOT NULL,
  land_km2 REAL NOT NULL,
  geometry MULTIPOLYGON,
  UNIQUE (scheme, code)
);

-- An empty area stands for people without an area of the scheme.
CREATE TABLE denominator (
  scheme TEXT NOT NULL REFERENCES area_scheme (code),
  area   TEXT NOT NULL,
  year   INTEGER NOT NULL,
  kind   TEXT NOT NULL,
  value  REAL NOT NULL,
  PRIMARY KEY (scheme, kind, year, area)
);

CREATE TABLE category (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  parent        TEXT REFERENCES category (code),
  title         TEXT NOT NULL,
  title_english TEXT NOT NULL,
  sensitive     INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
  proactive     INTEGER NOT NULL CHECK (proactive IN (0, 1))
);

CREATE TABLE source (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  owner      TEXT NOT NULL,
  controller TEXT NOT NULL,
  purpose    TEXT NOT NULL,
  retention  TEXT NOT NULL,
  cadence    TEXT NOT NULL,
  first_day  TEXT,
  last_day   TEXT,
  categories TEXT NOT NULL
);

CREATE TABLE coverage (
  source    INTEGER NOT NULL REFERENCES source (id),
  scheme    TEXT NOT NULL,
  area      TEXT NOT NULL,
  first_day TEXT NOT NULL,
  end_day   TEXT NOT NULL,
  grade     TEXT NOT NULL CHECK (grade IN ('god', 'begränsad', 'bristfällig', 'saknas')),
  reason    TEXT NOT NULL,
  PRIMARY KEY (source, scheme, area, first_day)
);

CREATE TABLE delivery (
  id          INTEGER PRIMARY KEY,
  source      INTEGER NOT NULL REFERENCES source (id),
  file        TEXT NOT NULL DEFAULT '',
  sha256      TEXT NOT NULL DEFAULT '',
  encoding    TEXT NOT NULL DEFAULT '',
  crs         INTEGER NOT NULL DEFAULT 0,
  row_count   INTEGER NOT NULL DEFAULT 0,
  stored      INTEGER NOT NULL DEFAULT 0,
  updated     INTEGER NOT NULL DEFAULT 0,
  duplicate   INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  rejected    INTEGER NOT NULL DEFAULT 0,
  unplaced    INTEGER NOT NULL DEFAULT 0,
  imported    INTEGER NOT NULL DEFAULT 0,
  imported_by TEXT NOT NULL DEFAULT '',
  first_day   TEXT,
  last_day    TEXT,
  CHECK (row_count = stored + updated + duplicate + quarantined + rejected),
  CHECK (unplaced <= stored)
);

CREATE TABLE "precision" (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
INSERT INTO "precision" VALUES
  (0, 'punkt'), (1, 'adress'), (2, 'gata'), (3, 'plats'), (4, 'basomrade'), (5, 'primaromrade'),
  (6, 'mellanomrade'), (7, 'stadsomrade'), (8, 'okand');

-- Areas that incidents name by code. No foreign key to area: a code may come before its scheme, and stay when a
-- scheme is replaced.
CREATE TABLE named_area (
  id     INTEGER PRIMARY KEY,
  scheme TEXT NOT NULL,
  code   TEXT NOT NULL,
  UNIQUE (scheme, code)
);

CREATE TABLE incident (
  id           INTEGER PRIMARY KEY,
  source       INTEGER NOT NULL REFERENCES source (id),
  delivery     INTEGER NOT NULL REFERENCES delivery (id),
  category     INTEGER NOT NULL REFERENCES category (id),
  time_from    INTEGER NOT NULL,
  time_to      INTEGER NOT NULL,
  precision_id INTEGER NOT NULL,
  named_area   INTEGER REFERENCES named_area (id),
  geometry     POINT
);

-- What an incident is known by: sixteen bytes of SHA-256 over salt, source and key (or content and occurrence), and
-- eight over its content. The first eight bytes are the row's number, since SQLite finds numbers twice as fast as
-- bytes; two identities that share them take neighbouring numbers. Apart from the incident, so that a lookup reads
-- little and keys can be forgotten.
CREATE TABLE incident_identity (
  first_half  INTEGER PRIMARY KEY,
  second_half INTEGER NOT NULL,
  incident    INTEGER NOT NULL,
  content     INTEGER NOT NULL
);

CREATE VIEW incident_in_words AS
SELECT incident.id,
       source.name AS source,
       category.code AS category,
       datetime(incident.time_from, 'unixepoch') AS time_from_utc,
       datetime(incident.time_to, 'unixepoch') AS time_to_utc,
       "precision".name AS "precision",
       named_area.scheme AS area_scheme,
       named_area.code AS area_code,
       incident.geometry
FROM incident
JOIN source ON source.id = incident.source
JOIN category ON category.id = incident.category
JOIN "precision" ON "precision".id = incident.precision_id
LEFT JOIN named_area ON named_area.id = incident.named_area;

CREATE TABLE problem (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  key          TEXT NOT NULL UNIQUE,
  title        TEXT NOT NULL,
  is_public    INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  public_title TEXT NOT NULL,
  public_text  TEXT NOT NULL,
  status       TEXT NOT NULL,
  priority     INTEGER,
  categories   TEXT NOT NULL,
  time_pattern TEXT NOT NULL,
  owner        TEXT NOT NULL,
  decided      TEXT,
  geometry     GEOMETRY
);

-- problem is a key without a foreign key: files come in any order, and `check` lists what leads nowhere.
CREATE TABLE action (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  key          TEXT NOT NULL UNIQUE,
  problem      TEXT NOT NULL,
  title        TEXT NOT NULL,
  is_public    INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  public_title TEXT NOT NULL,
  public_text  TEXT NOT NULL,
  kind         TEXT NOT NULL,
  horizon      TEXT NOT NULL,
  status       TEXT NOT NULL,
  responsible  TEXT NOT NULL,
  parties      TEXT NOT NULL,
  start_day    TEXT,
  end_day      TEXT,
  target       REAL,
  outcome      REAL,
  unit         TEXT NOT NULL,
  result       TEXT NOT NULL,
  geometry     GEOMETRY
);

CREATE TABLE pledge (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  key          TEXT NOT NULL UNIQUE,
  scheme       TEXT NOT NULL,
  area         TEXT NOT NULL,
  year         INTEGER NOT NULL,
  title        TEXT NOT NULL,
  is_public    INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  public_title TEXT NOT NULL,
  public_text  TEXT NOT NULL,
  status       TEXT NOT NULL,
  responsible  TEXT NOT NULL,
  target       REAL NOT NULL,
  outcome      REAL,
  unit         TEXT NOT NULL,
  action       TEXT NOT NULL
);
