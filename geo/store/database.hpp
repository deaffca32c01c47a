// A connection to SQLite. sqlite3 ends in this folder.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace tryggkarta::store {

/// An open connection; closed by its destructor. Foreign keys are enforced.
class Database {
 public:
  enum class Mode { read_only, read_write, create };

  /// Throws Error when SQLite cannot open the file. Nothing is read yet. Sentences about it say `shown_as`.
  Database(const std::filesystem::path& path, Mode mode, const std::filesystem::path& shown_as);
  Database(const std::filesystem::path& path, Mode mode) : Database(path, mode, path) {}

  /// Runs SQL without parameters, one statement or several.
  void run(const char* sql);
  /// Loads SpatiaLite's functions; its triggers and registrations need them.
  void load_spatialite();
  /// How long a statement waits for another connection before it gives up.
  void wait_at_most(std::chrono::milliseconds patience);

  bool in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }
  /// Rows that the last statement changed.
  std::int64_t changes() const { return sqlite3_changes64(handle()); }
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle()); }

  sqlite3* handle() const { return handle_.get(); }
  /// The file as the user knows it.
  const std::filesystem::path& path() const { return path_; }
  /// Throws the Error that says in words what an SQLite result code means for this file.
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::filesystem::path path_;  // shown_as
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace tryggkarta::store
