#include <catch2/catch.hpp>

#include "geo/place/ring_tracer.hpp"

using namespace tryggkarta::place;

namespace {

std::vector<DirectedEdge> edges_of(std::vector<Ring<GridPoint>> rings) {
  std::vector<DirectedEdge> edges;
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
  }
  return edges;
}

const Ring<GridPoint> kSquare{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

}  // namespace

TEST_CASE("a square walked with its interior on the positive side comes back as one exterior") {
  REQUIRE(doubled_area(kSquare) == 200);
  const auto rings = trace_rings(edges_of({kSquare}));
  REQUIRE(rings.size() == 1);
  CHECK(doubled_area(rings[0]) == 200);
}

TEST_CASE("two squares side by side become one: the border between them is gone") {
  const auto rings = trace_rings(edges_of({kSquare, {{10, 0}, {20, 0}, {20, 10}, {10, 10}}}));
  REQUIRE(rings.size() == 1);
  CHECK(doubled_area(rings[0]) == 400);
}

TEST_CASE("squares that touch at a corner stay two rings") {
  const auto rings = trace_rings(edges_of({kSquare, {{10, 10}, {20, 10}, {20, 20}, {10, 20}}}));
  REQUIRE(rings.size() == 2);
  CHECK(doubled_area(rings[0]) == 200);
  CHECK(doubled_area(rings[1]) == 200);
}

TEST_CASE("a hole that touches the exterior at a vertex stays a hole of its own") {
  const Ring<GridPoint> exterior{{0, 0}, {10, 0}, {20, 0}, {20, 20}, {0, 20}};
  const Ring<GridPoint> hole{{10, 0}, {5, 10}, {15, 10}};
  REQUIRE(doubled_area(hole) < 0);
  const auto rings = trace_rings(edges_of({exterior, hole}));
  REQUIRE(rings.size() == 2);
  CHECK(doubled_area(rings[0]) == 800);
  CHECK(doubled_area(rings[1]) == doubled_area(hole));
}

TEST_CASE("each hole follows the exterior that holds it") {
  const Ring<GridPoint> outer{{0, 0}, {100, 0}, {100, 100}, {0, 100}};
  const Ring<GridPoint> lake{{10, 10}, {10, 90}, {90, 90}, {90, 10}};
  const Ring<GridPoint> island{{20, 20}, {80, 20}, {80, 80}, {20, 80}};
  const Ring<GridPoint> pond{{40, 40}, {40, 60}, {60, 60}, {60, 40}};
  const auto rings = trace_rings(edges_of({pond, island, lake, outer}));
  REQUIRE(rings.size() == 4);
  CHECK(doubled_area(rings[0]) == 20000);
  CHECK(doubled_area(rings[1]) == doubled_area(lake));
  CHECK(doubled_area(rings[2]) == 7200);
  CHECK(doubled_area(rings[3]) == doubled_area(pond));
}

TEST_CASE("the order of the edges does not matter") {
  auto edges = edges_of({kSquare, {{10, 10}, {20, 10}, {20, 20}, {10, 20}}});
  const auto once = trace_rings(edges);
  std::reverse(edges.begin(), edges.end());
  CHECK(trace_rings(edges) == once);
}
