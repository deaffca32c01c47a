#include "tests/unit/analysis/small_city.hpp"

#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/disclosure/public_areas.hpp"
#include "geo/place/projection.hpp"
#include "geo/place/square_net.hpp"
#include "geo/store/store.hpp"
#include "tests/support/wiggly_city.hpp"

namespace tryggkarta::testing {

using casebook::Incident;

namespace {

constexpr int kSide = 5;
constexpr int kEpsg = 3007;
constexpr double kPlaceLon = 11.93;
constexpr double kPlaceLat = 57.66;

access::ReadGrant grant() { return access::Policy::for_owner_of_the_store_file(); }

class Folder {
 public:
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "tryggkarta-test-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder for the test");
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path store() const { return path_ / "city.tryggkarta"; }

 private:
  std::filesystem::path path_;
};

place::MultiPolygon<place::Metric> in_metres(const place::MultiPolygon<place::LonLat>& degrees) {
  static const place::Projection to_metres{4326, kEpsg};
  const auto ring_of = [](const place::Ring<place::LonLat>& ring) {
    place::Ring<place::Metric> metres;
    for (const auto& vertex : ring) {
      const auto at = to_metres.transform(place::Position{vertex.lon, vertex.lat});
      metres.push_back({at.x, at.y});
    }
    return metres;
  };
  place::MultiPolygon<place::Metric> metres;
  for (const auto& polygon : degrees) {
    place::Polygon<place::Metric> moved{ring_of(polygon.exterior), {}};
    for (const auto& hole : polygon.holes) moved.holes.push_back(ring_of(hole));
    metres.push_back(std::move(moved));
  }
  return metres;
}

void put_schemes(store::Store& store) {
  const auto parts_in_degrees = wiggly_city(kSide, 1);
  casebook::AreaScheme city{
      .code = "CITY", .title = "Halvor", .level = casebook::AreaLevel::stadsomrade, .source_epsg = kEpsg};
  city.areas = {{.code = "1", .name = "Söder"}, {.code = "2", .name = "Norr"}};
  casebook::AreaScheme parts{.code = "PARTS", .title = "Delar", .parent_scheme = "CITY", .source_epsg = kEpsg};
  for (std::size_t i = 0; i < parts_in_degrees.size(); ++i) {
    auto geometry = in_metres(parts_in_degrees[i]);
    auto& half = city.areas[i < kSide * 2 ? 0 : 1];
    half.geometry.insert(half.geometry.end(), geometry.begin(), geometry.end());
    parts.areas.push_back({.code = fmt::format("{:02}", i + 1),
                           .name = fmt::format("Del {}", i + 1),
                           .parent = half.code,
                           .geometry = std::move(geometry),
                           .land_km2 = 20});
  }
  store.put_area_scheme(city);
  store.put_area_scheme(parts);
  std::vector<casebook::Denominator> people;
  for (const auto& area : parts.areas) {
    for (const int year : {2024, 2025}) people.push_back({"PARTS", area.code, year, "population", 1000});
  }
  store.put_denominators(people);
}

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(engine_()) % end; }
  double between(double low, double high) { return low + (high - low) * (engine_() / 4294967296.0); }

 private:
  std::mt19937 engine_;
};

void put_rows(const std::function<void(const Incident&)>& put) {
  const place::Projection to_metres{4326, kEpsg};
  Chance chance{7};
  const auto first = time::parse_instant("2023-12-31T23:00:00Z").value();
  constexpr const char* kCategories[] = {"stold", "inbrott", "vald", "misshandel", "klotter", "ordning"};
  constexpr std::chrono::minutes kLengths[] = {std::chrono::minutes{0}, std::chrono::minutes{30},
                                               std::chrono::minutes{60}, std::chrono::minutes{61},
                                               std::chrono::minutes{480}};
  for (int i = 0; i < kCityRows; ++i) {
    Incident incident;
    incident.key = fmt::format("K{}", i);
    incident.category = kCategories[chance.below(std::size(kCategories))];
    incident.from = first + std::chrono::minutes{chance.below(731 * 1440)};
    incident.to = incident.from + kLengths[chance.below(std::size(kLengths))];
    const auto kind = chance.below(20);
    if (kind == 0) {
      put(incident);  // nothing is known of where
      continue;
    }
    if (kind == 1) {
      incident.area_scheme = "PARTS";
      incident.area_code = fmt::format("{:02}", 1 + chance.below(kSide * kSide));
      incident.precision = casebook::Precision::mellanomrade;
      put(incident);
      continue;
    }
    const bool hot = kind < 11;
    const auto where =
        to_metres.transform(hot ? place::Position{kPlaceLon, kPlaceLat}
                                : place::Position{chance.between(11.7, 12.3), chance.between(57.55, 57.87)});
    const double around = hot ? 1000 : 0;
    incident.where =
        place::Metric{where.x + chance.between(-around, around), where.y + chance.between(-around, around)};
    incident.precision = static_cast<casebook::Precision>(chance.below(4) == 0 ? chance.below(9) : chance.below(3));
    put(incident);
  }
}

/// Has delivered from the first to the last day of its incidents.
casebook::Source source_of(const char* name, const std::vector<Incident>& incidents) {
  const auto zone = time::TimeZone::named("Europe/Stockholm").value();
  casebook::Source source;
  source.name = name;
  source.title = name;
  for (const Incident& incident : incidents) {
    const time::Day day = zone.day_of(incident.from);
    source.first_day = std::min(source.first_day.value_or(day), day);
    source.last_day = std::max(source.last_day.value_or(day), day);
  }
  return source;
}

}  // namespace

casebook::Casebook city_with(const std::function<void(const std::function<void(const Incident&)>&)>& put) {
  const Folder folder;
  store::Store store = store::Store::create(folder.store());
  store.set_city({"Provstad", "Europe/Stockholm", kEpsg, true});
  put_schemes(store);
  std::vector<Incident> of_police;
  std::vector<Incident> of_town;
  put([&](const Incident& incident) {
    const std::size_t rows = of_police.size() + of_town.size();
    (rows % 3 == 2 ? of_town : of_police).push_back(incident);
  });
  auto transaction = store.begin();
  for (const auto& [source, incidents] : {std::pair{"polisen", &of_police}, {"staden", &of_town}}) {
    store.put_source(source_of(source, *incidents));
    auto writer = store.incident_writer(source);
    for (const Incident& incident : *incidents) writer.put(incident);
  }
  transaction.commit();
  return store.load_casebook();
}

casebook::Casebook small_city_casebook() { return city_with(put_rows); }

analysis::CityBorders borders_of(const casebook::CasebookView& view) {
  analysis::CityBorders borders{disclosure::public_schemes(view), nullptr};
  std::vector<std::vector<place::MultiPolygon<place::LonLat>>> shapes;
  for (const auto& scheme : borders.schemes) {
    auto& areas = shapes.emplace_back();
    for (const auto& area : scheme.areas) areas.push_back(area.geometry);
  }
  borders.prepared = std::make_shared<const tiles::CutBorders>(
      std::make_shared<const place::GridCoverage>(place::prepare_coverage(shapes)));
  return borders;
}

const analysis::Readied& small_city() {
  static const auto book = [] {
    auto casebook = small_city_casebook();
    auto borders = borders_of(casebook.seen_by(grant()));
    return std::make_unique<analysis::ReadyCasebook>(std::move(casebook), std::move(borders), grant());
  }();
  return book->seen_by(grant());
}

std::unique_ptr<analysis::ReadyCasebook> ready_of(casebook::CasebookView view) {
  auto borders = borders_of(view);
  return std::make_unique<analysis::ReadyCasebook>(casebook::Casebook{std::move(view)}, std::move(borders), grant());
}

const analysis::Readied& opened(const analysis::ReadyCasebook& book) { return book.seen_by(grant()); }

std::int32_t day_number(std::string_view text) {
  return static_cast<std::int32_t>(time::parse_day(text).value().time_since_epoch().count());
}

std::uint16_t category_at(const casebook::CasebookView& view, std::string_view code) {
  for (std::size_t i = 0; i < view.categories.size(); ++i) {
    if (view.categories[i].code == code) return static_cast<std::uint16_t>(i);
  }
  throw std::runtime_error("no such category");
}

casebook::CasebookView square_city(int side) {
  const double west = 319'000;
  const double south = 6'400'000;
  casebook::CasebookView view;
  view.city = {.name = "Provstad", .timezone = "Europe/Stockholm", .analysis_epsg = 3006, .made_up = true};
  casebook::AreaScheme scheme{.code = "CITY", .title = "Stad", .level = casebook::AreaLevel::stadsomrade};
  scheme.areas = {
      {.code = "1",
       .name = "Staden",
       .geometry = {{{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}}, {}}},
       .land_km2 = side / 1000.0 * side / 1000.0}};
  view.schemes = {scheme};
  view.categories = {{.code = "all", .title = "Alla"}, {.code = "stold", .parent = "all", .title = "Stöld"}};
  casebook::Source source;
  source.name = "polisen";
  view.sources = {source};
  view.incidents = casebook::IncidentTable{1};
  return view;
}

void put_into_cell(casebook::CasebookView& view, int column, int row, int count, std::int32_t day) {
  static const place::Projection to_map{3006, 3857};
  const place::Position middle{319'125.0 + 250 * column, 6'400'125.0 + 250 * row};
  const std::uint16_t areas[] = {0};
  casebook::IncidentRow incident;
  incident.minute = day * casebook::IncidentTable::kMinutesADay + 720;
  incident.hour_known = true;
  incident.category = 1;
  incident.precision = casebook::Precision::punkt;
  incident.where = place::world_point_at(to_map.transform(middle));
  incident.cell = place::packed(place::cell_at(middle, place::CellSide::quarter_kilometre)).value();
  incident.areas = areas;
  for (int i = 0; i < count; ++i) {
    incident.id = static_cast<std::uint32_t>(view.incidents.size() + 1);
    view.incidents.add(incident);
  }
}

}  // namespace tryggkarta::testing
