#include <set>

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "geo/analysis/inside_tiles.hpp"
#include "tests/unit/analysis/small_city.hpp"
#include "tests/unit/analysis/tile_walk.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::append_incidents;
using analysis::IncidentFilter;
using tiles::TileAddress;

namespace {

std::string tile_of(const analysis::Readied& ready, const IncidentFilter& filter, const TileAddress& address) {
  std::string tile;
  append_incidents(tile, ready, filter, address);
  return tile;
}

/// Placed rows that a filter takes, by a pass over the table.
std::uint64_t placed(const casebook::CasebookView& view, const IncidentFilter& filter) {
  std::set<std::size_t> with_place;
  for (const auto& run : view.incidents.runs()) {
    for (std::size_t row = run.begin; row < run.placed_end; ++row) with_place.insert(row);
  }
  std::uint64_t rows = 0;
  analysis::RowTest{view, filter}.each([&](std::size_t row) { rows += with_place.count(row); });
  return rows;
}

/// What all tiles of a zoom hold together.
struct Zoom {
  std::uint64_t incidents = 0;
  std::uint64_t points = 0;
  std::uint64_t told = 0;  // by tile_info
  std::set<std::uint64_t> ids;
  std::uint64_t features = 0;
};

void add_tile(const TileAddress& address, std::string_view bytes, Zoom& zoom) {
  if (bytes.empty()) return;
  const auto layers = read_tile(bytes);
  const auto* incidents = layer_of(layers, "incidents");
  const auto* info = layer_of(layers, "tile_info");
  REQUIRE(incidents != nullptr);
  REQUIRE(info != nullptr);
  REQUIRE(info->features.size() == 1);
  std::uint64_t here = 0;
  bool inside = true;
  for (const auto& feature : incidents->features) {
    zoom.ids.insert(feature.id);
    ++zoom.features;
    const bool cluster = feature.attributes.count("count") != 0;
    here += cluster ? whole(feature, "count") : 1;
    zoom.points += cluster ? 0 : 1;
    const auto at = feature.parts.at(0).at(0);
    inside = inside && feature.parts.size() == 1 && at.x >= 0 && at.x < 4096 && at.y >= 0 && at.y < 4096;
  }
  CHECK(inside);
  const auto& told = info->features[0];
  CHECK(whole(told, "total") == here);
  CHECK(whole(told, "shown") == here);
  CHECK_FALSE(std::get<bool>(told.attributes.at("thinned")));
  CHECK(address.z >= 0);
  zoom.incidents += here;
  zoom.told += whole(told, "total");
}

Zoom walk(const analysis::Readied& ready, const IncidentFilter& filter, int zoom, int margin = 0) {
  Zoom sums;
  for (const auto& address : tiles_with_rows(ready.view, zoom, margin)) {
    add_tile(address, tile_of(ready, filter, address), sums);
  }
  return sums;
}

/// Nights of weekends in half a year, of some categories, from one source.
IncidentFilter narrow_filter(const casebook::CasebookView& view) {
  IncidentFilter filter;
  filter.first_day = day_number("2024-10-03");
  filter.last_day = day_number("2025-06-17");
  filter.categories = {category_at(view, "misshandel"), category_at(view, "ordning")};
  std::sort(filter.categories.begin(), filter.categories.end());
  filter.sources = {0};
  filter.weekdays = 0b111'0000;
  return filter;
}

}  // namespace

TEST_CASE("the tiles of every zoom add up to the placed incidents, each in one tile and counted once") {
  const auto& ready = small_city();
  for (const auto& filter : {IncidentFilter{}, narrow_filter(ready.view)}) {
    const std::uint64_t expected = placed(ready.view, filter);
    REQUIRE(expected > 50);
    for (int zoom = 0; zoom <= 16; ++zoom) {
      INFO("zoom " << zoom);
      const Zoom sums = walk(ready, filter, zoom, zoom < 13 ? 1 : 0);
      CHECK(sums.incidents == expected);
      CHECK(sums.told == expected);
      CHECK(sums.ids.size() == sums.features);
      CHECK(sums.points == (zoom >= analysis::kPointZoom ? expected : 0));
    }
  }
}

TEST_CASE("the deepest zooms hold every incident too") {
  const auto& ready = small_city();
  IncidentFilter month;
  month.first_day = day_number("2024-05-01");
  month.last_day = day_number("2024-05-31");
  for (const int zoom : {18, 20, 21, 22}) {
    INFO("zoom " << zoom);
    CHECK(walk(ready, month, zoom).incidents == placed(ready.view, month));
  }
}

TEST_CASE("a tile holds what its four children hold") {
  const auto& ready = small_city();
  const auto count_of = [&](const TileAddress& address) {
    Zoom sums;
    add_tile(address, tile_of(ready, {}, address), sums);
    return sums.incidents;
  };
  for (const int zoom : {6, 10, 13, 15}) {
    for (const auto& [z, x, y] : tiles_with_rows(ready.view, zoom)) {
      std::uint64_t children = 0;
      for (const int child : {0, 1, 2, 3}) children += count_of({z + 1, 2 * x + child % 2, 2 * y + child / 2});
      CHECK(count_of({z, x, y}) == children);
    }
  }
}

TEST_CASE("a point carries what the incident's row says, where the row says it") {
  const auto& ready = small_city();
  const auto& table = ready.view.incidents;
  std::map<std::uint64_t, std::size_t> rows;
  for (std::size_t row = 0; row < table.size(); ++row) rows.emplace(table.id(row), row);
  REQUIRE(rows.size() == table.size());
  std::size_t seen = 0;
  std::size_t with_hour = 0;
  for (const auto& address : tiles_with_rows(ready.view, 15)) {
    const auto layers = read_tile(tile_of(ready, {}, address));
    for (const auto& feature : layer_of(layers, "incidents")->features) {
      const std::size_t row = rows.at(feature.id);
      CHECK(text(feature, "category") == ready.view.categories[table.category(row)].code);
      CHECK(text(feature, "source") == ready.view.sources[table.source(row)].name);
      CHECK(text(feature, "precision") == name_of(table.precision(row)));
      CHECK(text(feature, "day") == time::format_day(time::Day{std::chrono::days{table.day(row)}}));
      CHECK((feature.attributes.count("hour") != 0) == table.hour_known(row));
      CHECK(feature.attributes.size() == (table.hour_known(row) ? 5 : 4));
      if (table.hour_known(row)) {
        ++with_hour;
        CHECK(whole(feature, "hour") == static_cast<std::uint64_t>((table.minute(row) % 1440) / 60));
      }
      const auto where = table.where(row);
      const auto at = feature.parts[0][0];
      const auto world = [&](std::int64_t tile, std::int64_t unit) { return (tile * 4096 + unit) << (32 - 15 - 12); };
      CHECK(world(address.x, at.x) <= where.x);
      CHECK(where.x < world(address.x, at.x + 1));
      CHECK(world(address.y, at.y) <= where.y);
      CHECK(where.y < world(address.y, at.y + 1));
      ++seen;
    }
  }
  CHECK(seen == placed(ready.view, {}));
  CHECK(with_hour > seen / 2);
}

TEST_CASE("a cluster stands in the middle of the square whose incidents it counts") {
  const auto& ready = small_city();
  const auto& table = ready.view.incidents;
  constexpr int kZoom = 11;
  constexpr std::uint32_t kSquare = 1U << (32 - kZoom - 4);  // world steps
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> expected;
  for (const auto& run : table.runs()) {
    for (std::size_t row = run.begin; row < run.placed_end; ++row) {
      ++expected[{table.where(row).x / kSquare, table.where(row).y / kSquare}];
    }
  }
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> found;
  for (const auto& address : tiles_with_rows(ready.view, kZoom)) {
    const auto layers = read_tile(tile_of(ready, {}, address));
    for (const auto& feature : layer_of(layers, "incidents")->features) {
      const auto at = feature.parts[0][0];
      CHECK((at.x % 256 == 128 && at.y % 256 == 128));
      const auto column = static_cast<std::uint64_t>(address.x * 16 + at.x / 256);
      const auto line = static_cast<std::uint64_t>(address.y * 16 + at.y / 256);
      CHECK(found.emplace(std::pair{column, line}, whole(feature, "count")).second);
    }
  }
  CHECK(found == expected);
}

TEST_CASE("the same question has the same bytes, from a book made twice too") {
  const auto& ready = small_city();
  auto casebook = small_city_casebook();
  const auto grant = access::Policy::for_owner_of_the_store_file();
  auto borders = borders_of(casebook.seen_by(grant));
  const analysis::ReadyCasebook again{std::move(casebook), std::move(borders), grant};
  for (const int zoom : {8, 13, 16}) {
    for (const auto& address : tiles_with_rows(ready.view, zoom)) {
      const auto tile = tile_of(ready, {}, address);
      CHECK(tile == tile_of(ready, {}, address));
      CHECK(tile == tile_of(again.seen_by(grant), {}, address));
    }
  }
}

TEST_CASE("where nothing is, there is no tile at all") {
  const auto& ready = small_city();
  CHECK(tile_of(ready, {}, {14, 0, 0}).empty());
  CHECK(tile_of(ready, {}, {3, 0, 7}).empty());
  IncidentFilter later;
  later.first_day = day_number("2026-01-01");
  CHECK(tile_of(ready, later, {0, 0, 0}).empty());
  CHECK(tile_of(ready, later, {14, 8735, 4995}).empty());
}

TEST_CASE("a tile of more incidents than can be points has clusters with exact counts, and one of fewer has points") {
  auto view = square_city(2000);
  put_into_cell(view, 3, 3, static_cast<int>(analysis::kMostPoints), day_number("2025-05-01"));
  put_into_cell(view, 3, 3, 1, day_number("2025-11-01"));
  view.incidents.put_in_order();
  const auto book = ready_of(std::move(view));
  const auto& ready = opened(*book);
  IncidentFilter spring;
  spring.last_day = day_number("2025-06-01");
  for (const int zoom : {14, 16, 22}) {
    INFO("zoom " << zoom);
    const auto all = walk(ready, {}, zoom);
    CHECK(all.incidents == analysis::kMostPoints + 1);
    CHECK(all.points == 0);
    CHECK(all.features == 1);
    const auto fewer = walk(ready, spring, zoom);
    CHECK(fewer.incidents == analysis::kMostPoints);
    CHECK(fewer.points == analysis::kMostPoints);
  }
}
