// The shape of the store, in numbered steps.
#pragma once

#include <span>
#include <string_view>

#include "geo/store/database.hpp"

namespace tryggkarta::store {

struct Migration {
  std::string_view name;  ///< "0001_casebook"
  const char* sql;
};

/// All steps, oldest first; the store's version is the number of steps taken. Made from migrations/*.sql at build time.
std::span<const Migration> migrations();

/// Takes the steps that are missing, one transaction each. SpatiaLite must be loaded.
void migrate(Database& database);

/// The number of steps taken.
int version_of(Database& database);

}  // namespace tryggkarta::store
