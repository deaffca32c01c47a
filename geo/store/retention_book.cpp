#include "geo/store/retention_book.hpp"

#include <fmt/format.h>

#include <span>

#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/retained_places.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/unchecked_links.hpp"
#include "geo/store/whole_write.hpp"

namespace tryggkarta::store {

namespace {

// A row is as old as its last second: of a half-open interval the one before its end.
constexpr const char* kCount = R"(
SELECT count(*),
       count(*) FILTER (WHERE retained_place IS NULL AND max(time_from, time_to - 1) < :limit),
       count(*) FILTER (WHERE retained_place IS NOT NULL)
FROM incident WHERE source = (SELECT id FROM source WHERE name = :source))";

constexpr const char* kDue = R"(
SELECT id, geometry, precision_id, named_area FROM incident
WHERE source = (SELECT id FROM source WHERE name = :source)
  AND retained_place IS NULL AND max(time_from, time_to - 1) < :limit ORDER BY id)";

constexpr const char* kRetain = R"(
UPDATE incident SET geometry = NULL, named_area = NULL, precision_id = :precision, retained_place = :place
WHERE id = :id)";

constexpr const char* kForgetIdentities = R"(
DELETE FROM incident_identity WHERE EXISTS (
  SELECT 1 FROM incident WHERE incident.id = incident_identity.incident AND retained_place IS NOT NULL))";

constexpr const char* kForgetNamedAreas = R"(
DELETE FROM named_area WHERE id NOT IN (SELECT named_area FROM incident WHERE named_area IS NOT NULL))";

// GIS programs leave the bounds of a layer here, and a bound is a coordinate of somebody's.
constexpr const char* kForgetBounds = R"(
UPDATE geometry_columns_statistics
SET last_verified = NULL, row_count = NULL, extent_min_x = NULL, extent_min_y = NULL, extent_max_x = NULL,
    extent_max_y = NULL
WHERE f_table_name = 'incident')";

/// The first instant of a day by the city's clock.
time::Instant beginning_of(const casebook::City& city, time::Day day) {
  const auto zone = time::TimeZone::named(city.timezone);
  if (!zone) {
    throw Error(ErrorKind::unavailable,
                fmt::format("this machine does not know the time zone {}: install tzdata", city.timezone));
  }
  return zone->to_utc(std::chrono::local_seconds{day.time_since_epoch()});
}

/// Takes place and key from the rows of sources, in an open transaction.
class Retaining {
 public:
  Retaining(Database& database, std::span<const casebook::AreaScheme> schemes)
      : database_(database), places_(database, schemes), retain_(database, kRetain) {}

  void retain(const RetentionAccount& account, time::Instant limit) {
    // Read to the end first: what a statement reads is not to change under it.
    for (const Row& row : rows_due(account, limit)) {
      retain_.bind(":id", row.id)
          .bind(":place", row.kept.place)
          .bind(":precision", static_cast<int>(row.kept.precision))
          .run();
    }
    Statement{database_,
              "UPDATE source SET retained_before = max(coalesce(retained_before, ''), :day) WHERE name = :name"}
        .bind(":day", *account.limit)
        .bind(":name", account.source)
        .run();
  }

 private:
  struct Row {
    std::int64_t id;
    RetainedPlaces::Kept kept;
  };
  std::vector<Row> rows_due(const RetentionAccount& account, time::Instant limit) {
    Statement due{database_, kDue};
    due.bind(":source", account.source).bind(":limit", limit);
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(account.due));
    while (due.step()) {
      rows.push_back(
          {due.integer(0), places_.keep({point_in(due.view(1)), static_cast<casebook::Precision>(due.integer(2)),
                                         due.optional_integer(3)})});
    }
    return rows;
  }

  Database& database_;
  RetainedPlaces places_;
  Statement retain_;
};

void require_right_to_retain(const access::DecisionGrant& grant) {
  if (grant.act() == access::Act::retain) return;
  throw Error(ErrorKind::not_allowed, "Det här får bara den göra som gallrar.", "only those who retain may do that");
}

AuditEntry entry_of(const RetentionAccount& account, const access::DecisionGrant& grant, time::Instant when) {
  return {when,     grant.member(), std::string{access::name_of(grant.role())},   "",
          "retain", account.source, "before " + time::format_day(*account.limit), account.due};
}

/// SQLite's own rewriting: in the journal first, so that whoever is killed meanwhile leaves the store as it was.
void write_anew(Database& database) {
  try {
    database.run("VACUUM");
  } catch (const Error& error) {
    throw Error(error.kind(), fmt::format("{}. The rows are retained, but what they held still lies in unused parts of "
                                          "the file: run `tryggkarta retain` again",
                                          error.english()));
  }
}

/// Everything written so far is in the file and nothing in its journal. False where a reader was in the way.
bool empty_the_journal(Database& database) {
  Statement checkpoint{database, "PRAGMA wal_checkpoint(TRUNCATE)"};
  return checkpoint.step() && checkpoint.integer(0) == 0;
}

}  // namespace

Store::RetentionBook Store::retention() const { return RetentionBook{*this}; }

std::vector<RetentionAccount> Store::RetentionBook::accounts(time::Day today) const {
  Database& database = store_->inside_->database;
  Savepoint one_view{database};
  const casebook::City city = store_->city();
  Statement count{database, kCount};
  std::vector<RetentionAccount> accounts;
  for (const casebook::Source& source : store_->sources()) {
    RetentionAccount account{source.name, source.retention, source.keeps_from(today)};
    std::optional<time::Instant> limit;
    if (account.limit) limit = beginning_of(city, *account.limit);
    count.bind(":source", source.name).bind(":limit", limit).step();
    account.due = count.integer(1);
    account.retained = count.integer(2);
    account.kept = count.integer(0) - account.due - account.retained;
    count.reset();
    accounts.push_back(std::move(account));
  }
  one_view.keep();
  return accounts;
}

std::vector<RetentionAccount> Store::RetentionBook::retain(const access::DecisionGrant& grant, const Order& order) {
  require_right_to_retain(grant);
  Database& database = store_->inside_->database;
  // Should the program be killed before the file is written anew, little is left to find in it.
  database.run("PRAGMA secure_delete = ON");
  WholeWrite whole{database};
  const auto accounts = this->accounts(order.today);
  std::vector<AuditEntry> log;
  for (const RetentionAccount& account : accounts) {
    if (account.due > 0) log.push_back(entry_of(account, grant, order.when));
  }
  if (!log.empty()) {
    forget(accounts);
    store_->audit().append(log);
    whole.keep();
  }
  return accounts;
}

void Store::RetentionBook::forget(const std::vector<RetentionAccount>& accounts) {
  Database& database = store_->inside_->database;
  const casebook::City city = store_->city();
  const auto schemes = store_->area_schemes();
  const bool is_indexed = drop_incident_index(database);
  {
    const UncheckedLinks unchecked{database};
    Retaining retaining{database, schemes};
    for (const RetentionAccount& account : accounts) {
      if (account.due > 0) retaining.retain(account, beginning_of(city, *account.limit));
    }
    for (const char* const sql : {kForgetIdentities, kForgetNamedAreas, kForgetBounds}) database.run(sql);
  }
  if (is_indexed) make_incident_index(database);
  database.run("UPDATE retention_state SET must_rewrite = 1");
}

bool Store::RetentionBook::must_rewrite() const {
  Statement state{store_->inside_->database, "SELECT must_rewrite FROM retention_state"};
  return state.step() && state.integer(0) != 0;
}

void Store::RetentionBook::rewrite_file(std::chrono::milliseconds patience) {
  Database& database = store_->inside_->database;
  const auto require_empty_journal = [&] {
    if (empty_the_journal(database)) return;
    throw Error(ErrorKind::conflict,
                fmt::format("what was retained still lies in the file of {}, since somebody reads an older view of it: "
                            "run `tryggkarta retain` again",
                            database.path().string()));
  };
  database.wait_at_most(patience);
  write_anew(database);
  require_empty_journal();
  // Last, so that whoever is killed before finds it undone.
  database.run("UPDATE retention_state SET must_rewrite = 0");
  require_empty_journal();
}

std::vector<Finding> Store::RetentionBook::findings(time::Day today) const {
  std::vector<Finding> findings;
  for (const RetentionAccount& account : accounts(today)) {
    if (account.due == 0) continue;
    findings.push_back(
        {Severity::warning,
         fmt::format("P10: gallring försenad: {} rows of {} are older than its retention ({}, before {}): "
                     "run `tryggkarta retain`",
                     account.due, account.source, account.retention, time::format_day(*account.limit))});
  }
  if (must_rewrite()) {
    findings.push_back({Severity::warning,
                        "P10: what was retained may still lie in unused parts of the file: run `tryggkarta retain`"});
  }
  return findings;
}

}  // namespace tryggkarta::store
