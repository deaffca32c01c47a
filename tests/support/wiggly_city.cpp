#include "tests/support/wiggly_city.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace tryggkarta::testing {

using place::LonLat;

namespace {

constexpr double kWest = 11.8;
constexpr double kSouth = 57.6;
constexpr double kWidth = 0.4;
constexpr double kHeight = 0.22;
constexpr int kStepsOfABorder = 40;

/// A number in [-1, 1) that depends on nothing but its name.
double noise(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t mixed = seed * 0x9e37'79b9'7f4a'7c15 + a * 0xbf58'476d'1ce4'e5b9 + b * 0x94d0'49bb'1331'11eb + c;
  for (int i = 0; i < 3; ++i) {
    mixed ^= mixed >> 29;
    mixed *= 0xff51'afd7'ed55'8ccd;
  }
  return static_cast<double>(mixed >> 11) / 4503599627370496.0 - 1.0;
}

class Lattice {
 public:
  Lattice(int side, std::uint64_t seed) : side_(side), seed_(seed) {}

  LonLat corner(int column, int row) const {
    const double cell_x = kWidth / side_;
    const double cell_y = kHeight / side_;
    return {kWest + cell_x * (column + 0.2 * noise(seed_, column, row, 1)),
            kSouth + cell_y * (row + 0.2 * noise(seed_, column, row, 2))};
  }
  /// From corner a to corner b, without b; equal for both neighbours.
  std::vector<LonLat> border(std::pair<int, int> a, std::pair<int, int> b) const {
    const bool turned = b < a;
    if (turned) std::swap(a, b);
    const LonLat from = corner(a.first, a.second);
    const LonLat to = corner(b.first, b.second);
    std::vector<LonLat> line{from};
    for (int i = 1; i < kStepsOfABorder; ++i) {
      const double share = static_cast<double>(i) / kStepsOfABorder;
      const double wiggle =
          0.1 / side_ * noise(seed_, a.first * 64 + a.second, b.first * 64 + b.second, i + 10) * share * (1 - share);
      line.push_back(
          {from.lon + share * (to.lon - from.lon) + wiggle, from.lat + share * (to.lat - from.lat) + 0.5 * wiggle});
    }
    line.push_back(to);
    if (turned) std::reverse(line.begin(), line.end());
    line.pop_back();
    return line;
  }
  place::Ring<LonLat> ring(int column, int row) const {
    place::Ring<LonLat> ring;
    const std::pair<int, int> corners[] = {{column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}};
    for (int i = 0; i < 4; ++i) {
      const auto line = border(corners[i], corners[(i + 1) % 4]);
      ring.insert(ring.end(), line.begin(), line.end());
    }
    return ring;
  }

 private:
  int side_;
  std::uint64_t seed_;
};

place::Ring<LonLat> diamond(LonLat centre, double size) {
  return {{centre.lon - size, centre.lat},
          {centre.lon, centre.lat - size / 2},
          {centre.lon + size, centre.lat},
          {centre.lon, centre.lat + size / 2}};
}

}  // namespace

std::vector<place::MultiPolygon<LonLat>> wiggly_city(int side, std::uint64_t seed) {
  const Lattice lattice{side, seed};
  std::vector<place::MultiPolygon<LonLat>> areas;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) areas.push_back({{lattice.ring(column, row), {}}});
  }
  const LonLat middle{kWest + kWidth * (side / 2 + 0.5) / side, kSouth + kHeight * (side / 2 + 0.5) / side};
  areas[static_cast<std::size_t>((side / 2) * side + side / 2)][0].holes.push_back(diamond(middle, 0.1 / side));
  areas[0].push_back({diamond({kWest - 0.05, kSouth + 0.02}, 0.01), {}});
  return areas;
}

}  // namespace tryggkarta::testing
