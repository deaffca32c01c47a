// Measures the engine on a store, without a network: `bench_engine STORE`. One line a figure, medians of five rounds.
#include <algorithm>
#include <chrono>
#include <functional>
#include <numeric>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/disclosure/publish.hpp"
#include "geo/place/area_index.hpp"
#include "geo/store/store.hpp"
#include "geo/tiles/render_tile.hpp"

using namespace tryggkarta;

namespace {

using Clock = std::chrono::steady_clock;

double seconds(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median_of_five(const std::function<void()>& work) {
  std::vector<double> rounds(5);
  for (double& round : rounds) round = seconds(work);
  std::sort(rounds.begin(), rounds.end());
  return rounds[2];
}

void report(std::string_view what, double value, std::string_view unit) {
  fmt::print("{:<52} {:>12.3f} {}\n", what, value, unit);
}

/// A million points over the city's box against each scheme, one thread.
void measure_join(const casebook::CasebookView& view) {
  for (const auto& scheme : view.schemes) {
    std::vector<place::MultiPolygon<place::Metric>> areas;
    place::Metric low{1e12, 1e12};
    place::Metric high{-1e12, -1e12};
    for (const auto& area : scheme.areas) {
      areas.push_back(area.geometry);
      for (const auto& polygon : area.geometry) {
        for (const auto& vertex : polygon.exterior) {
          low = {std::min(low.east, vertex.east), std::min(low.north, vertex.north)};
          high = {std::max(high.east, vertex.east), std::max(high.north, vertex.north)};
        }
      }
    }
    const place::AreaIndex index{areas};
    constexpr int kPoints = 1'000'000;
    std::size_t placed = 0;
    const double time = median_of_five([&] {
      std::uint64_t state = 1;
      placed = 0;
      for (int i = 0; i < kPoints; ++i) {
        const auto next = [&] {
          state = state * 6364136223846793005ULL + 1442695040888963407ULL;
          return static_cast<double>(state >> 11) / 9007199254740992.0;
        };
        const double east = low.east + next() * (high.east - low.east);
        const double north = low.north + next() * (high.north - low.north);
        placed += index.area_at({east, north}).has_value() ? 1 : 0;
      }
    });
    report(fmt::format("join, {} ({} areas, {} % placed)", scheme.code, scheme.areas.size(), 100 * placed / kPoints),
           kPoints / time / 1e6, "million points/s");
  }
}

void measure_tiles(const published::Edition& edition) {
  const auto* scheme = edition.default_scheme();
  const auto* category = edition.category("all");
  for (int zoom = 8; zoom <= 14; ++zoom) {
    std::vector<tiles::TileAddress> addresses;
    const auto& areas = edition.tiles()
                            .zooms[static_cast<std::size_t>(zoom)]
                            .schemes[static_cast<std::size_t>(scheme - edition.schemes().data())];
    std::int32_t min_x = INT32_MAX, min_y = INT32_MAX, max_x = 0, max_y = 0;
    for (const auto& area : areas) {
      if (area.rings.empty()) continue;
      min_x = std::min(min_x, area.box.min_x);
      min_y = std::min(min_y, area.box.min_y);
      max_x = std::max(max_x, area.box.max_x);
      max_y = std::max(max_y, area.box.max_y);
    }
    for (std::int64_t x = min_x / 4096; x <= max_x / 4096; ++x) {
      for (std::int64_t y = min_y / 4096; y <= max_y / 4096; ++y) addresses.push_back({zoom, x, y});
    }
    std::size_t bytes = 0;
    const double time = median_of_five([&] {
      bytes = 0;
      for (const auto& address : addresses) {
        bytes +=
            tiles::render_tile(edition, {address, {tiles::Layer::areas}, scheme, category, edition.default_period()})
                .size();
      }
    });
    report(fmt::format("tile z{}, {} areas ({} tiles, {} B each)", zoom, scheme->code, addresses.size(),
                       bytes / addresses.size()),
           time / static_cast<double>(addresses.size()) * 1e6, "µs a tile");
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "bench_engine STORE\n");
    return 2;
  }
  const auto store = store::Store::open(arguments[1], store::Access::read_only);
  const auto grant = access::Policy::for_owner_of_the_store_file();
  report("load the casebook, joined in every scheme", seconds([&] { (void)store.load_casebook(); }), "s");
  const auto casebook = store.load_casebook();
  const auto& view = casebook.seen_by(grant);
  report("incidents", static_cast<double>(view.incidents.size()), "");
  measure_join(view);
  published::EditionParts parts;
  report("build the edition's parts", median_of_five([&] {
           parts =
               disclosure::publish(view, {}, {.number = 1, .now = {}, .today = time::parse_day("2026-11-24").value()});
         }),
         "s");
  std::vector<std::vector<place::MultiPolygon<place::LonLat>>> borders;
  for (const auto& scheme : parts.schemes) {
    auto& areas = borders.emplace_back();
    for (const auto& area : scheme.areas) areas.push_back(area.geometry);
  }
  std::shared_ptr<const place::GridCoverage> coverage;
  report("prepare the borders for zoom 0–14 (once a division)",
         seconds([&] { coverage = std::make_shared<const place::GridCoverage>(place::prepare_coverage(borders)); }),
         "s");
  std::shared_ptr<const published::Edition> edition;
  report("make the edition", seconds([&] { edition = std::make_shared<const published::Edition>(parts, coverage); }),
         "s");
  measure_tiles(*edition);
  return 0;
}
