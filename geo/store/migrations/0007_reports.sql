-- Lägesbilder, meetings, pledges made here, and what is listened to; decisions on reports and pledges too.

-- scheme and area both empty: the whole city, here and below.
CREATE TABLE meeting (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  forum    TEXT NOT NULL CHECK (trim(forum) <> ''),
  scheme   TEXT NOT NULL,
  area     TEXT NOT NULL,
  occasion TEXT NOT NULL,
  period   TEXT NOT NULL,
  day      TEXT NOT NULL CHECK (day IS date(day)),
  status   TEXT NOT NULL CHECK (status IN ('planerad', 'hållen', 'inställd')),
  agenda   TEXT NOT NULL,
  minutes  TEXT NOT NULL,
  version  INTEGER NOT NULL DEFAULT 1
);

-- A CHECK cannot be altered: the table is written anew, with its rows and numbers. Nothing renames it, so that what
-- names it in other triggers goes on meaning it.
DROP TRIGGER decision_on_something;
DROP TRIGGER decision_supersedes;
DROP TRIGGER decision_stays;
DROP TRIGGER decision_remains;
CREATE TABLE decision_kept AS SELECT * FROM decision;
DROP TABLE decision;
CREATE TABLE decision (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  kind           TEXT NOT NULL CHECK (kind IN ('problem', 'action', 'pledge', 'report')),
  key            TEXT NOT NULL,
  status         TEXT NOT NULL,
  forum          TEXT NOT NULL CHECK (trim(forum) <> ''),
  day            TEXT NOT NULL CHECK (day IS date(day)),
  diarienummer   TEXT NOT NULL CHECK (trim(diarienummer) <> ''),
  text           TEXT NOT NULL CHECK (trim(text) <> ''),
  supersedes     INTEGER REFERENCES decision (id) CHECK (supersedes < id),
  object_version INTEGER NOT NULL,
  member         TEXT NOT NULL,
  written        INTEGER NOT NULL,
  meeting        INTEGER REFERENCES meeting (id)
);
INSERT INTO decision
SELECT id, kind, key, status, forum, day, diarienummer, text, supersedes, object_version, member, written, NULL
FROM decision_kept ORDER BY id;
DROP TABLE decision_kept;
CREATE INDEX decision_on ON decision (kind, key);

ALTER TABLE action ADD COLUMN causes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE pledge ADD COLUMN problem TEXT NOT NULL DEFAULT '';
ALTER TABLE pledge ADD COLUMN is_managed INTEGER NOT NULL DEFAULT 0 CHECK (is_managed IN (0, 1));
ALTER TABLE pledge ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE TABLE pledge_activity (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  pledge  TEXT NOT NULL REFERENCES pledge (key),
  text    TEXT NOT NULL CHECK (trim(text) <> ''),
  target  REAL NOT NULL CHECK (target >= 0),
  outcome REAL CHECK (outcome >= 0),
  unit    TEXT NOT NULL CHECK (trim(unit) <> ''),
  action  TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX activity_of_pledge ON pledge_activity (pledge);

CREATE TABLE survey (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL CHECK (trim(name) <> ''),
  population TEXT NOT NULL CHECK (trim(population) <> ''),
  period     TEXT NOT NULL,
  source     TEXT NOT NULL,
  version    INTEGER NOT NULL DEFAULT 1,
  UNIQUE (name, period)
);
CREATE TABLE survey_value (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  survey   INTEGER NOT NULL REFERENCES survey (id),
  scheme   TEXT NOT NULL,
  area     TEXT NOT NULL,
  question TEXT NOT NULL CHECK (trim(question) <> ''),
  n        INTEGER NOT NULL CHECK (n > 0),
  share    REAL NOT NULL CHECK (share BETWEEN 0 AND 100),
  low      REAL NOT NULL CHECK (low BETWEEN 0 AND share),
  high     REAL NOT NULL CHECK (high BETWEEN share AND 100),
  version  INTEGER NOT NULL DEFAULT 1,
  UNIQUE (survey, scheme, area, question)
);

CREATE TABLE observation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT NOT NULL CHECK (kind IN ('vandring', 'dialog', 'annat')),
  day         TEXT NOT NULL CHECK (day IS date(day)),
  place       TEXT NOT NULL,
  text        TEXT NOT NULL CHECK (trim(text) <> ''),
  proposal    TEXT NOT NULL,
  responsible TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('ny', 'hanteras', 'klar')),
  version     INTEGER NOT NULL DEFAULT 1,
  geometry    GEOMETRY
);
SELECT RecoverGeometryColumn('observation', 'geometry', analysis_epsg, 'GEOMETRY', 'XY') FROM city
WHERE analysis_epsg <> 0;

CREATE TABLE coverage_kept AS SELECT * FROM coverage;
DROP TABLE coverage;
CREATE TABLE coverage (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  source    INTEGER NOT NULL REFERENCES source (id),
  scheme    TEXT NOT NULL,
  area      TEXT NOT NULL,
  first_day TEXT NOT NULL,
  end_day   TEXT NOT NULL CHECK (end_day > first_day),
  grade     TEXT NOT NULL CHECK (grade IN ('god', 'begränsad', 'bristfällig', 'saknas')),
  reason    TEXT NOT NULL,
  version   INTEGER NOT NULL DEFAULT 1,
  UNIQUE (source, scheme, area, first_day)
);
INSERT INTO coverage (source, scheme, area, first_day, end_day, grade, reason)
SELECT source, scheme, area, first_day, end_day, grade, reason FROM coverage_kept;
DROP TABLE coverage_kept;

CREATE TABLE task (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  scheme  TEXT NOT NULL,
  area    TEXT NOT NULL,
  title   TEXT NOT NULL CHECK (trim(title) <> ''),
  owner   TEXT NOT NULL CHECK (trim(owner) <> ''),
  due     TEXT NOT NULL CHECK (due IS date(due)),
  status  TEXT NOT NULL CHECK (status IN ('öppen', 'klar', 'avbruten')),
  meeting INTEGER REFERENCES meeting (id),
  about   TEXT NOT NULL,
  note    TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);

-- first_day, end_day: those of the period. snapshot: the figures as they froze.
CREATE TABLE report (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,
  scheme        TEXT NOT NULL,
  area          TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('vecka', 'kvartal', 'halvår', 'år', 'tvåår')),
  period        TEXT NOT NULL,
  first_day     TEXT NOT NULL,
  end_day       TEXT NOT NULL,
  title         TEXT NOT NULL,
  text          TEXT NOT NULL,
  law_mapping   TEXT NOT NULL,
  law_other     TEXT NOT NULL,
  law_analysis  TEXT NOT NULL,
  law_measures  TEXT NOT NULL,
  problems      TEXT NOT NULL,
  status        TEXT NOT NULL,
  snapshot      TEXT NOT NULL,
  snapshot_hash TEXT NOT NULL,
  snapshot_day  TEXT,
  is_managed    INTEGER NOT NULL CHECK (is_managed = 1),
  version       INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE assessment (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  report  TEXT NOT NULL REFERENCES report (key),
  scheme  TEXT NOT NULL,
  area    TEXT NOT NULL,
  grade   TEXT NOT NULL CHECK (grade IN ('grön', 'gul', 'röd')),
  reason  TEXT NOT NULL CHECK (trim(reason) <> ''),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (report, scheme, area)
);

-- Which areas a report grades: every mellanområde in force within its own area.
CREATE VIEW report_area AS
SELECT report.key AS report, area.scheme, area.code, area.name, report.first_day, report.end_day
FROM report JOIN area_scheme ON area_scheme.level = 'mellanomrade'
  AND (area_scheme.valid_to IS NULL OR area_scheme.valid_to >= report.end_day)
JOIN area ON area.scheme = area_scheme.code
WHERE report.scheme = '' OR (area_scheme.parent_scheme = report.scheme AND area.parent = report.area);

INSERT INTO allowed_step VALUES
  ('pledge', 'utkast', 'beslutat', 1),
  ('pledge', 'beslutat', 'publicerat', 0),
  ('pledge', 'publicerat', 'infriat', 0),
  ('pledge', 'publicerat', 'delvis', 0),
  ('pledge', 'publicerat', 'ej_infriat', 0),
  ('pledge', 'infriat', 'återkopplat', 0),
  ('pledge', 'delvis', 'återkopplat', 0),
  ('pledge', 'ej_infriat', 'återkopplat', 0),
  ('report', 'utkast', 'beredning', 0),
  ('report', 'beredning', 'utkast', 0),
  ('report', 'beredning', 'för_beslut', 0),
  ('report', 'för_beslut', 'beredning', 0),
  ('report', 'för_beslut', 'beslutad', 1),
  ('report', 'beslutad', 'publicerad', 0),
  ('report', 'beslutad', 'ersatt', 0),
  ('report', 'beslutad', 'arkiverad', 0),
  ('report', 'publicerad', 'ersatt', 0),
  ('report', 'publicerad', 'arkiverad', 0),
  ('report', 'ersatt', 'arkiverad', 0),
  ('meeting', 'planerad', 'hållen', 0),
  ('meeting', 'planerad', 'inställd', 0),
  ('task', 'öppen', 'klar', 0),
  ('task', 'öppen', 'avbruten', 0),
  ('task', 'klar', 'öppen', 0),
  ('task', 'avbruten', 'öppen', 0);

-- I8
CREATE TRIGGER decision_on_something BEFORE INSERT ON decision
WHEN NOT EXISTS (SELECT 1 FROM problem WHERE NEW.kind = 'problem' AND key = NEW.key AND version = NEW.object_version)
  AND NOT EXISTS (SELECT 1 FROM action WHERE NEW.kind = 'action' AND key = NEW.key AND version = NEW.object_version)
  AND NOT EXISTS (SELECT 1 FROM pledge WHERE NEW.kind = 'pledge' AND key = NEW.key AND version = NEW.object_version)
  AND NOT EXISTS (SELECT 1 FROM report WHERE NEW.kind = 'report' AND key = NEW.key AND version = NEW.object_version)
BEGIN SELECT RAISE(ABORT, 'I8: a decision is on the present version of its object'); END;
CREATE TRIGGER decision_supersedes BEFORE INSERT ON decision
WHEN NEW.supersedes IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.supersedes AND kind = NEW.kind AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'I8: a decision supersedes one on the same object'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'I8: a decision is never changed: a new one supersedes it'); END;
CREATE TRIGGER decision_remains BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'I8: a decision is never removed: a new one supersedes it'); END;

-- I10
CREATE TRIGGER pledge_begins BEFORE INSERT ON pledge WHEN NEW.is_managed = 1 AND NEW.status <> 'utkast'
BEGIN SELECT RAISE(ABORT, 'a pledge begins as utkast'); END;
CREATE TRIGGER pledge_steps BEFORE UPDATE ON pledge
WHEN NEW.is_managed = 1 AND NEW.status <> OLD.status AND NOT EXISTS (
  SELECT 1 FROM allowed_step AS step
  WHERE step.kind = 'pledge' AND step.before = OLD.status AND step.after = NEW.status
    AND (step.by_decision = 0 OR EXISTS (
      SELECT 1 FROM decision WHERE decision.kind = 'pledge' AND decision.key = OLD.key
        AND decision.status = NEW.status AND decision.object_version = OLD.version)))
BEGIN SELECT RAISE(ABORT, 'a pledge goes no such step, or not without a decision'); END;
CREATE TRIGGER pledge_keeps BEFORE UPDATE ON pledge
WHEN OLD.is_managed = 1
  AND (NEW.is_managed <> 1 OR NEW.key <> OLD.key OR NEW.id <> OLD.id OR NEW.version <= OLD.version)
BEGIN SELECT RAISE(ABORT, 'a pledge keeps its key and number, and every change is a new version'); END;
CREATE TRIGGER pledge_is_decided BEFORE UPDATE ON pledge
WHEN NEW.is_managed = 1 AND NEW.status <> 'utkast' AND (
  NOT EXISTS (SELECT 1 FROM decision WHERE kind = 'pledge' AND key = NEW.key AND status <> '')
  OR (NOT EXISTS (SELECT 1 FROM problem WHERE key = NEW.problem AND status <> 'föreslaget')
      AND NOT EXISTS (SELECT 1 FROM action WHERE key = NEW.action AND status NOT IN ('föreslagen', 'avbruten'))))
BEGIN SELECT RAISE(ABORT, 'I10: a pledge needs a decision and rests on a decided problem or action'); END;
CREATE TRIGGER pledge_is_judged BEFORE UPDATE ON pledge
WHEN NEW.is_managed = 1 AND NEW.status IN ('infriat', 'delvis', 'ej_infriat', 'återkopplat') AND NEW.outcome IS NULL
BEGIN SELECT RAISE(ABORT, 'I10: what is judged has an outcome'); END;
CREATE TRIGGER pledge_is_promised BEFORE UPDATE ON pledge
WHEN OLD.is_managed = 1 AND OLD.status <> 'utkast' AND (NEW.target <> OLD.target OR NEW.unit <> OLD.unit
  OR NEW.year <> OLD.year OR NEW.scheme <> OLD.scheme OR NEW.area <> OLD.area)
BEGIN SELECT RAISE(ABORT, 'I10: what is promised is not changed'); END;
CREATE TRIGGER pledge_remains BEFORE DELETE ON pledge WHEN OLD.is_managed = 1 AND OLD.status <> 'utkast'
BEGIN SELECT RAISE(ABORT, 'a pledge that is decided on is not removed'); END;

-- I7, I11
CREATE TRIGGER report_begins BEFORE INSERT ON report WHEN NEW.status <> 'utkast'
BEGIN SELECT RAISE(ABORT, 'a report begins as utkast'); END;
CREATE TRIGGER report_steps BEFORE UPDATE ON report
WHEN NEW.status <> OLD.status AND NOT EXISTS (
  SELECT 1 FROM allowed_step AS step
  WHERE step.kind = 'report' AND step.before = OLD.status AND step.after = NEW.status
    AND (step.by_decision = 0 OR EXISTS (
      SELECT 1 FROM decision WHERE decision.kind = 'report' AND decision.key = OLD.key
        AND decision.status = NEW.status AND decision.object_version = OLD.version)))
BEGIN SELECT RAISE(ABORT, 'a report goes no such step, or not without a decision'); END;
CREATE TRIGGER report_keeps BEFORE UPDATE ON report
WHEN NEW.key <> OLD.key OR NEW.id <> OLD.id OR NEW.version <= OLD.version
BEGIN SELECT RAISE(ABORT, 'a report keeps its key and number, and every change is a new version'); END;
CREATE TRIGGER report_is_decided BEFORE UPDATE ON report
WHEN NEW.status = 'beslutad' AND OLD.status <> 'beslutad' AND (
  NEW.snapshot = '' OR NEW.snapshot_hash = ''
  OR EXISTS (
    SELECT 1 FROM report_area AS each WHERE each.report = OLD.key AND (
      NOT EXISTS (SELECT 1 FROM assessment
                  WHERE report = OLD.key AND scheme = each.scheme AND area = each.code)
      OR NOT EXISTS (SELECT 1 FROM coverage WHERE scheme = each.scheme AND area = each.code
                       AND first_day < each.end_day AND end_day > each.first_day))))
BEGIN SELECT RAISE(ABORT, 'I7: a decided report needs frozen figures, and grade and coverage of every area'); END;
CREATE TRIGGER report_is_frozen BEFORE UPDATE ON report
WHEN OLD.status NOT IN ('utkast', 'beredning', 'för_beslut') AND (
  NEW.scheme, NEW.area, NEW.kind, NEW.period, NEW.title, NEW.text, NEW.law_mapping, NEW.law_other, NEW.law_analysis,
  NEW.law_measures, NEW.problems, NEW.snapshot, NEW.snapshot_hash, NEW.snapshot_day) IS NOT (
  OLD.scheme, OLD.area, OLD.kind, OLD.period, OLD.title, OLD.text, OLD.law_mapping, OLD.law_other, OLD.law_analysis,
  OLD.law_measures, OLD.problems, OLD.snapshot, OLD.snapshot_hash, OLD.snapshot_day)
BEGIN SELECT RAISE(ABORT, 'I11: a decided report stays as it was decided'); END;
CREATE TRIGGER report_remains BEFORE DELETE ON report
WHEN OLD.status <> 'utkast' OR EXISTS (SELECT 1 FROM assessment WHERE report = OLD.key)
BEGIN SELECT RAISE(ABORT, 'a report that is worked on is not removed'); END;
CREATE TRIGGER assessment_begins BEFORE INSERT ON assessment WHEN EXISTS (
  SELECT 1 FROM report WHERE key = NEW.report AND status NOT IN ('utkast', 'beredning', 'för_beslut'))
BEGIN SELECT RAISE(ABORT, 'I11: a decided report stays as it was decided'); END;
CREATE TRIGGER assessment_keeps BEFORE UPDATE ON assessment
WHEN NEW.report <> OLD.report OR NEW.scheme <> OLD.scheme OR NEW.area <> OLD.area OR NEW.id <> OLD.id
  OR NEW.version <= OLD.version OR EXISTS (
  SELECT 1 FROM report WHERE key = NEW.report AND status NOT IN ('utkast', 'beredning', 'för_beslut'))
BEGIN SELECT RAISE(ABORT, 'I11: an assessment keeps its area, and that of a decided report stays as it was'); END;
CREATE TRIGGER assessment_remains BEFORE DELETE ON assessment WHEN EXISTS (
  SELECT 1 FROM report WHERE key = OLD.report AND status NOT IN ('utkast', 'beredning', 'för_beslut'))
BEGIN SELECT RAISE(ABORT, 'I11: a decided report stays as it was decided'); END;

CREATE TRIGGER meeting_begins BEFORE INSERT ON meeting WHEN NEW.status <> 'planerad'
BEGIN SELECT RAISE(ABORT, 'a meeting begins as planerad'); END;
CREATE TRIGGER meeting_steps BEFORE UPDATE ON meeting
WHEN NEW.version <= OLD.version OR NEW.id <> OLD.id OR (NEW.status <> OLD.status AND NOT EXISTS (
  SELECT 1 FROM allowed_step AS step
  WHERE step.kind = 'meeting' AND step.before = OLD.status AND step.after = NEW.status))
BEGIN SELECT RAISE(ABORT, 'a meeting goes no such step, and every change is a new version'); END;
CREATE TRIGGER meeting_remains BEFORE DELETE ON meeting
WHEN OLD.status = 'hållen' OR EXISTS (SELECT 1 FROM decision WHERE meeting = OLD.id)
  OR EXISTS (SELECT 1 FROM task WHERE meeting = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a meeting that was held or has decisions or tasks is not removed'); END;
CREATE TRIGGER task_begins BEFORE INSERT ON task WHEN NEW.status <> 'öppen'
BEGIN SELECT RAISE(ABORT, 'a task begins as öppen'); END;
CREATE TRIGGER task_steps BEFORE UPDATE ON task
WHEN NEW.version <= OLD.version OR NEW.id <> OLD.id OR (NEW.status <> OLD.status AND NOT EXISTS (
  SELECT 1 FROM allowed_step AS step
  WHERE step.kind = 'task' AND step.before = OLD.status AND step.after = NEW.status))
BEGIN SELECT RAISE(ABORT, 'a task goes no such step, and every change is a new version'); END;
