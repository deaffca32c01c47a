#include "geo/demo/schemes.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "geo/demo/borders.hpp"
#include "geo/demo/facts.hpp"
#include "geo/demo/surveying.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::AreaLevel;
using casebook::AreaScheme;
using casebook::Denominator;

constexpr std::string_view kCityScheme = "SO2021";
constexpr std::string_view kMiddleScheme = "MO2021";
constexpr std::string_view kPrimaryScheme = "PRI2021";
constexpr int kFirstYear = 2021;
constexpr int kFactsYear = 2026;

std::size_t city_area_of_middle(std::size_t middle) {
  const auto code = middle_areas()[middle].parent;
  const auto found =
      std::find_if(city_areas().begin(), city_areas().end(), [&](const CityArea& each) { return each.code == code; });
  return static_cast<std::size_t>(found - city_areas().begin());
}

/// For every owner of a raster, the area of a level that it lies in: by the codes, never by geometry.
struct Groups {
  std::vector<int> city{-1};
  std::vector<int> middle{-1};
  std::vector<int> primary{-1};
};

Groups groups_of_owners() {
  Groups groups;
  for (std::size_t position = 0; position < primary_areas().size(); ++position) {
    const std::size_t middle = middle_area_position(primary_areas()[position].parent);
    groups.primary.push_back(static_cast<int>(position));
    groups.middle.push_back(static_cast<int>(middle));
    groups.city.push_back(static_cast<int>(city_area_of_middle(middle)));
  }
  return groups;
}

AreaScheme scheme_of(std::string_view code, std::string_view title, AreaLevel level, std::string_view parent) {
  AreaScheme scheme;
  scheme.code = code;
  scheme.title = title;
  scheme.level = level;
  scheme.parent_scheme = parent;
  scheme.valid_from = time::Day{std::chrono::year{kFirstYear} / 1 / 1};
  scheme.source_epsg = 3007;
  scheme.attribution = "Schematiska gränser, påhittade";
  return scheme;
}

void add_area(AreaScheme& scheme, std::string_view code, std::string_view name, std::string_view parent) {
  casebook::Area area;
  area.code = code;
  area.name = name;
  area.parent = parent;
  scheme.areas.push_back(std::move(area));
}

void draw(AreaScheme& scheme, std::span<const Border> borders, std::span<const int> group_of) {
  auto shapes = merged_areas(borders, group_of, scheme.areas.size());
  for (std::size_t position = 0; position < shapes.size(); ++position) {
    scheme.areas[position].geometry = std::move(shapes[position]);
    scheme.areas[position].land_km2 = area_of(scheme.areas[position].geometry) / 1e6;
  }
}

/// Growth a year in tenths of a per cent: made up, but new housing stands where it stands.
int growth_of(const PrimaryArea& area) {
  constexpr std::array<std::pair<std::string_view, int>, 8> kBuilding{
      {{"416", 34}, {"417", 42}, {"402", 30}, {"117", 22}, {"301", 18}, {"204", 20}, {"517", 14}, {"508", 12}}};
  const auto found =
      std::find_if(kBuilding.begin(), kBuilding.end(), [&](const auto& each) { return each.first == area.code; });
  if (found != kBuilding.end()) return found->second;
  return 2 + static_cast<int>((area.about.east + area.about.north) / 10) % 7;  // 0.2–0.8 per cent, some of each
}

int population_of(const PrimaryArea& area, int year) {
  const double growth = growth_of(area) / 1000.0;
  const double inhabitants = area.population * (1 + growth * (year - kFactsYear));
  return static_cast<int>(inhabitants + 0.5);
}

}  // namespace

std::vector<casebook::AreaScheme> make_schemes(const LandRaster& land) {
  AreaScheme city = scheme_of(kCityScheme, "Stadsområden", AreaLevel::stadsomrade, "");
  AreaScheme middle = scheme_of(kMiddleScheme, "Mellanområden", AreaLevel::mellanomrade, kCityScheme);
  AreaScheme primary = scheme_of(kPrimaryScheme, "Primärområden", AreaLevel::primaromrade, kMiddleScheme);
  for (const CityArea& area : city_areas()) add_area(city, area.code, area.name, "");
  for (const MiddleArea& area : middle_areas()) add_area(middle, area.code, area.name, area.parent);
  for (const PrimaryArea& area : primary_areas()) add_area(primary, area.code, area.name, area.parent);

  const std::vector<Border> borders = trace_borders(land);
  const Groups groups = groups_of_owners();
  draw(city, borders, groups.city);
  draw(middle, borders, groups.middle);
  draw(primary, borders, groups.primary);
  std::vector<AreaScheme> schemes;
  schemes.push_back(std::move(middle));
  schemes.push_back(std::move(primary));
  schemes.push_back(std::move(city));
  return schemes;
}

std::vector<casebook::Denominator> make_population(int last_year) {
  std::vector<Denominator> all;
  const auto add = [&](std::string_view scheme, std::string_view area, int year, int people) {
    all.push_back({std::string(scheme), std::string(area), year, "population", static_cast<double>(people)});
  };
  for (int year = kFirstYear; year <= last_year; ++year) {
    std::vector<int> in_middle(middle_areas().size());
    std::vector<int> in_city(city_areas().size());
    for (const PrimaryArea& area : primary_areas()) {
      const int people = population_of(area, year);
      const std::size_t middle = middle_area_position(area.parent);
      in_middle[middle] += people;
      in_city[city_area_of_middle(middle)] += people;
      add(kPrimaryScheme, area.code, year, people);
    }
    for (std::size_t at = 0; at < in_middle.size(); ++at)
      add(kMiddleScheme, middle_areas()[at].code, year, in_middle[at]);
    for (std::size_t at = 0; at < in_city.size(); ++at) add(kCityScheme, city_areas()[at].code, year, in_city[at]);
    // People registered in the city without an address that has an area.
    for (const auto scheme : {kPrimaryScheme, kMiddleScheme, kCityScheme})
      add(scheme, "", year, 2100 + 20 * (year - kFirstYear));
  }
  return all;
}

}  // namespace tryggkarta::demo
