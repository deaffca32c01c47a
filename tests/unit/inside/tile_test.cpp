#include <catch2/catch.hpp>

#include <set>

#include "tests/unit/analysis/tile_walk.hpp"
#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

std::uint64_t incidents_in(std::string_view bytes) {
  std::uint64_t sum = 0;
  const auto layers = read_tile(bytes);
  const auto* layer = layer_of(layers, "incidents");
  if (layer == nullptr) return 0;
  for (const auto& feature : layer->features)
    sum += feature.attributes.count("count") != 0 ? whole(feature, "count") : 1;
  return sum;
}

}  // namespace

TEST_CASE("a tile that cannot be is not found, whatever its layers") {
  for (const std::string layer : {"incidents", "grid", "areas", "hotspots", "incidents,grid,areas,hotspots"}) {
    for (const std::string address :
         {"23/0/0", "-1/0/0", "01/0/0", "1/2/0", "1/0/2", "1/-1/0", "1/00/0", "1/+1/0", "1/0x1/0", "1/1.0/0", "a/0/0",
          "4294967296/0/0", "14/99999999999999999999/0", "1/0%20/0", "22/4194304/0"}) {
      INFO(layer << " " << address);
      const auto response = inside_house().get("/inside/tiles/" + layer + "/" + address + ".mvt");
      CHECK(response.status == 404);
      CHECK(response.text().empty());
    }
  }
  for (const char* address : {"/inside/tiles/grid/1/0/0", "/inside/tiles/grid/1/0/0.pbf", "/inside/tiles/grid/1/0.mvt",
                              "/inside/tiles/1/0/0.mvt", "/inside/tiles/grid/1/0/0.mvt/"}) {
    INFO(address);
    CHECK(inside_house().get(address).status == 404);
  }
}

TEST_CASE("an unknown parameter is told before an address that cannot be") {
  CHECK(inside_house().get("/inside/tiles/grid/23/0/0.mvt?x=1").status == 400);
}

TEST_CASE("a layer that is unknown, empty or there twice is refused") {
  for (const char* layers : {"nope", "grid,nope", "grid,grid", "grid,", ",grid", "grid,,areas", "Grid", "tile_info"}) {
    INFO(layers);
    CHECK(inside_house().get(std::string{"/inside/tiles/"} + layers + "/8/136/77.mvt").status == 400);
  }
}

TEST_CASE("where nothing is, a tile is 204 and says no more") {
  for (const char* target :
       {"/inside/tiles/incidents,grid,areas,hotspots/8/0/0.mvt", "/inside/tiles/incidents/22/0/0.mvt",
        "/inside/tiles/grid/22/4194303/4194303.mvt", "/inside/tiles/areas/14/0/16383.mvt",
        "/inside/tiles/incidents/8/136/77.mvt?from=2030-01-01", "/inside/tiles/grid/8/136/77.mvt?category=trafik"}) {
    INFO(target);
    const auto response = inside_house().get(target);
    CHECK(response.status == 204);
    CHECK(response.text().empty());
    CHECK_FALSE(response.header("Content-Type"));
    CHECK_FALSE(response.header("Content-Length"));
    CHECK(response.header("Cache-Control") == "no-store");
    CHECK_FALSE(response.header("Access-Control-Allow-Origin"));
  }
}

TEST_CASE("a tile has the layers that were asked for, and the account of its incidents") {
  const auto names_in = [](const std::string& layers) {
    const auto response = inside_house().get("/inside/tiles/" + layers + "/8/136/77.mvt");
    CHECK(response.header("Content-Type") == "application/vnd.mapbox-vector-tile");
    std::set<std::string> names;
    for (const auto& layer : read_tile(response.text())) names.insert(layer.name);
    return names;
  };
  using Names = std::set<std::string>;
  CHECK(names_in("incidents") == Names{"incidents", "tile_info"});
  CHECK(names_in("areas") == Names{"areas"});
  CHECK(names_in("grid") == Names{"grid"});
  CHECK(names_in("hotspots") == Names{"hotspots"});
  CHECK(names_in("hotspots,areas,incidents,grid") == Names{"areas", "grid", "hotspots", "incidents", "tile_info"});
}

TEST_CASE("the order in which layers are named does not change the bytes") {
  const auto bytes_of = [](const std::string& layers) {
    return std::string{inside_house().get("/inside/tiles/" + layers + "/10/545/310.mvt").text()};
  };
  CHECK(bytes_of("areas,grid,incidents") == bytes_of("incidents,grid,areas"));
}

TEST_CASE("the filter of an address is that of its tile") {
  for (const char* question : {"", "?period=2024-Q3", "?category=stold&source=polisen&weekdays=6..7&hours=20..3",
                               "?scheme=PARTS&area=07", "?precision=adress"}) {
    INFO(question);
    const auto figures = inside_house().json(std::string{"/inside/figures"} + question);
    std::uint64_t sum = 0;
    for (const auto& [z, x, y] : tiles_with_rows(inside_ready().view, 12)) {
      sum += incidents_in(
          inside_house()
              .get("/inside/tiles/incidents/12/" + std::to_string(x) + "/" + std::to_string(y) + ".mvt" + question)
              .text());
    }
    const std::uint64_t total = figures["total"]["count"];
    CHECK(sum > 0);
    CHECK(sum <= total);
    // What has a place has it to `plats` or finer: all of what is asked for with `adress` is on the map, but nothing
    // that is known by no place at all, which has precision `okand`.
    if (std::string_view{question} == "?precision=adress") CHECK(sum == total);
  }
}
