// Several statements as one, inside a transaction or by themselves.
#pragma once

#include "geo/store/database.hpp"

namespace tryggkarta::store {

/// Undoes what was done since its construction unless it is kept. Also gives readers one unchanging view of the file.
class Savepoint {
 public:
  explicit Savepoint(Database& database) : database_(database) { database_.run("SAVEPOINT step"); }
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint() {
    // After a full disk SQLite has rolled back by itself, and there is no savepoint to return to.
    if (!kept_ && database_.in_transaction()) {
      sqlite3_exec(database_.handle(), "ROLLBACK TO step; RELEASE step", nullptr, nullptr, nullptr);
    }
  }
  void keep() {
    database_.run("RELEASE step");
    kept_ = true;
  }

 private:
  Database& database_;
  bool kept_ = false;
};

}  // namespace tryggkarta::store
