// One prepared statement: bound by name, read by column.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "geo/store/database.hpp"
#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::store {

/// Bytes to bind as a BLOB. Must live until the statement has run.
struct Blob {
  std::string_view bytes;
};

/// Valid from constructor to destructor. Text and bytes are not copied when bound: they must live until the
/// statement has run or is reset.
class Statement {
 public:
  /// Throws Error(broken) when the SQL does not fit the store.
  Statement(Database& database, std::string_view sql);

  /// The number of a named parameter, for statements that run a million times.
  int position_of(const char* name) const;

  void bind_at(int position, std::integral auto value) {
    check(sqlite3_bind_int64(handle(), position, static_cast<std::int64_t>(value)));
  }
  void bind_at(int position, double value) { check(sqlite3_bind_double(handle(), position, value)); }
  void bind_at(int position, std::string_view text);
  void bind_at(int position, Blob blob);
  void bind_at(int position, std::nullopt_t) { check(sqlite3_bind_null(handle(), position)); }
  /// As "2026-11-24".
  void bind_at(int position, time::Day day) { bind_copy(position, time::format_day(day)); }
  /// As seconds since 1970 in UTC.
  void bind_at(int position, time::Instant instant) { bind_at(position, instant.time_since_epoch().count()); }
  template <class Value>
  void bind_at(int position, const std::optional<Value>& value) {
    if (value) {
      bind_at(position, *value);
    } else {
      bind_at(position, std::nullopt);
    }
  }
  template <class Value>
  Statement& bind(const char* name, const Value& value) {
    bind_at(position_of(name), value);
    return *this;
  }

  /// Goes to the next row; false at the end. Throws Error when SQLite refuses.
  bool step();
  /// Runs to the end and makes ready for the next run.
  void run();
  /// Makes ready for the next run; bindings stay.
  void reset() { sqlite3_reset(handle()); }

  bool is_null(int column) const { return sqlite3_column_type(handle(), column) == SQLITE_NULL; }
  std::int64_t integer(int column) const { return sqlite3_column_int64(handle(), column); }
  double real(int column) const { return sqlite3_column_double(handle(), column); }
  /// Valid until the next step.
  std::string_view view(int column) const;
  std::string text(int column) const { return std::string{view(column)}; }
  std::optional<double> optional_real(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  /// Nothing where the column is NULL. Throws Error(broken) where it holds no day.
  std::optional<time::Day> day(int column) const;
  time::Instant instant(int column) const { return time::Instant{std::chrono::seconds{integer(column)}}; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  sqlite3_stmt* handle() const { return handle_.get(); }
  void bind_copy(int position, std::string_view text);
  void check(int code) const {
    if (code != SQLITE_OK) database_->fail(code);
  }

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace tryggkarta::store
