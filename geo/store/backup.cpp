// A copy of the store while others read and write: SQLite's online backup.
#include <fmt/format.h>

#include <memory>

#include "geo/error.hpp"
#include "geo/store/inside.hpp"

namespace tryggkarta::store {

namespace {

struct Finish {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

void copy(const Database& from, const Database& to) {
  const std::unique_ptr<sqlite3_backup, Finish> backup{sqlite3_backup_init(to.handle(), "main", from.handle(), "main")};
  if (!backup) to.fail(sqlite3_errcode(to.handle()));
  // All in one step: a reader's view of the journal lets writers go on, and nothing has to start over.
  const int code = sqlite3_backup_step(backup.get(), -1);
  if (code != SQLITE_DONE) to.fail(code);
}

}  // namespace

void Store::backup_to(const std::filesystem::path& file) const {
  if (std::filesystem::exists(std::filesystem::symlink_status(file))) {
    throw Error(ErrorKind::conflict, fmt::format("{} exists already: choose another name or remove it", file.string()));
  }
  const std::filesystem::path partial = file.string() + ".partial";
  std::error_code ignored;
  std::filesystem::remove(partial, ignored);
  try {
    copy(inside_->database, Database{partial, Database::Mode::create, file});
    std::filesystem::rename(partial, file);
  } catch (...) {
    std::filesystem::remove(partial, ignored);
    throw;
  }
}

}  // namespace tryggkarta::store
