// The shapes of the ledger, each kept once under the SHA-256 of its bytes.
#pragma once

#include <string>
#include <string_view>

#include "geo/store/statement.hpp"

namespace tryggkarta::store {

class ShapeBook {
 public:
  explicit ShapeBook(Database& database);
  /// Keeps the bytes unless they are there; returns their SHA-256 in hexadecimal.
  std::string keep(const std::string& bytes);
  /// Valid until the next call. Throws Error(broken) when there are none under that name.
  std::string_view bytes_of(const std::string& sha256);

 private:
  Database& database_;
  Statement find_;
};

}  // namespace tryggkarta::store
