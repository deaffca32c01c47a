-- Retention (gallring): what is left of a row that is older than its source may keep it exactly.

-- Gallringsbeslut: diarienummer and day. And the first day of which nothing has been retained yet: what is older would
-- be counted twice if it came in again, since nothing is left to know it by.
ALTER TABLE source ADD COLUMN retention_decision TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN retained_before TEXT;

-- Where retained rows lie: a JSON object from every scheme of primärområden and coarser areas to the area's code, ""
-- where the row has none. Each set of areas once.
CREATE TABLE retained_place (
  id    INTEGER PRIMARY KEY,
  areas TEXT NOT NULL UNIQUE
);
ALTER TABLE incident ADD COLUMN retained_place INTEGER REFERENCES retained_place (id)
  CHECK (retained_place IS NULL OR (geometry IS NULL AND named_area IS NULL));

-- Whether bytes of what was retained may still lie in unused parts of the file.
CREATE TABLE retention_state (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  must_rewrite INTEGER NOT NULL CHECK (must_rewrite IN (0, 1))
);
INSERT INTO retention_state VALUES (1, 0);

DROP VIEW IF EXISTS incident_in_words;
CREATE VIEW incident_in_words AS
SELECT incident.id,
       source.name AS source,
       category.code AS category,
       datetime(incident.time_from, 'unixepoch') AS time_from_utc,
       datetime(incident.time_to, 'unixepoch') AS time_to_utc,
       "precision".name AS "precision",
       named_area.scheme AS area_scheme,
       named_area.code AS area_code,
       retained_place.areas AS retained_areas,
       incident.geometry
FROM incident
JOIN source ON source.id = incident.source
JOIN category ON category.id = incident.category
JOIN "precision" ON "precision".id = incident.precision_id
LEFT JOIN named_area ON named_area.id = incident.named_area
LEFT JOIN retained_place ON retained_place.id = incident.retained_place;
