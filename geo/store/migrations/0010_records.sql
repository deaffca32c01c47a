-- What is kept of decisions: of each at most one package, as it was when the decision was written down.

CREATE TABLE record (
  decision INTEGER PRIMARY KEY REFERENCES decision (id),
  sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
  package  BLOB NOT NULL CHECK (length(package) > 0)
);

CREATE TRIGGER record_of_report_or_action BEFORE INSERT ON record
WHEN NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.decision AND kind IN ('report', 'action'))
BEGIN SELECT RAISE(ABORT, 'a record is of a decision on a report or an action'); END;
CREATE TRIGGER record_stays BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;
CREATE TRIGGER record_remains BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'a record is never removed'); END;
