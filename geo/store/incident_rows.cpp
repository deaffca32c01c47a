#include "geo/store/incident_rows.hpp"

#include <string>

namespace tryggkarta::store {

namespace {

constexpr std::size_t kManyRows = 32;

// Parameters are bound by number, a million times: 1 and 2 are the same for every row, seven more follow for each.
constexpr int kShared = 2;
constexpr int kOfEach = 7;

std::string add_rows(std::size_t rows) {
  std::string sql =
      "INSERT INTO incident (source, delivery, id, category, time_from, time_to, precision_id, named_area, geometry) "
      "VALUES (?1, ?2, ?, ?, ?, ?, ?, ?, ?)";
  for (std::size_t row = 1; row < rows; ++row) sql += ", (?1, ?2, ?, ?, ?, ?, ?, ?, ?)";
  return sql;
}

constexpr const char* kChange = R"(
UPDATE incident SET delivery = ?2, category = ?4, time_from = ?5, time_to = ?6, precision_id = ?7, named_area = ?8,
  geometry = ?9
WHERE id = ?3)";

std::optional<Blob> blob_of(const std::optional<PointBlob>& point) {
  if (!point) return std::nullopt;
  return Blob{{point->data(), point->size()}};
}

/// The row must live until the statement has run.
void bind(Statement& statement, std::size_t position, const IncidentRows::Row& row) {
  int at = kShared + kOfEach * static_cast<int>(position);
  statement.bind_at(++at, row.id);
  statement.bind_at(++at, row.category);
  statement.bind_at(++at, row.from);
  statement.bind_at(++at, row.to);
  statement.bind_at(++at, row.precision);
  statement.bind_at(++at, row.named_area);
  statement.bind_at(++at, blob_of(row.point));
}

}  // namespace

IncidentRows::IncidentRows(Database& database, std::int64_t source, std::int64_t delivery)
    : add_(database, add_rows(1)), add_many_(database, add_rows(kManyRows)), change_(database, kChange) {
  for (Statement* statement : {&add_, &add_many_}) statement->bind_at(1, source);
  for (Statement* statement : {&add_, &add_many_, &change_}) statement->bind_at(2, delivery);
  waiting_.reserve(kManyRows);
}

void IncidentRows::add(const Row& row) {
  waiting_.push_back(row);
  if (waiting_.size() < kManyRows) return;
  for (std::size_t i = 0; i < kManyRows; ++i) bind(add_many_, i, waiting_[i]);
  add_many_.run();
  waiting_.clear();
}

void IncidentRows::change(const Row& row) {
  // It may be one of those that wait.
  write();
  bind(change_, 0, row);
  change_.run();
}

void IncidentRows::write() {
  for (const Row& row : waiting_) {
    bind(add_, 0, row);
    add_.run();
  }
  waiting_.clear();
}

}  // namespace tryggkarta::store
