// What the casework of a store does with reports alone, and what it promises of everything.
#include "geo/casebook/record_rules.hpp"
#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/case_book.hpp"
#include "geo/store/case_checks.hpp"
#include "geo/store/case_places.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/record_checks.hpp"
#include "geo/store/record_rows.hpp"
#include "geo/store/sha256.hpp"
#include "geo/store/whole_write.hpp"

#include <fmt/format.h>

namespace tryggkarta::store {

casebook::Report Store::CaseBook::freeze(const access::DecisionGrant& grant, const casebook::Report& report,
                                         const std::string& snapshot, const Moment& moment) {
  Database& database = inside_->database;
  WholeWrite whole{database};
  auto present = find<casebook::Report>(grant, report.id);
  if (!present)
    throw Error(ErrorKind::not_found, "Samlingen har inget sådant objekt.", "the collection has no such feature");
  if (!Places{database, grant}.may_change(*present))
    throw Error(ErrorKind::not_allowed, "Lägesbilden hör till ett annat område.", "the report is of another area");
  if (present->upkeep.version != report.upkeep.version) throw StaleVersion();
  if (casebook::is_decided(*present))
    refuse(
        {{"snapshot_hash", "siffrorna i en beslutad lägesbild ändras inte", "the figures of a decided report stay"}});
  present->snapshot = snapshot;
  present->snapshot_hash = sha256_hex(snapshot);
  present->snapshot_day = moment.today;
  if (!update_row(database, *present, 0)) throw StaleVersion();
  const AuditEntry entry{.when = moment.when,
                         .member = grant.member(),
                         .role = std::string{access::name_of(grant.role())},
                         .act = "freeze",
                         .what = fmt::format("report {}", present->id),
                         .rows = 1};
  AuditLog{*inside_}.append({&entry, 1});
  auto frozen = find<casebook::Report>(grant, report.id).value();
  whole.keep();
  return frozen;
}

std::vector<published::AreaKey> Store::CaseBook::areas_graded_by(const access::DecisionGrant& grant,
                                                                 const casebook::Report& report) const {
  std::vector<published::AreaKey> areas;
  if (!find<casebook::Report>(grant, report.id)) return areas;
  for (auto& each : store::areas_graded_by(inside_->database, report.key)) areas.push_back(std::move(each.area));
  return areas;
}

casebook::FieldComplaints Store::CaseBook::missing_for_decision(const access::DecisionGrant& grant,
                                                                const casebook::Report& report) const {
  auto present = find<casebook::Report>(grant, report.id);
  if (!present || casebook::is_decided(*present)) return {};
  auto links = links_of(inside_->database, *present);
  links.has_decision = true;
  present->status = casebook::ReportStatus::beslutad;
  return casebook::complaints_about_status(*present, links);
}

std::vector<Proof> Store::CaseBook::proofs() const { return prove_casework(inside_->database); }

}  // namespace tryggkarta::store
