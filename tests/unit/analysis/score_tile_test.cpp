#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include <catch2/catch.hpp>

#include "geo/analysis/inside_tiles.hpp"
#include "tests/unit/analysis/small_city.hpp"
#include "tests/unit/analysis/tile_walk.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::CellScores;
using tiles::TileAddress;

namespace {

const CellScores& scores_at(int zoom) {
  static const std::map<place::CellSide, CellScores> scores = [] {
    std::map<place::CellSide, CellScores> made;
    for (const auto side : {place::CellSide::quarter_kilometre, place::CellSide::kilometre})
      made.emplace(side, analysis::cell_scores(small_city(), side, {}));
    return made;
  }();
  return scores.at(analysis::side_at(zoom));
}

std::vector<TileLayer> grid_of(const TileAddress& address) {
  std::string tile;
  analysis::append_grid(tile, small_city(), scores_at(address.z), address);
  analysis::append_hotspots(tile, small_city(), scores_at(address.z), address);
  return read_tile(tile);
}

const analysis::AreaScores& part_scores() {
  static const auto scores = analysis::area_scores(small_city(), 1, {});
  return scores;
}

std::vector<TileLayer> areas_of(const TileAddress& address) {
  std::string tile;
  analysis::append_areas(tile, small_city(), 1, part_scores(), address);
  return read_tile(tile);
}

/// Does every polygon lie in the tile with its buffer, valid and wound right?
void check_polygons(const TileLayer& layer) {
  for (const auto& feature : layer.features) {
    INFO("feature " << feature.id);
    const auto rings = rings_of(feature);
    CHECK(why_invalid(rings) == "");
    CHECK(doubled_area(feature.parts.front()) > 0);
    bool inside = true;
    for (const auto& ring : rings) {
      for (const auto& at : ring) inside = inside && at.x >= -64 && at.x <= 4160 && at.y >= -64 && at.y <= 4160;
    }
    CHECK(inside);
  }
}

double overlap(const TileLayer& layer) {
  std::vector<IntegerRings> all;
  double sum = 0;
  for (const auto& feature : layer.features) {
    all.push_back(rings_of(feature));
    sum += area_of(all.back());
  }
  return sum - union_area(all);
}

/// None where the layer is not there.
const std::vector<TileFeature>& features_of(const std::vector<TileLayer>& layers, std::string_view name) {
  static const std::vector<TileFeature> none;
  const auto* layer = layer_of(layers, name);
  return layer == nullptr ? none : layer->features;
}

using Vertices = std::set<TilePoint>;

Vertices vertices_of(const TileFeature& feature) {
  Vertices vertices;
  for (const auto& part : feature.parts) vertices.insert(part.begin(), part.end());
  return vertices;
}

/// One in so many of a zoom's tiles.
std::vector<TileAddress> every(std::size_t step, int zoom) {
  const auto tiles = tiles_with_rows(small_city().view, zoom);
  std::vector<TileAddress> some;
  for (std::size_t i = 0; i < tiles.size(); i += step) some.push_back(tiles[i]);
  return some;
}

}  // namespace

TEST_CASE("the different cells of a zoom add up to the rows that have a cell, and say the same in every tile") {
  for (int zoom = 10; zoom <= 16; ++zoom) {
    INFO("zoom " << zoom);
    std::map<std::string, std::pair<std::uint64_t, std::map<std::string, TileValue>>> cells;
    std::set<std::uint64_t> ids;
    bool same = true;
    for (const auto& address : tiles_with_rows(small_city().view, zoom, zoom < 14 ? 1 : 0)) {
      const auto layers = grid_of(address);
      const auto* grid = layer_of(layers, "grid");
      if (grid == nullptr) continue;
      for (const auto& feature : grid->features) {
        const std::string cell = text(feature, "cell");
        ids.insert(feature.id);
        const auto [known, is_new] = cells.try_emplace(cell, feature.id, feature.attributes);
        same = same && known->second == std::pair{feature.id, feature.attributes};
      }
    }
    CHECK(same);
    CHECK(ids.size() == cells.size());
    std::uint64_t sum = 0;
    for (const auto& [cell, told] : cells) sum += std::get<std::uint64_t>(told.second.at("count"));
    const auto& counts = scores_at(zoom).counts;
    CHECK(sum ==
          static_cast<std::uint64_t>(std::accumulate(counts.cells.begin(), counts.cells.end(), std::int64_t{0})));
    CHECK(sum + static_cast<std::uint64_t>(counts.outside) == kCityRows);
  }
}

TEST_CASE("a cell's feature id is made from its place alone") {
  for (const auto& address : every(20, 12)) {
    const auto layers = grid_of(address);
    for (const auto& feature : features_of(layers, "grid")) {
      const std::string cell = text(feature, "cell");
      const auto side = static_cast<std::int32_t>(analysis::side_at(address.z));
      const place::NetCell named{std::stoi(cell.substr(0, 6)) / side, std::stoi(cell.substr(6)) / side};
      CHECK(feature.id == std::uint64_t{place::packed(named).value()} + 1);
    }
  }
}

TEST_CASE("cells are valid polygons that never overlap, from the zoom of a country to that of a house") {
  std::size_t tiles = 0;
  for (const int zoom : {4, 6, 8, 9, 10, 11, 12, 13, 14, 16, 18}) {
    INFO("zoom " << zoom);
    for (const auto& address : every(zoom < 14 ? 1 : 97, zoom)) {
      INFO(address.x << "/" << address.y);
      const auto layers = grid_of(address);
      const auto* grid = layer_of(layers, "grid");
      if (grid == nullptr) continue;  // incidents too coarse for a cell
      ++tiles;
      check_polygons(*grid);
      CHECK(overlap(*grid) == Approx(0).margin(1e-6));
    }
  }
  CHECK(tiles > 200);
}

TEST_CASE("a cell and its neighbour share both corners between them") {
  for (const int zoom : {9, 11, 13, 14}) {
    INFO("zoom " << zoom);
    const std::int64_t side = static_cast<std::int64_t>(analysis::side_at(zoom));
    std::size_t pairs = 0;
    for (const auto& address : every(zoom < 14 ? 1 : 5, zoom)) {
      std::map<std::string, const TileFeature*> cells;
      const auto layers = grid_of(address);
      for (const auto& feature : features_of(layers, "grid")) cells.emplace(text(feature, "cell"), &feature);
      for (const auto& [cell, feature] : cells) {
        const std::int64_t east = std::stoll(cell.substr(0, 6)) + side;
        const auto neighbour = cells.find(std::to_string(east) + cell.substr(6));
        if (neighbour == cells.end()) continue;
        const auto mine = vertices_of(*feature);
        const auto theirs = vertices_of(*neighbour->second);
        const auto whole_ones = [](const Vertices& vertices) {
          return std::all_of(vertices.begin(), vertices.end(), [](const TilePoint& at) {
            return at.x > -64 && at.x < 4160 && at.y > -64 && at.y < 4160;
          });
        };
        if (!whole_ones(mine) || !whole_ones(theirs)) continue;
        ++pairs;
        std::size_t shared = 0;
        for (const auto& vertex : mine) shared += theirs.count(vertex);
        CHECK(shared == 2);
      }
    }
    CHECK(pairs > 10);
  }
}

TEST_CASE("what neighbours share is cut at the edge of a tile in the same place") {
  for (const int zoom : {12, 13, 14}) {
    std::size_t on_the_edge = 0;
    for (const auto& address : every(zoom < 14 ? 1 : 5, zoom)) {
      const auto layers = grid_of(address);
      std::map<TilePoint, int> owners;
      for (const auto& feature : features_of(layers, "grid")) {
        for (const auto& vertex : vertices_of(feature)) ++owners[vertex];
      }
      // No more cells meet in a point than four, and a border cut by the edge belongs to two.
      for (const auto& [vertex, count] : owners) {
        CHECK(count <= 4);
        if (vertex.x == 4160 && count == 2) ++on_the_edge;
      }
    }
    CHECK(on_the_edge > 0);
  }
}

TEST_CASE("hot spots are those cells of the grid that have a level, with the same words") {
  std::size_t hot = 0;
  for (const int zoom : {9, 12, 14}) {
    for (const auto& address : every(zoom < 14 ? 1 : 5, zoom)) {
      const auto layers = grid_of(address);
      std::map<std::uint64_t, const TileFeature*> cells;
      std::size_t with_level = 0;
      for (const auto& feature : features_of(layers, "grid")) {
        cells.emplace(feature.id, &feature);
        const auto level = feature.attributes.find("level");
        if (level != feature.attributes.end() && std::get<std::int64_t>(level->second) != 0) ++with_level;
      }
      const auto* spots = layer_of(layers, "hotspots");
      CHECK((spots == nullptr ? 0 : spots->features.size()) == with_level);
      if (spots == nullptr) continue;
      for (const auto& spot : spots->features) {
        ++hot;
        const auto* cell = cells.at(spot.id);
        CHECK(cell->attributes == spot.attributes);
        CHECK(cell->parts == spot.parts);
      }
    }
  }
  CHECK(hot > 0);
}

TEST_CASE("no cell is drawn on the other side of the world") {
  const auto& ready = small_city();
  const auto where = ready.view.incidents.where(0);
  for (const int zoom : {20, 21, 22}) {
    const auto x = static_cast<std::int64_t>((std::uint64_t{where.x} << zoom) >> 32);
    const auto y = static_cast<std::int64_t>((std::uint64_t{where.y} << zoom) >> 32);
    REQUIRE(layer_of(grid_of({zoom, x, y}), "grid") != nullptr);
    const std::int64_t end = std::int64_t{1} << zoom;
    // Distances at which a difference of units comes around in 32 bits.
    for (std::int64_t away = std::int64_t{1} << 20; away < end; away += std::int64_t{1} << 20) {
      INFO("zoom " << zoom << ", " << away << " tiles away");
      CHECK(grid_of({zoom, (x + away) % end, y}).empty());
      CHECK(grid_of({zoom, x, (y + away) % end}).empty());
      CHECK(grid_of({zoom, (x + away) % end, (y + away) % end}).empty());
    }
  }
}

TEST_CASE("areas carry their exact figures, valid and without overlap, at every zoom") {
  const auto& ready = small_city();
  for (const int zoom : {7, 9, 10, 11, 12, 13, 14, 15, 17}) {
    INFO("zoom " << zoom);
    std::map<std::string, std::uint64_t> counts;
    for (const auto& address : every(zoom < 14 ? 1 : 37, zoom)) {
      const auto layers = areas_of(address);
      const auto* areas = layer_of(layers, "areas");
      if (areas == nullptr) continue;  // incidents in the sea
      check_polygons(*areas);
      CHECK(overlap(*areas) == Approx(0).margin(1e-6));
      for (const auto& feature : areas->features) {
        const auto [known, is_new] = counts.try_emplace(text(feature, "code"), whole(feature, "count"));
        CHECK(known->second == whole(feature, "count"));
        CHECK(std::get<double>(feature.attributes.at("rate")) == Approx(static_cast<double>(whole(feature, "count"))));
      }
    }
    const auto& areas = ready.schemes[1].areas;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const auto told = counts.find(areas[i].code);
      if (zoom < 14) REQUIRE(told != counts.end());
      if (told != counts.end()) CHECK(told->second == static_cast<std::uint64_t>(part_scores().figures.counts[i]));
    }
  }
}

TEST_CASE("scores in tiles are those of the statistics, to two decimals") {
  std::size_t seen = 0;
  for (const auto& address : every(1, 9)) {
    const auto tile = areas_of(address);
    const auto* areas = layer_of(tile, "areas");
    if (areas == nullptr) continue;
    for (const auto& feature : areas->features) {
      const auto i = static_cast<std::size_t>(std::stoi(text(feature, "code")) - 1);
      const auto& spot = part_scores().spots[i];
      REQUIRE(spot.z);
      CHECK(std::get<double>(feature.attributes.at("z")) == Approx(*spot.z).margin(0.00501));
      CHECK(std::get<std::int64_t>(feature.attributes.at("level")) == spot.level);
      ++seen;
    }
  }
  CHECK(seen >= 25);
}
