// What a Store is made of; for this folder alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/store/database.hpp"
#include "geo/store/identity_book.hpp"
#include "geo/store/store.hpp"

namespace tryggkarta::store {

struct Store::Inside {
  explicit Inside(Database opened) : database(std::move(opened)) {}

  Database database;
  /// Deliveries whose rows are being written in the open transaction, by source.
  std::map<std::string, std::int64_t, std::less<>> open_deliveries;
  /// Of the open transaction, once it writes incidents.
  std::optional<IdentityBook> identities;
};

/// Sixty-four bytes, mixed into every key hash.
std::string salt_of(Database& database);
/// The id of a source. Throws Error(not_found) when it is not registered.
std::int64_t source_id(Database& database, std::string_view name);

/// SpatiaLite's own spatial index on incidents. Needs the analysis CRS.
void make_incident_index(Database& database);
/// Away with all that it holds, which also repeats coordinates; false where there is none.
bool drop_incident_index(Database& database);

// What only load_casebook reads, each in the order that CasebookView promises.
std::vector<casebook::Denominator> denominators_in(Database& database);
std::vector<casebook::Coverage> coverage_in(Database& database);
std::vector<casebook::Problem> problems_in(Database& database);
std::vector<casebook::Action> actions_in(Database& database);
std::vector<casebook::Pledge> pledges_in(Database& database);

}  // namespace tryggkarta::store
