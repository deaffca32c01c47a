// Rows whose links were just read from the tables that they link to.
#pragma once

#include "geo/store/database.hpp"

namespace tryggkarta::store {

/// While it lives, SQLite does not look up what a changed row links to, nor what links to a removed one: the caller
/// read it in this transaction, and four look-ups a row are as much work as the row. PRAGMA foreign_keys does nothing
/// in a transaction; this does, and statements are prepared again, which a block of rows does not notice.
class UncheckedLinks {
 public:
  explicit UncheckedLinks(Database& database) : database_(database) { check_links(0); }
  UncheckedLinks(const UncheckedLinks&) = delete;
  UncheckedLinks& operator=(const UncheckedLinks&) = delete;
  ~UncheckedLinks() { check_links(1); }

 private:
  void check_links(int on) { sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, on, nullptr); }
  Database& database_;
};

}  // namespace tryggkarta::store
