#include <fmt/format.h>

#include "geo/store/migrations.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

int version_of(Database& database) {
  Statement statement{database, "PRAGMA user_version"};
  statement.step();
  return static_cast<int>(statement.integer(0));
}

namespace {

/// Takes the next step inside an open transaction; false when there is none.
bool take_next(Database& database) {
  const auto steps = migrations();
  // Read inside the transaction: another program may be taking the same steps.
  const auto taken = static_cast<std::size_t>(version_of(database));
  if (taken >= steps.size()) return false;
  database.run(steps[taken].sql);
  database.run(fmt::format("PRAGMA user_version = {}", taken + 1).c_str());
  return true;
}

}  // namespace

void migrate(Database& database) {
  for (bool more = true; more;) {
    database.run("BEGIN IMMEDIATE");
    try {
      more = take_next(database);
      database.run("COMMIT");
    } catch (...) {
      sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
      throw;
    }
  }
}

}  // namespace tryggkarta::store
