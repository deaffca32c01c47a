#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/demo/facts.hpp"
#include "geo/demo/surveying.hpp"
#include "tests/unit/demo/border_network.hpp"
#include "tests/unit/demo/made_city.hpp"

namespace tryggkarta::demo {

using Catch::Matchers::WithinAbs;

TEST_CASE("neighbours share every vertex of a border, and no border is used by three areas") {
  const Network network = network_of(made_scheme("PRI2021"));
  const auto wrong = std::count_if(network.begin(), network.end(), [](const auto& entry) {
    return entry.second.forward > 1 || entry.second.backward > 1;
  });
  CHECK(network.size() > 5000);
  CHECK(wrong == 0);
}

TEST_CASE("no border crosses, touches or folds back on another one") {
  for (const char* code : {"PRI2021", "MO2021", "SO2021"}) {
    INFO(code);
    CHECK(crossings_in(network_of(made_scheme(code))) == 0);
  }
}

TEST_CASE("no edge is as long as the cells that crossings are looked for in") {
  for (const auto& [edge, walks] : network_of(made_scheme("PRI2021"))) {
    REQUIRE(std::hypot(edge.first.east - edge.second.east, edge.first.north - edge.second.north) < 300);
  }
}

TEST_CASE("there is no gap inside the city: what has one area only is coast or limit") {
  const auto loops = outer_loops(network_of(made_scheme("PRI2021")));
  CHECK(loops.size() >= 12);  // mainland, Hisingen and the islands
  CHECK(std::all_of(loops.begin(), loops.end(), [](double area) { return area > 0; }));
}

TEST_CASE("the borders of an upper level are pieces of the borders of the lower one") {
  const Network primary = network_of(made_scheme("PRI2021"));
  for (const char* code : {"MO2021", "SO2021"}) {
    const Network upper = network_of(made_scheme(code));
    CHECK(std::all_of(upper.begin(), upper.end(), [&](const auto& entry) { return primary.count(entry.first) == 1; }));
  }
}

TEST_CASE("an area is as large as its children together") {
  for (const auto& [parents, children] : {std::pair{"SO2021", "MO2021"}, {"MO2021", "PRI2021"}}) {
    for (const casebook::Area& parent : made_scheme(parents).areas) {
      double sum = 0;
      for (const casebook::Area& child : made_scheme(children).areas)
        sum += child.parent == parent.code ? child.land_km2 : 0;
      INFO(parent.name);
      CHECK_THAT(parent.land_km2, WithinAbs(sum, 1e-6));
    }
  }
}

TEST_CASE("the known point of every primärområde lies inside its polygon") {
  for (const casebook::Area& area : made_scheme("PRI2021").areas) {
    const auto about = primary_areas()[primary_area_position(area.code)].about;
    INFO(area.name);
    CHECK(std::any_of(area.geometry.begin(), area.geometry.end(),
                      [&](const auto& polygon) { return holds(polygon.exterior, about); }));
  }
}

TEST_CASE("only the archipelago and coasts come in several pieces") {
  for (const casebook::Area& area : made_scheme("PRI2021").areas) {
    INFO(area.name);
    if (area.code == "505") {
      CHECK(area.geometry.size() >= 8);
    } else {
      CHECK(area.geometry.size() <= 4);
    }
  }
}

TEST_CASE("polygons are fit for drawing: some tens to some hundred vertices, exteriors counter-clockwise") {
  for (const casebook::Area& area : made_scheme("PRI2021").areas) {
    std::size_t vertices = 0;
    for (const auto& polygon : area.geometry) {
      vertices += polygon.exterior.size();
      CHECK(signed_area(polygon.exterior) > 0);
    }
    INFO(area.name);
    CHECK(vertices >= 35);
    CHECK(vertices <= 1200);
  }
}

TEST_CASE("the river parts Hisingen from the rest: no edge is shared between them") {
  casebook::AreaScheme two_sides = made_scheme("SO2021");
  const Network all = network_of(two_sides);
  std::erase_if(two_sides.areas, [](const casebook::Area& area) { return area.code != "04"; });
  for (const auto& [edge, walks] : network_of(two_sides)) {
    REQUIRE(all.at(edge).forward + all.at(edge).backward == 1);
  }
}

}  // namespace tryggkarta::demo
