#include "tests/support/small_edition.hpp"

#include <fmt/format.h>

#include "geo/published/rates.hpp"
#include "tests/support/wiggly_city.hpp"

namespace tryggkarta::testing {

using namespace tryggkarta::published;

EditionParts small_parts(int side) {
  EditionParts parts;
  parts.number = 7;
  parts.published = time::parse_instant("2026-10-05T06:00:00Z").value();
  parts.city = "Provstad";
  Scheme scheme;
  scheme.code = "TEST";
  scheme.title = "Provområden";
  const auto areas = wiggly_city(side, 1);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    Area area;
    area.id = static_cast<std::uint32_t>(i + 1);
    area.code = fmt::format("{:02}", i + 1);
    area.name = fmt::format("Område {}", i + 1);
    area.slug = fmt::format("omrade-{}", i + 1);
    area.geometry = areas[i];
    area.label = {(areas[i][0].exterior[0].lon + areas[i][0].exterior[80].lon) / 2,
                  (areas[i][0].exterior[0].lat + areas[i][0].exterior[80].lat) / 2};
    area.land_km2 = 2.5;
    area.population = {{2026, 1000.0}};
    scheme.areas.push_back(area);
  }
  parts.schemes.push_back(scheme);
  Category all;
  all.code = "all";
  all.title = "Alla händelser";
  all.title_english = "All incidents";
  Category theft;
  theft.code = "stold";
  theft.title = "Stöld";
  theft.title_english = "Theft";
  theft.parent = "all";
  parts.categories = {all, theft};
  parts.sources = {{.name = "polisen",
                    .title = "Polisen, anmälda brott",
                    .owner = "Polisen",
                    .first = time::parse_day("2025-01-01").value(),
                    .latest = time::parse_day("2026-12-31").value(),
                    .categories = {"all", "stold"}}};
  return parts;
}

void put_slice(EditionParts& parts, const std::string& category, const std::string& period,
               std::vector<Figure> figures) {
  Slice slice;
  std::int64_t sum = 0;
  for (const Figure& figure : figures) {
    if (const auto* shown = std::get_if<Shown>(&figure)) sum += shown->count;
  }
  slice.areas = std::move(figures);
  slice.unplaced = Shown{0, std::nullopt};
  slice.total = Shown{sum, std::nullopt};
  parts.slices[{parts.schemes[0].code, category, time::Period::parse(period).value()}] = slice;
}

std::shared_ptr<const Edition> edition_of(EditionParts parts) {
  fill_rates(parts);
  std::vector<std::vector<place::MultiPolygon<place::LonLat>>> borders;
  for (const auto& scheme : parts.schemes) {
    auto& areas = borders.emplace_back();
    for (const auto& area : scheme.areas) areas.push_back(area.geometry);
  }
  auto tiles = std::make_shared<const place::GridCoverage>(place::prepare_coverage(borders));
  return std::make_shared<const Edition>(std::move(parts), std::move(tiles));
}

}  // namespace tryggkarta::testing
