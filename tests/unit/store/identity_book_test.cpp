#include <catch2/catch.hpp>

#include "geo/store/identity_book.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;

namespace {

Database opened(const Folder& folder) {
  small_store(folder / "a");
  return Database{folder / "a", Database::Mode::read_write};
}

std::int64_t rows_in(Database& database) {
  Statement statement{database, "SELECT count(*) FROM incident_identity"};
  statement.step();
  return statement.integer(0);
}

}  // namespace

TEST_CASE("an identity belongs to the first incident that claims it") {
  const Folder folder;
  Database database = opened(folder);
  IdentityBook book{database};
  CHECK_FALSE(book.claim({10, 1}, 100, 5));
  const auto known = book.claim({10, 1}, 101, 6);
  REQUIRE(known);
  CHECK(known->incident == 100);
  CHECK(known->content == 5);
}

TEST_CASE("an identity is known whether it waits or is written") {
  const Folder folder;
  Database database = opened(folder);
  IdentityBook book{database};
  book.claim({-3, 1}, 100, 5);
  book.write();
  book.claim({7, 1}, 101, 5);
  CHECK(rows_in(database) == 1);
  CHECK(book.claim({-3, 1}, 102, 5)->incident == 100);
  CHECK(book.claim({7, 1}, 102, 5)->incident == 101);
  book.write();
  CHECK(rows_in(database) == 2);
}

TEST_CASE("no more identities wait than the book may hold") {
  const Folder folder;
  Database database = opened(folder);
  IdentityBook book{database, 4};
  for (std::int64_t n = 0; n < 10; ++n) REQUIRE_FALSE(book.claim({1000 - n, n}, n, n));
  CHECK(rows_in(database) == 8);
  for (std::int64_t n = 0; n < 10; ++n) CHECK(book.claim({1000 - n, n}, 99, 99)->incident == n);
}

TEST_CASE("identities that share their first half take neighbouring numbers, waiting or written") {
  const Folder folder;
  Database database = opened(folder);
  IdentityBook book{database};
  book.claim({10, 1}, 100, 5);
  SECTION("waiting") {}
  SECTION("written") { book.write(); }
  CHECK_FALSE(book.claim({10, 2}, 101, 5));
  CHECK(book.claim({10, 2}, 102, 5)->place == 11);
  CHECK(book.claim({10, 1}, 102, 5)->place == 10);
}

TEST_CASE("another content is remembered, waiting or written") {
  const Folder folder;
  Database database = opened(folder);
  IdentityBook book{database};
  book.claim({10, 1}, 100, 5);
  SECTION("waiting") {}
  SECTION("written") { book.write(); }
  book.change_content(*book.claim({10, 1}, 101, 6), 6);
  CHECK(book.claim({10, 1}, 101, 6)->content == 6);
  book.write();
  CHECK(IdentityBook{database}.claim({10, 1}, 101, 6)->content == 6);
}
