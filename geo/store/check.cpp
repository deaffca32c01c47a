// Whether the store keeps its promises: `tryggkarta check`.
#include <fmt/format.h>

#include <map>

#include "geo/casebook/rules.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/invariants.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using Findings = std::vector<Finding>;

void add_broken(Findings& findings, std::string text) { findings.push_back({Severity::broken, std::move(text)}); }

void check_file(Database& database, Findings& findings) {
  Statement pages{database, "PRAGMA integrity_check(20)"};
  while (pages.step()) {
    if (pages.view(0) != "ok") add_broken(findings, fmt::format("the file is damaged: {}", pages.view(0)));
  }
  Statement links{database, "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"};
  while (links.step()) {
    add_broken(findings,
               fmt::format("{} rows of {} point to nothing in {}", links.integer(2), links.view(0), links.view(1)));
  }
}

/// I1: what the deliveries say they stored is what is there.
void check_accounts(Database& database, Findings& findings) {
  Statement sources{database, R"(
SELECT source.name,
       (SELECT coalesce(sum(stored), 0) FROM delivery WHERE delivery.source = source.id) AS said,
       coalesce(held.n, 0)
FROM source LEFT JOIN (SELECT source, count(*) AS n FROM incident GROUP BY source) AS held ON held.source = source.id
WHERE said IS NOT coalesce(held.n, 0) ORDER BY source.name)"};
  while (sources.step()) {
    add_broken(findings, fmt::format("I1: the deliveries of {} say {} rows stored, the store holds {}", sources.view(0),
                                     sources.integer(1), sources.integer(2)));
  }
  Statement identities{database, R"(
SELECT (SELECT count(*) FROM incident WHERE retained_place IS NULL), (SELECT count(*) FROM incident_identity),
       (SELECT count(*) FROM incident_identity
        WHERE incident NOT IN (SELECT id FROM incident WHERE retained_place IS NULL)))"};
  identities.step();
  if (identities.integer(0) != identities.integer(1) || identities.integer(2) != 0) {
    add_broken(findings, fmt::format("I1: {} incidents have {} identities, {} of them lead nowhere",
                                     identities.integer(0), identities.integer(1), identities.integer(2)));
  }
}

using published::Figure;
using published::Shown;

/// Σ areas + unplaced when every part is shown; nothing when one is hidden or unknown.
std::optional<std::int64_t> sum_of(const published::Slice& slice) {
  std::int64_t sum = 0;
  const auto add = [&](const Figure& figure) {
    const auto* const shown = std::get_if<Shown>(&figure);
    if (shown != nullptr) sum += shown->count;
    return shown != nullptr;
  };
  if (!add(slice.unplaced)) return std::nullopt;
  for (const Figure& figure : slice.areas) {
    if (!add(figure)) return std::nullopt;
  }
  return sum;
}

bool shows_too_little(const published::Slice& slice, std::int64_t smallest) {
  const auto too_small = [&](const Figure& figure) {
    const auto* const shown = std::get_if<Shown>(&figure);
    return shown != nullptr && shown->count != 0 && shown->count < smallest;
  };
  if (too_small(slice.unplaced) || too_small(slice.total)) return true;
  for (const Figure& figure : slice.areas) {
    if (too_small(figure)) return true;
  }
  return false;
}

/// I2 and P2 on the newest edition.
void check_ledger(const published::EditionParts& edition, Findings& findings) {
  std::map<std::string, std::size_t> areas_of;
  for (const auto& scheme : edition.schemes) areas_of.emplace(scheme.code, scheme.areas.size());
  for (const auto& [key, slice] : edition.slices) {
    const auto name = fmt::format("{} {} {}", key.scheme, key.category, key.period.token());
    const auto complain = [&](const char* what) {
      add_broken(findings, fmt::format("edition {}, {}: {}", edition.number, name, what));
    };
    const auto areas = areas_of.find(key.scheme);
    if (areas == areas_of.end() || areas->second != slice.areas.size()) complain("the figures do not fit the areas");
    const auto* const total = std::get_if<Shown>(&slice.total);
    const auto sum = sum_of(slice);
    if (sum && (total == nullptr || total->count != *sum))
      complain("I2: the areas and the unplaced do not sum to the total");
    if (shows_too_little(slice, edition.smallest_shown)) complain("P2: a count below the smallest shown one is shown");
  }
}

void check_invariants(Database& database, Findings& findings) {
  for (const Proof& proof : prove_casework(database)) {
    for (const std::string& name : proof.broken)
      add_broken(findings, fmt::format("{}: {}, but not {}", proof.rule, proof.promise, name));
  }
}

/// The links and decisions that people still owe.
void check_casework(const casebook::CasebookView& view, Findings& findings) {
  for (const casebook::Complaint& complaint : casebook::complaints(view)) {
    findings.push_back({Severity::warning, complaint.rule == "links"
                                               ? complaint.text
                                               : fmt::format("{}: {}", complaint.rule, complaint.text)});
  }
}

}  // namespace

std::vector<Finding> Store::check() const {
  Savepoint one_view{inside_->database};
  Findings findings;
  check_file(inside_->database, findings);
  check_accounts(inside_->database, findings);
  if (const auto fault = audit().verify()) add_broken(findings, fault->in_words());
  if (const auto edition = load_edition()) check_ledger(*edition, findings);
  check_invariants(inside_->database, findings);
  casebook::CasebookView view;  // all but the incidents: no rule reads them
  view.schemes = area_schemes();
  view.sources = sources();
  view.problems = problems_in(inside_->database);
  view.actions = actions_in(inside_->database);
  view.pledges = pledges_in(inside_->database);
  check_casework(view, findings);
  one_view.keep();
  return findings;
}

}  // namespace tryggkarta::store
