-- I9: what an evaluation plan was when its action was decided, and every version of it since. Only added to.
CREATE TABLE evaluation_plan (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL REFERENCES action (key),
  number INTEGER NOT NULL CHECK (number >= 1),
  text   TEXT NOT NULL CHECK (trim(text) <> ''),
  day    TEXT NOT NULL CHECK (day IS date(day)),
  member TEXT NOT NULL,
  UNIQUE (action, number)
);
INSERT INTO evaluation_plan (action, number, text, day, member)
SELECT action.key, 1, evaluation_plan, first.day, first.member
FROM action JOIN (
  SELECT key, min(day) AS day, member FROM decision WHERE kind = 'action' AND status = 'beslutad' GROUP BY key
) AS first ON first.key = action.key
WHERE is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten') AND trim(evaluation_plan) <> '';

CREATE TRIGGER evaluation_plan_follows BEFORE INSERT ON evaluation_plan
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM evaluation_plan WHERE action = NEW.action)
BEGIN SELECT RAISE(ABORT, 'I9: a version of a plan follows the one before it'); END;
CREATE TRIGGER evaluation_plan_stays BEFORE UPDATE ON evaluation_plan
BEGIN SELECT RAISE(ABORT, 'I9: a version of a plan is never changed: a new one follows it'); END;
CREATE TRIGGER evaluation_plan_remains BEFORE DELETE ON evaluation_plan
BEGIN SELECT RAISE(ABORT, 'I9: a version of a plan is never removed'); END;

DROP TRIGGER action_plan_is_locked;
CREATE TRIGGER action_plan_is_locked BEFORE UPDATE ON action
WHEN OLD.is_managed = 1 AND OLD.status NOT IN ('föreslagen', 'avbruten') AND (
  NEW.problem <> OLD.problem
  OR NEW.evaluation_plan IS NOT (
    SELECT text FROM evaluation_plan WHERE action = OLD.key ORDER BY number DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'I9: problem and evaluation plan of a decided action are locked: a plan has versions'); END;
CREATE TRIGGER action_plan_is_kept BEFORE UPDATE ON action
WHEN NEW.is_managed = 1 AND NEW.status = 'beslutad' AND OLD.status <> 'beslutad' AND NEW.evaluation_plan IS NOT (
  SELECT text FROM evaluation_plan WHERE action = NEW.key ORDER BY number DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'I9: the evaluation plan of a decided action is kept as its first version'); END;
