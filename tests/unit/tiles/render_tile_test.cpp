#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>

#include "geo/place/ring_tracer.hpp"
#include "geo/tiles/render_tile.hpp"
#include "tests/support/geos_check.hpp"
#include "tests/support/small_edition.hpp"
#include "tests/support/tile_reader.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using published::Figure;
using published::Hidden;
using published::Shown;
using published::Unknown;
using tiles::Layer;
using tiles::TileAddress;
using tiles::TileQuery;

namespace {

constexpr int kSide = 5;

std::shared_ptr<const published::Edition> city() {
  static const auto edition = [] {
    auto parts = small_parts(kSide);
    std::vector<Figure> figures(kSide * kSide, Shown{12, std::nullopt});
    figures[0] = Hidden{};
    figures[1] = Unknown{};
    figures[2] = Shown{0, std::nullopt};
    put_slice(parts, "stold", "2026-Q3", figures);
    published::ProblemNotice problem;
    problem.id = 11;
    problem.key = "P1";
    problem.title = "Klotter vid torget";
    problem.status = "prioriterat";
    problem.shape =
        place::MultiPolygon<place::LonLat>{{{{11.95, 57.70}, {11.99, 57.70}, {11.99, 57.72}, {11.95, 57.72}}, {}}};
    parts.problems.push_back(problem);
    published::ActionNotice action;
    action.id = 21;
    action.key = "A1";
    action.title = "Belysning";
    action.status = "pågående";
    action.shape = place::LonLat{11.97, 57.71};
    parts.actions.push_back(action);
    return edition_of(std::move(parts));
  }();
  return edition;
}

TileQuery query_at(TileAddress address) {
  const auto edition = city();
  return {address, {Layer::areas}, edition->scheme("TEST"), edition->category("stold"), time::Period::parse("2026-Q3")};
}

TileAddress tile_at(double lon, double lat, int zoom) {
  const auto at = place::to_grid({lon, lat}, zoom);
  return {zoom, static_cast<std::int64_t>(std::floor(at.x / 4096)), static_cast<std::int64_t>(std::floor(at.y / 4096))};
}

/// All tiles of a zoom that can hold something.
std::vector<TileAddress> tiles_of_city(int zoom) {
  const auto from = tile_at(11.70, 57.86, zoom);
  const auto to = tile_at(12.25, 57.55, zoom);
  std::vector<TileAddress> addresses;
  for (auto x = from.x; x <= to.x; ++x) {
    for (auto y = from.y; y <= to.y; ++y) addresses.push_back({zoom, x, y});
  }
  return addresses;
}

const TileLayer* layer_named(const std::vector<TileLayer>& layers, const std::string& name) {
  for (const auto& layer : layers) {
    if (layer.name == name) return &layer;
  }
  return nullptr;
}

IntegerRings rings_of(const TileFeature& feature) {
  IntegerRings rings;
  for (const auto& part : feature.parts) {
    auto& ring = rings.emplace_back();
    for (const auto& point : part)
      ring.push_back({static_cast<std::int32_t>(point.x), static_cast<std::int32_t>(point.y)});
  }
  return rings;
}

}  // namespace

TEST_CASE(
    "every polygon of every tile is valid and inside the buffer, and neighbours share the tile without gap or "
    "overlap") {
  for (const int zoom : {6, 9, 10, 11, 12, 13, 15, 16}) {
    std::size_t step = zoom >= 15 ? 37 : 1;
    const auto addresses = tiles_of_city(zoom);
    for (std::size_t i = 0; i < addresses.size(); i += step) {
      INFO(zoom << "/" << addresses[i].x << "/" << addresses[i].y);
      const auto layers = read_tile(render_tile(*city(), query_at(addresses[i])));
      const auto* areas = layer_named(layers, "areas");
      if (areas == nullptr) continue;
      CHECK(areas->extent == 4096);
      std::vector<IntegerRings> all;
      double sum = 0;
      for (const auto& feature : areas->features) {
        const auto rings = rings_of(feature);
        CHECK(why_invalid(rings) == "");
        for (const auto& ring : rings) {
          for (const auto& vertex : ring)
            CHECK((vertex.x >= -64 && vertex.x <= 4160 && vertex.y >= -64 && vertex.y <= 4160));
        }
        sum += area_of(rings);
        all.push_back(rings);
      }
      CHECK(union_area(all) == Approx(sum).margin(0.01));
    }
  }
}

TEST_CASE("a tile in the middle of the city is covered to its last unit") {
  // Between lakes and coast there is no gap: the union of all areas is the whole buffered square.
  const auto layers = read_tile(render_tile(*city(), query_at(tile_at(11.88, 57.65, 13))));
  const auto* areas = layer_named(layers, "areas");
  REQUIRE(areas != nullptr);
  double sum = 0;
  for (const auto& feature : areas->features) sum += area_of(rings_of(feature));
  CHECK(sum == 4224.0 * 4224.0);
}

TEST_CASE("two tiles side by side agree on the strip that both hold") {
  const auto left = tile_at(11.90, 57.70, 12);
  const auto strip = [&](TileAddress address, std::int32_t shift) {
    std::map<std::uint64_t, double> areas;
    const auto layers = read_tile(render_tile(*city(), query_at(address)));
    for (const auto& feature : layer_named(layers, "areas")->features) {
      auto rings = rings_of(feature);
      for (auto& ring : rings)
        for (auto& vertex : ring) vertex.x += shift;
      const double area = area_in_box(rings, 4032, -64, 4160, 4160);
      if (area > 0) areas[feature.id] = area;
    }
    return areas;
  };
  CHECK(strip(left, 0) == strip({left.z, left.x + 1, left.y}, 4096));
}

TEST_CASE("a shown area has count, rate and class; a hidden or unknown one has its status alone") {
  const auto layers = read_tile(render_tile(*city(), query_at(tile_at(11.97, 57.71, 8))));
  const auto* areas = layer_named(layers, "areas");
  REQUIRE(areas != nullptr);
  REQUIRE(areas->features.size() == kSide * kSide);
  for (const auto& feature : areas->features) {
    const auto& attributes = feature.attributes;
    const auto status = std::get<std::string>(attributes.at("status"));
    CHECK(std::get<std::string>(attributes.at("code")).size() == 2);
    const bool bare = !attributes.contains("count") && !attributes.contains("rate") && !attributes.contains("class");
    CHECK(bare == (status != "shown"));
    if (status == "shown" && feature.id != 3) {
      CHECK(std::get<std::uint64_t>(attributes.at("count")) == 12);
      CHECK(std::get<double>(attributes.at("rate")) == 12.0);
    }
  }
  CHECK(std::get<std::uint64_t>(areas->features[2].attributes.at("count")) == 0);
}

TEST_CASE("without category and period areas carry code and name alone") {
  auto query = query_at(tile_at(11.97, 57.71, 9));
  query.category = nullptr;
  query.period.reset();
  for (const auto& layer : read_tile(render_tile(*city(), query))) {
    if (layer.name != "areas") continue;
    for (const auto& feature : layer.features) CHECK(feature.attributes.size() == 2);
  }
}

TEST_CASE("each label is in exactly one tile of a zoom") {
  for (const int zoom : {9, 12, 14}) {
    std::multiset<std::uint64_t> seen;
    for (const auto& address : tiles_of_city(zoom)) {
      const auto layers = read_tile(render_tile(*city(), query_at(address)));
      if (const auto* labels = layer_named(layers, "labels")) {
        for (const auto& feature : labels->features) seen.insert(feature.id);
      }
    }
    CHECK(seen.size() == kSide * kSide);
    CHECK(std::set(seen.begin(), seen.end()).size() == kSide * kSide);
  }
}

TEST_CASE("problems and actions come in layers of their own, in the order areas, labels, problems, actions") {
  auto query = query_at(tile_at(11.97, 57.71, 11));
  query.layers = {Layer::actions, Layer::problems, Layer::areas};
  const auto layers = read_tile(render_tile(*city(), query));
  REQUIRE(layers.size() >= 3);
  CHECK(layers.front().name == "areas");
  CHECK(layers[layers.size() - 2].name == "problems");
  CHECK(layers.back().name == "actions");
  CHECK(layers.back().features[0].id == 21);
  CHECK(std::get<std::string>(layers.back().features[0].attributes.at("status")) == "pågående");
}

TEST_CASE("outside the city a tile is empty, at every zoom") {
  for (int zoom = 4; zoom <= TileAddress::kMaxZoom; ++zoom) {
    CHECK(render_tile(*city(), query_at({zoom, 0, 0})).empty());
  }
}

TEST_CASE("the same question gives the same bytes") {
  const auto address = tile_at(11.97, 57.71, 12);
  CHECK(render_tile(*city(), query_at(address)) == render_tile(*city(), query_at(address)));
}

TEST_CASE("an area keeps its id in every tile and at every zoom") {
  std::map<std::string, std::set<std::uint64_t>> ids;
  for (const int zoom : {7, 10, 13}) {
    for (const auto& address : tiles_of_city(zoom)) {
      const auto layers = read_tile(render_tile(*city(), query_at(address)));
      if (const auto* areas = layer_named(layers, "areas")) {
        for (const auto& feature : areas->features)
          ids[std::get<std::string>(feature.attributes.at("code"))].insert(feature.id);
      }
    }
  }
  CHECK(ids.size() == kSide * kSide);
  for (const auto& [code, of_code] : ids) CHECK(of_code.size() == 1);
}
