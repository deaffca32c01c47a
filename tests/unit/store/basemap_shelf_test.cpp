#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/store/basemap_shelf.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;

namespace {

const published::BasemapFacts kFacts{"© Någon", "stad.osm.pbf", instant("2026-11-24T09:00:00Z"), {11, 57, 12, 58}};

void put(Store& store, const std::vector<std::pair<std::uint64_t, std::string>>& tiles) {
  store.basemap().replace([&](const published::TileSink& sink) {
    for (const auto& [key, bytes] : tiles) sink(key, bytes);
    return kFacts;
  });
}

}  // namespace

TEST_CASE("a store has no basemap until one is put") {
  const Folder folder;
  const Store store = small_store(folder / "a");
  CHECK(store.basemap().load() == nullptr);
  CHECK(store.basemap().fingerprint() == "");
}

TEST_CASE("a basemap comes back with every tile, whatever the order in which they came") {
  const Folder folder;
  Store store = small_store(folder / "a");
  put(store, {{published::tile_key(14, 8733, 4965), "fine"}, {published::tile_key(0, 0, 0), "coarse"}});
  const auto basemap = store.basemap().load();
  REQUIRE(basemap);
  CHECK(basemap->tile(0, 0, 0) == "coarse");
  CHECK(basemap->tile(14, 8733, 4965) == "fine");
  CHECK(basemap->tile(14, 8733, 4966) == "");
  CHECK(basemap->tile_count() == 2);
  CHECK(basemap->byte_count() == 10);
  CHECK(basemap->facts().attribution == "© Någon");
  CHECK(basemap->facts().imported == kFacts.imported);
  CHECK(basemap->facts().bounds.north == 58);
  CHECK(basemap->fingerprint() == store.basemap().fingerprint());
}

TEST_CASE("another basemap replaces the first as a whole") {
  const Folder folder;
  Store store = small_store(folder / "a");
  put(store, {{published::tile_key(1, 0, 0), "old"}, {published::tile_key(1, 1, 0), "old"}});
  put(store, {{published::tile_key(1, 1, 1), "new"}});
  const auto basemap = store.basemap().load();
  CHECK(basemap->tile_count() == 1);
  CHECK(basemap->tile(1, 1, 1) == "new");
}

TEST_CASE("equal basemaps have equal fingerprints, and a single other byte makes another") {
  const Folder folder;
  Store store = small_store(folder / "a");
  put(store, {{1, "a"}, {2, "b"}});
  const auto first = store.basemap().fingerprint();
  put(store, {{2, "b"}, {1, "a"}});
  CHECK(store.basemap().fingerprint() == first);
  put(store, {{1, "a"}, {2, "c"}});
  CHECK(store.basemap().fingerprint() != first);
}

TEST_CASE("when the filling fails the old basemap stays") {
  const Folder folder;
  Store store = small_store(folder / "a");
  put(store, {{1, "old"}});
  CHECK_THROWS_AS(store.basemap().replace([](const published::TileSink& sink) -> published::BasemapFacts {
    sink(2, "new");
    throw Error{ErrorKind::bad_input, "cut off"};
  }),
                  Error);
  CHECK(store.basemap().load()->tile(0, 0, 1) == "old");
}

TEST_CASE("a basemap that has lost tiles is not served") {
  const Folder folder;
  Store store = small_store(folder / "a");
  put(store, {{1, "a"}, {2, "b"}});
  CHECK(tamper(folder / "a", "DELETE FROM basemap_tile WHERE key = 1") == "");
  CHECK_THROWS_AS(store.basemap().load(), Error);
}
