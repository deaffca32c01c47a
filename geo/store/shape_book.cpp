#include "geo/store/shape_book.hpp"

#include "geo/error.hpp"
#include "geo/store/sha256.hpp"

namespace tryggkarta::store {

ShapeBook::ShapeBook(Database& database)
    : database_(database), find_(database, "SELECT geometry FROM published_shape WHERE sha256 = :sha256") {}

std::string ShapeBook::keep(const std::string& bytes) {
  std::string name = sha256_hex(bytes);
  find_.reset();
  const bool known = find_.bind(":sha256", name).step();
  find_.reset();
  if (!known) {
    Statement{database_, "INSERT INTO published_shape (sha256, geometry) VALUES (:sha256, :geometry)"}
        .bind(":sha256", name)
        .bind(":geometry", Blob{bytes})
        .run();
  }
  return name;
}

std::string_view ShapeBook::bytes_of(const std::string& sha256) {
  find_.reset();
  if (!find_.bind(":sha256", sha256).step()) {
    throw Error(ErrorKind::broken, "the ledger names a shape that it does not hold: put back a backup");
  }
  return find_.view(0);
}

}  // namespace tryggkarta::store
