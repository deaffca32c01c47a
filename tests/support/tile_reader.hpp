// Reading vector tiles strictly: every rule of MVT 2.1 that a tile breaks is named. Shares no code with the encoder.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tryggkarta::testing {

struct TilePoint {
  std::int64_t x, y;
  friend auto operator<=>(const TilePoint&, const TilePoint&) = default;
};

using TileValue = std::variant<std::string, double, std::uint64_t, std::int64_t, bool>;

struct TileFeature {
  std::uint64_t id = 0;  // none
  int type = 0;  // 1 point, 2 line, 3 polygon
  std::map<std::string, TileValue> attributes;
  std::vector<std::vector<TilePoint>> parts;  // points, lines or rings (rings without repetition of the first vertex)
};

struct TileLayer {
  std::string name;
  std::uint32_t extent = 0;
  std::vector<TileFeature> features;
};

/// Decodes a tile; throws std::runtime_error with the clause of the specification that is broken.
std::vector<TileLayer> read_tile(std::string_view bytes);

/// Twice the signed area by the surveyor's formula.
std::int64_t doubled_area(const std::vector<TilePoint>& ring);

}  // namespace tryggkarta::testing
