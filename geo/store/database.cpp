#include "geo/store/database.hpp"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include "geo/error.hpp"

namespace tryggkarta::store {

namespace {

constexpr std::chrono::milliseconds kUsualPatience{3000};

// One thread at a time uses a connection, so SQLite's own mutexes are of no use. Readers open for writing too where
// they may, and promise by a pragma not to: whoever leaves last can then empty and remove the journal.
constexpr int kOpenFlags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_READWRITE;

/// The path as a file: URI, so that a name with "?" or "%" stays a name.
std::string uri_of(const std::filesystem::path& path, std::string_view options) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '-' || c == '_';
    if (plain) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri.append(options);
}

/// On a read-only medium SQLite can keep no index of its journal, and there is no writer to miss. Only there: a file
/// that this user alone may not write can still change under the reader.
bool is_frozen(const std::filesystem::path& path) {
  struct statvfs volume {};
  return ::statvfs(path.c_str(), &volume) == 0 && (volume.f_flag & ST_RDONLY) != 0;
}

}  // namespace

Database::Database(const std::filesystem::path& path, Mode mode, const std::filesystem::path& shown_as)
    : path_(shown_as) {
  const bool frozen = mode == Mode::read_only && is_frozen(path);
  const int flags = frozen ? SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_READONLY
                           : kOpenFlags | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(uri_of(path, frozen ? "?immutable=1" : "").c_str(), &opened, flags, nullptr);
  handle_.reset(opened);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(opened, 1);
  wait_at_most(kUsualPatience);
  run("PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = FILE;"
      "PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864;");
  // Who only reads goes through the tables once: pages that are kept would be memory for nothing.
  if (mode == Mode::read_only) run("PRAGMA query_only = ON; PRAGMA cache_size = -4096");
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::load_spatialite() {
  // By the C interface alone: SQL can load nothing.
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  const int code = sqlite3_load_extension(handle(), "mod_spatialite", nullptr, nullptr);
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  if (code != SQLITE_OK) {
    throw Error(ErrorKind::unavailable,
                "SpatiaLite cannot be loaded (mod_spatialite): install the package libsqlite3-mod-spatialite");
  }
}

void Database::wait_at_most(std::chrono::milliseconds patience) {
  sqlite3_busy_timeout(handle(), static_cast<int>(patience.count()));
}

void Database::fail(int code) const {
  const std::string file = path_.string();
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorKind::conflict,
                  fmt::format("another import or decision is writing to {}: try again when it has finished", file));
    case SQLITE_FULL:
      throw Error(ErrorKind::unavailable,
                  fmt::format("the disk is full: nothing was kept in {}; free some space and try again", file));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{} cannot be written: see who owns the file and its folder", file));
    case SQLITE_CANTOPEN:
      throw Error(
          ErrorKind::unavailable,
          fmt::format(
              "{} cannot be opened: see that its folder exists and that you may write there (the journal lies beside "
              "the store)",
              file));
    case SQLITE_NOTADB:
      throw Error(ErrorKind::bad_input, fmt::format("{} is not a Tryggkarta store: `tryggkarta init` makes one", file));
    case SQLITE_CORRUPT: throw Error(ErrorKind::broken, fmt::format("{} is damaged: put back a backup", file));
    case SQLITE_IOERR:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{} cannot be read or written ({}): see to the disk", file, sqlite3_errstr(code)));
    default:
      throw Error(ErrorKind::broken,
                  fmt::format("{}: {}", file, handle_ ? sqlite3_errmsg(handle()) : sqlite3_errstr(code)));
  }
}

}  // namespace tryggkarta::store
