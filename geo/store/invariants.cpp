#include "geo/store/invariants.hpp"

#include <array>

#include "geo/store/sha256.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

/// `objects` gives names, `broken` those of them of which the promise does not hold.
struct Invariant {
  const char* rule;
  const char* promise;
  const char* objects;
  const char* broken;
};

constexpr std::array<Invariant, 10> kInvariants{{
    {"I4", "a decided action has a problem, a decision, a target, a communication plan and an evaluation plan", R"(
SELECT key FROM action WHERE is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten'))",
     R"(
SELECT key FROM action WHERE is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten') AND (
  NOT EXISTS (SELECT 1 FROM problem WHERE problem.key = action.problem)
  OR NOT EXISTS (SELECT 1 FROM decision WHERE kind = 'action' AND decision.key = action.key AND decision.status <> '')
  OR target IS NULL OR trim(communication_plan) = '' OR trim(evaluation_plan) = ''))"},
    {"I5", "an action that is done has an outcome", R"(
SELECT key FROM action WHERE is_managed = 1 AND status IN ('genomförd', 'uppföljd', 'avslutad'))",
     R"(
SELECT key FROM action WHERE is_managed = 1 AND status IN ('genomförd', 'uppföljd', 'avslutad') AND outcome IS NULL)"},
    {"I6", "a problem that is acted on has a decided action", R"(
SELECT key FROM problem WHERE is_managed = 1 AND status IN ('åtgärdas', 'följs_upp'))",
     R"(
SELECT key FROM problem WHERE is_managed = 1 AND status IN ('åtgärdas', 'följs_upp') AND NOT EXISTS (
  SELECT 1 FROM action WHERE action.problem = problem.key AND is_managed = 1
    AND action.status NOT IN ('föreslagen', 'avbruten')))"},
    {"I6", "a closed problem has an evaluation or a written reason", R"(
SELECT key FROM problem WHERE is_managed = 1 AND status = 'avslutat')",
     R"(
SELECT key FROM problem WHERE is_managed = 1 AND status = 'avslutat' AND trim(closing_reason) = '' AND NOT EXISTS (
  SELECT 1 FROM evaluation JOIN action ON action.key = evaluation.action WHERE action.problem = problem.key))"},
    {"I7", "a decided report has frozen figures, and grade and coverage of every area", R"(
SELECT key FROM report WHERE status NOT IN ('utkast', 'beredning', 'för_beslut'))",
     R"(
SELECT key FROM report WHERE status NOT IN ('utkast', 'beredning', 'för_beslut') AND (
  snapshot = '' OR snapshot_day IS NULL
  OR NOT EXISTS (SELECT 1 FROM decision WHERE kind = 'report' AND decision.key = report.key AND status = 'beslutad')
  OR EXISTS (
    SELECT 1 FROM report_area AS each WHERE each.report = report.key AND (
      NOT EXISTS (SELECT 1 FROM assessment WHERE assessment.report = report.key AND scheme = each.scheme
                    AND area = each.code)
      OR NOT EXISTS (SELECT 1 FROM coverage WHERE scheme = each.scheme AND area = each.code
                       AND first_day < each.end_day AND end_day > each.first_day)))))"},
    {"I8", "a decision is on something that is there, and has forum, day and diarienummer",
     "SELECT 'decision ' || id FROM decision", R"(
SELECT 'decision ' || id FROM decision WHERE trim(forum) = '' OR trim(diarienummer) = '' OR day IS NOT date(day) OR CASE kind
  WHEN 'problem' THEN NOT EXISTS (SELECT 1 FROM problem WHERE problem.key = decision.key)
  WHEN 'action' THEN NOT EXISTS (SELECT 1 FROM action WHERE action.key = decision.key)
  WHEN 'pledge' THEN NOT EXISTS (SELECT 1 FROM pledge WHERE pledge.key = decision.key)
  ELSE NOT EXISTS (SELECT 1 FROM report WHERE report.key = decision.key) END)"},
    {"I8", "every decision is in the log", "SELECT 'decision ' || id FROM decision", R"(
SELECT 'the log' WHERE (SELECT count(*) FROM decision) > (SELECT count(*) FROM audit WHERE act = 'decide'))"},
    {"I9", "the evaluation plan of a decided action is its newest kept version", R"(
SELECT key FROM action WHERE is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten'))",
     R"(
SELECT key FROM action WHERE is_managed = 1 AND status NOT IN ('föreslagen', 'avbruten') AND action.evaluation_plan IS NOT (
  SELECT text FROM evaluation_plan AS kept WHERE kept.action = action.key ORDER BY number DESC LIMIT 1))"},
    {"I10", "a decided pledge has a decision and rests on a decided problem or action", R"(
SELECT key FROM pledge WHERE is_managed = 1 AND status <> 'utkast')",
     R"(
SELECT key FROM pledge WHERE is_managed = 1 AND status <> 'utkast' AND (
  NOT EXISTS (SELECT 1 FROM decision WHERE kind = 'pledge' AND decision.key = pledge.key AND decision.status <> '')
  OR (NOT EXISTS (SELECT 1 FROM problem WHERE problem.key = pledge.problem AND status <> 'föreslaget')
      AND NOT EXISTS (SELECT 1 FROM action WHERE action.key = pledge.action
                        AND status NOT IN ('föreslagen', 'avbruten')))))"},
    {"I10", "a pledge that is judged has an outcome", R"(
SELECT key FROM pledge WHERE is_managed = 1 AND status IN ('infriat', 'delvis', 'ej_infriat', 'återkopplat'))",
     R"(
SELECT key FROM pledge WHERE is_managed = 1 AND outcome IS NULL
  AND status IN ('infriat', 'delvis', 'ej_infriat', 'återkopplat'))"},
}};

std::vector<std::string> names_in(Database& database, const char* sql) {
  Statement row{database, sql};
  std::vector<std::string> names;
  while (row.step()) names.push_back(row.text(0));
  return names;
}

Proof proof_of_frozen(Database& database) {
  Proof proof{"I11", "the frozen figures of a report are the bytes that were decided on", 0, {}};
  Statement row{database, "SELECT key, snapshot, snapshot_hash FROM report WHERE snapshot <> ''"};
  while (row.step()) {
    ++proof.objects;
    if (sha256_hex(row.view(1)) != row.view(2)) proof.broken.push_back(row.text(0));
  }
  return proof;
}

}  // namespace

std::vector<Proof> prove_casework(Database& database) {
  std::vector<Proof> proofs;
  for (const Invariant& each : kInvariants) {
    const auto objects = static_cast<std::int64_t>(names_in(database, each.objects).size());
    proofs.push_back({each.rule, each.promise, objects, names_in(database, each.broken)});
  }
  proofs.push_back(proof_of_frozen(database));
  return proofs;
}

}  // namespace tryggkarta::store
