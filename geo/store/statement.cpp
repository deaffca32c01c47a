#include "geo/store/statement.hpp"

#include <fmt/format.h>

#include "geo/error.hpp"

namespace tryggkarta::store {

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  handle_.reset(prepared);
  check(code);
}

int Statement::position_of(const char* name) const {
  const int position = sqlite3_bind_parameter_index(handle(), name);
  if (position == 0) throw Error(ErrorKind::broken, fmt::format("a statement of the store has no parameter {}", name));
  return position;
}

void Statement::bind_at(int position, std::string_view text) {
  // A view of nothing has no address, which SQLite would take for NULL.
  const char* const start = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(handle(), position, start, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_at(int position, Blob blob) {
  check(sqlite3_bind_blob64(handle(), position, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC));
}

void Statement::bind_copy(int position, std::string_view text) {
  check(sqlite3_bind_text64(handle(), position, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool Statement::step() {
  const int code = sqlite3_step(handle());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3_reset(handle());
  database_->fail(code);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

std::string_view Statement::view(int column) const {
  const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(handle(), column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

std::optional<double> Statement::optional_real(int column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<time::Day> Statement::day(int column) const {
  if (is_null(column)) return std::nullopt;
  const auto parsed = time::parse_day(view(column));
  if (!parsed)
    throw Error(ErrorKind::broken,
                fmt::format("{} holds a day that is none: put back a backup", database_->path().string()));
  return parsed;
}

}  // namespace tryggkarta::store
