// Several statements as one that write for certain.
#pragma once

#include <optional>

#include "geo/store/savepoint.hpp"

namespace tryggkarta::store {

/// As Savepoint, but where no transaction is open it begins one that may write from its first statement on. A savepoint
/// that has read cannot begin to write once another connection has written: it would fail instead of wait.
class WholeWrite {
 public:
  explicit WholeWrite(Database& database) : database_(database) {
    if (database_.in_transaction()) {
      step_.emplace(database_);
    } else {
      database_.run("BEGIN IMMEDIATE");
    }
  }
  WholeWrite(const WholeWrite&) = delete;
  WholeWrite& operator=(const WholeWrite&) = delete;
  ~WholeWrite() {
    if (!step_ && !kept_ && database_.in_transaction())
      sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void keep() {
    if (step_) {
      step_->keep();
    } else {
      database_.run("COMMIT");
    }
    kept_ = true;
  }

 private:
  Database& database_;
  std::optional<Savepoint> step_;
  bool kept_ = false;
};

}  // namespace tryggkarta::store
