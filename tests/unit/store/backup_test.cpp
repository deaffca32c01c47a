#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;

TEST_CASE("a backup made while another writes is the store as it was committed") {
  const Folder folder;
  Store writer = small_store(folder / "a");
  auto writing = writer.begin();
  auto rows = writer.incident_writer("polisen");
  for (int i = 0; i < 1000; ++i) rows.put(theft(std::to_string(i)));
  const Store reader = Store::open(folder / "a", Access::read_only);
  reader.backup_to(folder / "copy");
  writer.record_delivery("polisen", stored_only(1000));
  writing.commit();

  const Store copy = Store::open(folder / "copy", Access::read_write);
  CHECK(copy.check().empty());
  CHECK(copy.city().name == "Provstad");
  CHECK(copy.area_schemes().size() == 2);
  CHECK(ask(folder / "copy", "SELECT count(*) FROM incident") == "0");
  CHECK(ask(folder / "a", "SELECT count(*) FROM incident") == "1000");
}

TEST_CASE("a backup never overwrites") {
  const Folder folder;
  const Store store = small_store(folder / "a");
  store.backup_to(folder / "copy");
  CHECK_THROWS_WITH(store.backup_to(folder / "copy"), Contains("exists already"));
  CHECK_THROWS_WITH(store.backup_to(folder / "a"), Contains("exists already"));
}

TEST_CASE("a backup that cannot be written leaves nothing") {
  const Folder folder;
  const Store store = small_store(folder / "a");
  CHECK_THROWS_AS(store.backup_to(folder / "no/copy"), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "no"));
}

TEST_CASE("whoever leaves a store last leaves one file") {
  const Folder folder;
  {
    Store writer = small_store(folder / "a");
    const Store reader = Store::open(folder / "a", Access::read_only);
    CHECK(reader.city().name == "Provstad");
    Store gone = std::move(writer);
    gone = Store::open(folder / "a", Access::read_only);
  }
  CHECK(std::distance(std::filesystem::directory_iterator{folder / "."}, {}) == 1);
}
