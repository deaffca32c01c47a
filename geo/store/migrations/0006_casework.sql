-- Casework: causes, evaluations and decisions; and what the domain forbids, forbidden here too (domain.md § 5.2, § 5.3).

-- is_managed: made or decided in this store, which then holds the rules itself. What came from a file has its decisions
-- elsewhere, and `check` lists what it lacks.
ALTER TABLE problem ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE problem ADD COLUMN closing_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE problem ADD COLUMN is_managed INTEGER NOT NULL DEFAULT 0 CHECK (is_managed IN (0, 1));
ALTER TABLE problem ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE action ADD COLUMN action_plan TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN communication_plan TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN evaluation_plan TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN ending_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN is_managed INTEGER NOT NULL DEFAULT 0 CHECK (is_managed IN (0, 1));
ALTER TABLE action ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX action_of_problem ON action (problem);

CREATE TABLE cause (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  problem  TEXT NOT NULL REFERENCES problem (key),
  parent   INTEGER REFERENCES cause (id) CHECK (parent IS NOT id),
  branch   TEXT NOT NULL CHECK (branch IN ('gärningsperson', 'objekt', 'plats_kontroll', 'social')),
  text     TEXT NOT NULL CHECK (trim(text) <> ''),
  strength TEXT NOT NULL CHECK (strength IN ('svag', 'medel', 'stark')),
  evidence TEXT NOT NULL,
  version  INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX cause_of_problem ON cause (problem);
CREATE INDEX cause_of_parent ON cause (parent);

CREATE TABLE evaluation (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  action  TEXT NOT NULL REFERENCES action (key),
  day     TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('effekt', 'ingen_påvisad', 'för_lite_data', 'försämring')),
  method  TEXT NOT NULL,
  text    TEXT NOT NULL CHECK (trim(text) <> ''),
  lesson  TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX evaluation_of_action ON evaluation (action);

-- status: what the object becomes; empty where it keeps its own. object_version: which version was decided on.
CREATE TABLE decision (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  kind           TEXT NOT NULL CHECK (kind IN ('problem', 'action')),
  key            TEXT NOT NULL,
  status         TEXT NOT NULL,
  forum          TEXT NOT NULL CHECK (trim(forum) <> ''),
  day            TEXT NOT NULL CHECK (day IS date(day)),
  diarienummer   TEXT NOT NULL CHECK (trim(diarienummer) <> ''),
  text           TEXT NOT NULL CHECK (trim(text) <> ''),
  supersedes     INTEGER REFERENCES decision (id) CHECK (supersedes < id),
  object_version INTEGER NOT NULL,
  member         TEXT NOT NULL,
  written        INTEGER NOT NULL
);
CREATE INDEX decision_on ON decision (kind, key);

-- Every step that there is. by_decision: only with a decision on the version that takes it.
CREATE TABLE allowed_step (
  kind        TEXT NOT NULL,
  before      TEXT NOT NULL,
  after       TEXT NOT NULL,
  by_decision INTEGER NOT NULL CHECK (by_decision IN (0, 1)),
  PRIMARY KEY (kind, before, after)
) WITHOUT ROWID;
INSERT INTO allowed_step VALUES
  ('problem', 'föreslaget', 'prioriterat', 1),
  ('problem', 'föreslaget', 'avslutat', 1),
  ('problem', 'prioriterat', 'analyseras', 0),
  ('problem', 'analyseras', 'åtgärdas', 0),
  ('problem', 'åtgärdas', 'följs_upp', 0),
  ('problem', 'följs_upp', 'avslutat', 1),
  ('problem', 'följs_upp', 'analyseras', 0),
  ('problem', 'följs_upp', 'åtgärdas', 0),
  ('problem', 'avslutat', 'återöppnat', 1),
  ('problem', 'återöppnat', 'analyseras', 0),
  ('problem', 'återöppnat', 'åtgärdas', 0),
  ('action', 'föreslagen', 'beslutad', 1),
  ('action', 'beslutad', 'planerad', 0),
  ('action', 'planerad', 'pågående', 0),
  ('action', 'pågående', 'genomförd', 0),
  ('action', 'genomförd', 'uppföljd', 0),
  ('action', 'uppföljd', 'avslutad', 0),
  ('action', 'pågående', 'pausad', 0),
  ('action', 'pausad', 'pågående', 0),
  ('action', 'föreslagen', 'avbruten', 0),
  ('action', 'beslutad', 'avbruten', 0),
  ('action', 'planerad', 'avbruten', 0),
  ('action', 'pågående', 'avbruten', 0),
  ('action', 'pausad', 'avbruten', 0);

-- I8
CREATE TRIGGER decision_on_something BEFORE INSERT ON decision
WHEN NOT EXISTS (SELECT 1 FROM problem WHERE NEW.kind = 'problem' AND key = NEW.key AND version = NEW.object_version)
  AND NOT EXISTS (SELECT 1 FROM action WHERE NEW.kind = 'action' AND key = NEW.key AND version = NEW.object_version)
BEGIN SELECT RAISE(ABORT, 'I8: a decision is on the present version of a problem or an action'); END;
CREATE TRIGGER decision_supersedes BEFORE INSERT ON decision
WHEN NEW.supersedes IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.supersedes AND kind = NEW.kind AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'I8: a decision supersedes one on the same object'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'I8: a decision is never changed: a new one supersedes it'); END;
CREATE TRIGGER decision_remains BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'I8: a decision is never removed: a new one supersedes it'); END;

CREATE TRIGGER problem_begins BEFORE INSERT ON problem WHEN NEW.is_managed = 1 AND NEW.status <> 'föreslaget'
BEGIN SELECT RAISE(ABORT, 'a problem begins as föreslaget'); END;
CREATE TRIGGER action_begins BEFORE INSERT ON action WHEN NEW.is_managed = 1 AND NEW.status <> 'föreslagen'
BEGIN SELECT RAISE(ABORT, 'an action begins as föreslagen'); END;

CREATE TRIGGER problem_steps BEFORE UPDATE ON problem
WHEN NEW.is_managed = 1 AND NEW.status <> OLD.status AND NOT EXISTS (
  SELECT 1 FROM allowed_step AS step
  WHERE step.kind = 'problem' AND step.before = OLD.status AND step.after = NEW.status
    AND (step.by_decision = 0 OR EXISTS (
      SELECT 1 FROM decision WHERE decision.kind = 'problem' AND decision.key = OLD.key
        AND decision.status = NEW.status AND decision.object_version = OLD.version)))
BEGIN SELECT RAISE(ABORT, 'a problem goes no such step, or not without a decision'); END;
CREATE TRIGGER action_steps BEFORE UPDATE ON action
WHEN NEW.is_managed = 1 AND NEW.status <> OLD.status AND NOT EXISTS (
  SELECT 1 FROM allowed_step AS step
  WHERE step.kind = 'action' AND step.before = OLD.status AND step.after = NEW.status
    AND (step.by_decision = 0 OR EXISTS (
      SELECT 1 FROM decision WHERE decision.kind = 'action' AND decision.key = OLD.key
        AND decision.status = NEW.status AND decision.object_version = OLD.version)))
BEGIN SELECT RAISE(ABORT, 'an action goes no such step, or not without a decision'); END;

CREATE TRIGGER problem_keeps BEFORE UPDATE ON problem
WHEN OLD.is_managed = 1
  AND (NEW.is_managed <> 1 OR NEW.key <> OLD.key OR NEW.id <> OLD.id OR NEW.version <= OLD.version)
BEGIN SELECT RAISE(ABORT, 'a problem keeps its key and number, and every change is a new version'); END;
CREATE TRIGGER action_keeps BEFORE UPDATE ON action
WHEN OLD.is_managed = 1
  AND (NEW.is_managed <> 1 OR NEW.key <> OLD.key OR NEW.id <> OLD.id OR NEW.version <= OLD.version)
BEGIN SELECT RAISE(ABORT, 'an action keeps its key and number, and every change is a new version'); END;

-- I6
CREATE TRIGGER problem_is_decided BEFORE UPDATE ON problem
WHEN NEW.is_managed = 1 AND NEW.status <> 'föreslaget'
  AND NOT EXISTS (SELECT 1 FROM decision WHERE kind = 'problem' AND key = NEW.key AND status <> '')
BEGIN SELECT RAISE(ABORT, 'I6: a problem beyond föreslaget needs a decision'); END;
CREATE TRIGGER problem_is_acted_on BEFORE UPDATE ON problem
WHEN NEW.is_managed = 1 AND NEW.status IN ('åtgärdas', 'följs_upp') AND NOT EXISTS (
  SELECT 1 FROM action WHERE problem = NEW.key AND is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten'))
BEGIN SELECT RAISE(ABORT, 'I6: a problem is åtgärdas with a decided action alone'); END;
CREATE TRIGGER problem_is_closed BEFORE UPDATE ON problem
WHEN NEW.is_managed = 1 AND NEW.status = 'avslutat' AND trim(NEW.closing_reason) = '' AND NOT EXISTS (
  SELECT 1 FROM evaluation JOIN action ON action.key = evaluation.action WHERE action.problem = NEW.key)
BEGIN SELECT RAISE(ABORT, 'I6: a problem is closed with an evaluation or a written reason alone'); END;
CREATE TRIGGER action_leaves_problem BEFORE UPDATE ON action
WHEN OLD.is_managed = 1 AND OLD.status NOT IN ('föreslagen', 'avbruten') AND NEW.status IN ('föreslagen', 'avbruten')
  AND EXISTS (SELECT 1 FROM problem
              WHERE key = OLD.problem AND is_managed = 1 AND status IN ('åtgärdas', 'följs_upp'))
  AND NOT EXISTS (SELECT 1 FROM action AS other WHERE other.problem = OLD.problem AND other.id <> OLD.id
                    AND other.is_managed = 1 AND other.status NOT IN ('föreslagen', 'avbruten'))
BEGIN SELECT RAISE(ABORT, 'I6: the last decided action of a problem that is åtgärdas cannot be broken off'); END;
CREATE TRIGGER evaluation_remains BEFORE DELETE ON evaluation
WHEN EXISTS (SELECT 1 FROM action JOIN problem ON problem.key = action.problem
             WHERE action.key = OLD.action AND problem.is_managed = 1 AND problem.status = 'avslutat')
BEGIN SELECT RAISE(ABORT, 'I6: what a closed problem rests on is not removed'); END;
CREATE TRIGGER evaluation_stays BEFORE UPDATE ON evaluation
WHEN NEW.action <> OLD.action OR NEW.id <> OLD.id OR NEW.version <= OLD.version
BEGIN SELECT RAISE(ABORT, 'an evaluation keeps its action, and every change is a new version'); END;
CREATE TRIGGER evaluation_begins BEFORE INSERT ON evaluation
WHEN EXISTS (SELECT 1 FROM action WHERE key = NEW.action AND status IN ('föreslagen', 'avbruten'))
BEGIN SELECT RAISE(ABORT, 'only what was decided is evaluated'); END;

-- I4, I5, I9
CREATE TRIGGER action_is_decided BEFORE UPDATE ON action
WHEN NEW.is_managed = 1 AND NEW.status NOT IN ('föreslagen', 'avbruten') AND (
  NOT EXISTS (SELECT 1 FROM problem WHERE key = NEW.problem)
  OR NOT EXISTS (SELECT 1 FROM decision WHERE kind = 'action' AND key = NEW.key AND status <> '')
  OR NEW.target IS NULL OR trim(NEW.communication_plan) = '' OR trim(NEW.evaluation_plan) = '')
BEGIN SELECT RAISE(ABORT, 'I4: a decided action needs a problem, a decision, a target and both plans'); END;
CREATE TRIGGER action_is_done BEFORE UPDATE ON action
WHEN NEW.is_managed = 1 AND NEW.status IN ('genomförd', 'uppföljd', 'avslutad') AND NEW.outcome IS NULL
BEGIN SELECT RAISE(ABORT, 'I5: what is done has an outcome'); END;
CREATE TRIGGER action_is_broken_off BEFORE UPDATE ON action
WHEN NEW.is_managed = 1 AND NEW.status = 'avbruten' AND trim(NEW.ending_reason) = ''
BEGIN SELECT RAISE(ABORT, 'what is broken off has a written reason'); END;
CREATE TRIGGER action_plan_is_locked BEFORE UPDATE ON action
WHEN OLD.is_managed = 1 AND OLD.status NOT IN ('föreslagen', 'avbruten')
  AND (NEW.problem <> OLD.problem OR NEW.evaluation_plan <> OLD.evaluation_plan)
BEGIN SELECT RAISE(ABORT, 'I9: problem and evaluation plan of a decided action are locked'); END;

CREATE TRIGGER problem_remains BEFORE DELETE ON problem
WHEN OLD.is_managed = 1 AND (OLD.status <> 'föreslaget'
  OR EXISTS (SELECT 1 FROM decision WHERE kind = 'problem' AND key = OLD.key)
  OR EXISTS (SELECT 1 FROM action WHERE problem = OLD.key))
BEGIN SELECT RAISE(ABORT, 'a problem that is decided on or has actions is not removed'); END;
CREATE TRIGGER action_remains BEFORE DELETE ON action
WHEN OLD.is_managed = 1 AND (OLD.status <> 'föreslagen'
  OR EXISTS (SELECT 1 FROM decision WHERE kind = 'action' AND key = OLD.key))
BEGIN SELECT RAISE(ABORT, 'an action that is decided on is not removed'); END;

CREATE TRIGGER cause_has_parent BEFORE INSERT ON cause
WHEN NEW.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cause WHERE id = NEW.parent AND problem = NEW.problem)
BEGIN SELECT RAISE(ABORT, 'a cause lies under one of the same problem'); END;
CREATE TRIGGER cause_keeps BEFORE UPDATE ON cause
WHEN NEW.problem <> OLD.problem OR NEW.id <> OLD.id OR NEW.version <= OLD.version
  OR (NEW.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cause WHERE id = NEW.parent AND problem = NEW.problem))
BEGIN SELECT RAISE(ABORT, 'a cause keeps its problem, and lies under one of the same problem'); END;
