-- Fältmappning: how the files of a source are read, as the last import said that was to be remembered. TOML.
CREATE TABLE field_map (
  source INTEGER PRIMARY KEY REFERENCES source (id),
  toml   TEXT NOT NULL,
  kept   INTEGER NOT NULL
);
