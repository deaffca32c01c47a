// What adding, changing and deciding have in common; for this folder alone.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/case_rows.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/record_rows.hpp"

namespace tryggkarta::store {

// Everything of a kind.
inline std::vector<casebook::Problem> rows_of(Database& database, const casebook::Problem*) {
  return problems_in(database);
}
inline std::vector<casebook::Action> rows_of(Database& database, const casebook::Action*) {
  return actions_in(database);
}
inline std::vector<casebook::Cause> rows_of(Database& database, const casebook::Cause*) { return causes_in(database); }
inline std::vector<casebook::Evaluation> rows_of(Database& database, const casebook::Evaluation*) {
  return evaluations_in(database);
}
inline std::vector<casebook::Decision> rows_of(Database& database, const casebook::Decision*) {
  return decisions_in(database);
}
inline std::vector<casebook::PlanVersion> rows_of(Database& database, const casebook::PlanVersion*) {
  return plan_versions_in(database);
}

template <class Record>
std::vector<Record> rows_of(Database& database, const Record*) {
  return records_in<Record>(database);
}

template <class Keyed>
const Keyed* with_key(const std::vector<Keyed>& all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Keyed& each) { return each.key == key; });
  return found == all.end() ? nullptr : &*found;
}

template <class Item>
std::optional<Item> find_row(Database& database, std::int64_t id) {
  for (Item& item : rows_of(database, static_cast<const Item*>(nullptr))) {
    if (std::int64_t{item.id} == id) return std::move(item);
  }
  return std::nullopt;
}

[[noreturn]] void refuse_place();
[[noreturn]] void refuse_unknown();
/// Throws Error(bad_input) before there are areas.
int needed_crs(Database& database);
AuditEntry entry_of(const access::DecisionGrant& grant, std::string act, std::string what, time::Instant when);

}  // namespace tryggkarta::store
