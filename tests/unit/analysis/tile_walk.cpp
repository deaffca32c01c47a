#include "tests/unit/analysis/tile_walk.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

namespace tryggkarta::testing {

std::vector<tiles::TileAddress> tiles_with_rows(const casebook::CasebookView& view, int zoom, int margin) {
  std::set<std::pair<std::int64_t, std::int64_t>> found;
  const std::int64_t end = std::int64_t{1} << zoom;
  const auto& table = view.incidents;
  for (const auto& run : table.runs()) {
    for (std::size_t row = run.begin; row < run.placed_end; ++row) {
      const auto where = table.where(row);
      const auto x = static_cast<std::int64_t>((std::uint64_t{where.x} << zoom) >> 32);
      const auto y = static_cast<std::int64_t>((std::uint64_t{where.y} << zoom) >> 32);
      for (std::int64_t dx = -margin; dx <= margin; ++dx) {
        for (std::int64_t dy = -margin; dy <= margin; ++dy) {
          if (x + dx >= 0 && x + dx < end && y + dy >= 0 && y + dy < end) found.emplace(x + dx, y + dy);
        }
      }
    }
  }
  std::vector<tiles::TileAddress> tiles;
  for (const auto& [x, y] : found) tiles.push_back({zoom, x, y});
  return tiles;
}

const TileLayer* layer_of(const std::vector<TileLayer>& layers, std::string_view name) {
  const auto same = [&](const TileLayer& layer) { return layer.name == name; };
  REQUIRE(std::count_if(layers.begin(), layers.end(), same) <= 1);
  const auto found = std::find_if(layers.begin(), layers.end(), same);
  return found == layers.end() ? nullptr : &*found;
}

std::uint64_t whole(const TileFeature& feature, const std::string& key) {
  return std::get<std::uint64_t>(feature.attributes.at(key));
}

std::string text(const TileFeature& feature, const std::string& key) {
  return std::get<std::string>(feature.attributes.at(key));
}

IntegerRings rings_of(const TileFeature& feature) {
  IntegerRings rings;
  for (const auto& part : feature.parts) {
    auto& ring = rings.emplace_back();
    for (const auto& point : part) {
      ring.push_back({static_cast<std::int32_t>(point.x), static_cast<std::int32_t>(point.y)});
    }
  }
  return rings;
}

}  // namespace tryggkarta::testing
