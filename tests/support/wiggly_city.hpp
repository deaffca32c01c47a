// A made-up city for tests: a grid of areas with shared, wiggly borders, a lake and islands.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/place/polygon.hpp"

namespace tryggkarta::testing {

/// `side` × `side` areas around 57.7° N 11.97° E, row by row from the south-west. Each border between two areas is
/// one wiggly line that both share vertex by vertex. The middle area has a hole (a lake); the first has an island
/// to the west. The same seed gives the same city.
std::vector<place::MultiPolygon<place::LonLat>> wiggly_city(int side, std::uint64_t seed);

}  // namespace tryggkarta::testing
