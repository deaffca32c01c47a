-- The map below the figures, made from OpenStreetMap: public, replaced as a whole, and no part of the ledger.

CREATE TABLE basemap (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  attribution TEXT NOT NULL,
  source      TEXT NOT NULL,  -- name of the file
  imported    INTEGER NOT NULL,
  west        REAL NOT NULL,
  south       REAL NOT NULL,
  east        REAL NOT NULL,
  north       REAL NOT NULL,
  tile_count  INTEGER NOT NULL,
  byte_count  INTEGER NOT NULL,
  fingerprint TEXT NOT NULL   -- SHA-256 over attribution, keys and tiles
);

-- key: zoom · 2^48 + column · 2^24 + row, so that the tiles lie in the order in which a server reads them.
CREATE TABLE basemap_tile (
  key     INTEGER PRIMARY KEY,
  content BLOB NOT NULL  -- a vector tile (MVT 2.1) with the layer basemap
);
