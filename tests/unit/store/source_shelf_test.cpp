// What is kept of sources beside themselves: field maps and latest deliveries.
#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/store/source_shelf.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;

namespace {

constexpr time::Instant kNow{std::chrono::seconds{1'790'000'000}};

void record(Store& store, const std::string& file, std::int64_t rows) {
  Delivery delivery;
  delivery.file = file;
  delivery.rows = delivery.rejected = rows;
  delivery.imported = kNow;
  delivery.by = "anna";
  store.record_delivery("polisen", delivery);
}

}  // namespace

TEST_CASE("the field map of a source is the one that was kept last, also after the store was opened again") {
  const Folder folder;
  {
    Store store = small_store(folder / "a");
    CHECK_FALSE(store.source_shelf().field_map("polisen"));
    store.source_shelf().keep_field_map("polisen", "a = 1", kNow);
    store.source_shelf().keep_field_map("polisen", "b = '2'", kNow);
  }
  const Store again = Store::open(folder / "a", Access::read_only);
  CHECK(again.source_shelf().field_map("polisen") == "b = '2'");
}

TEST_CASE("a source that is not there has no field map and takes none") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK_THROWS_AS(store.source_shelf().field_map("okänd"), Error);
  CHECK_THROWS_AS(store.source_shelf().keep_field_map("okänd", "", kNow), Error);
}

TEST_CASE("of each source the latest delivery is told") {
  const Folder folder;
  Store store = small_store(folder / "a");
  record(store, "mars.csv", 3);
  record(store, "april.csv", 5);
  const auto latest = store.source_shelf().latest_deliveries();
  REQUIRE(latest.size() == 1);
  CHECK(latest[0].source == "polisen");
  CHECK(latest[0].delivery.file == "april.csv");
  CHECK(latest[0].delivery.rejected == 5);
  CHECK(latest[0].delivery.imported == kNow);
  CHECK(latest[0].delivery.by == "anna");
}

TEST_CASE("a field map that was to be kept is not where its transaction was not committed") {
  const Folder folder;
  Store store = small_store(folder / "a");
  {
    const auto transaction = store.begin();
    store.source_shelf().keep_field_map("polisen", "a = 1", kNow);
  }
  CHECK_FALSE(store.source_shelf().field_map("polisen"));
}
