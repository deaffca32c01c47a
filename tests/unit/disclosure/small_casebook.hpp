// A casebook for tests: two levels of areas on a plain square, incidents by hand.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <vector>

namespace tryggkarta::testing {

inline place::MultiPolygon<place::Metric> square(double east, double north, double side) {
  return {{{{east, north}, {east + side, north}, {east + side, north + side}, {east, north + side}}, {}}};
}

/// Schemes SO (level stadsområde: one area 01) and MO (level mellanområde: 11 west, 12 east), EPSG:3007, 1 000 people
/// each in MO 2026; categories all › vald › misshandel, all › stold, all › sexualbrott (sensitive); a source "polisen"
/// from 2026-01-01 to 2026-12-31 that can tell all of them apart.
inline casebook::CasebookView small_casebook() {
  using namespace casebook;
  CasebookView view;
  view.city = {.name = "Provstad", .timezone = "Europe/Stockholm", .analysis_epsg = 3007, .made_up = true};
  AreaScheme mo{.code = "MO", .title = "Mellanområden", .level = AreaLevel::mellanomrade, .parent_scheme = "SO"};
  mo.areas = {{.code = "11", .name = "Väst", .parent = "01", .geometry = square(148000, 6398000, 1000), .land_km2 = 1},
              {.code = "12", .name = "Öst", .parent = "01", .geometry = square(149000, 6398000, 1000), .land_km2 = 1}};
  AreaScheme so{.code = "SO", .title = "Stadsområden", .level = AreaLevel::stadsomrade};
  so.areas = {{.code = "01",
               .name = "Mitt",
               .geometry = {{{{148000, 6398000}, {150000, 6398000}, {150000, 6399000}, {148000, 6399000}}, {}}},
               .land_km2 = 2}};
  view.schemes = {mo, so};
  view.denominators = {{"MO", "11", 2026, "population", 1000}, {"MO", "12", 2026, "population", 1000}};
  view.categories = {{.code = "all", .title = "Alla"},
                     {.code = "vald", .parent = "all", .title = "Våld"},
                     {.code = "misshandel", .parent = "vald", .title = "Misshandel"},
                     {.code = "stold", .parent = "all", .title = "Stöld"},
                     {.code = "sexualbrott", .parent = "all", .title = "Sexualbrott", .sensitive = true}};
  Source source;
  source.name = "polisen";
  source.first_day = time::parse_day("2026-01-01");
  source.last_day = time::parse_day("2026-12-31");
  source.categories = {"misshandel", "sexualbrott", "stold"};
  view.sources = {source};
  view.incidents = IncidentTable{2};
  return view;
}

/// `count` incidents of a category (its position) on a day, in MO area `area` (0, 1) or nowhere.
inline void add_incidents(casebook::CasebookView& view, int count, std::uint16_t category, const char* day,
                          std::optional<std::uint16_t> area) {
  for (int i = 0; i < count; ++i) {
    const auto days = static_cast<std::int32_t>(time::parse_day(day).value().time_since_epoch().count());
    const std::uint16_t areas[] = {area.value_or(casebook::IncidentTable::kNoArea),
                                   area ? std::uint16_t{0} : casebook::IncidentTable::kNoArea};
    view.incidents.add({.minute = days * casebook::IncidentTable::kMinutesADay, .category = category, .areas = areas});
  }
}

}  // namespace tryggkarta::testing
