// Area schemes and denominators.
#include <fmt/format.h>

#include <algorithm>

#include "geo/error.hpp"
#include "geo/store/area_level.hpp"
#include "geo/store/code_list.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kPutScheme = R"(
INSERT INTO area_scheme (code, title, level, parent_scheme, valid_from, valid_to, source_epsg, attribution)
VALUES (:code, :title, :level, :parent_scheme, :valid_from, :valid_to, :source_epsg, :attribution)
ON CONFLICT (code) DO UPDATE SET
  title = excluded.title, level = excluded.level, parent_scheme = excluded.parent_scheme, valid_from = excluded.valid_from,
  valid_to = excluded.valid_to, source_epsg = excluded.source_epsg, attribution = excluded.attribution)";

constexpr const char* kDropOtherAreas = R"(
DELETE FROM area WHERE scheme = :scheme AND code NOT IN (SELECT value FROM json_each(:codes)))";

// By conflict, not by replacing: the id of an area that stays must stay.
constexpr const char* kPutArea = R"(
INSERT INTO area (scheme, code, name, parent, land_km2, geometry)
VALUES (:scheme, :code, :name, :parent, :land_km2, :geometry)
ON CONFLICT (scheme, code) DO UPDATE SET
  name = excluded.name, parent = excluded.parent, land_km2 = excluded.land_km2, geometry = excluded.geometry)";

constexpr const char* kPutDenominator = R"(
INSERT INTO denominator (scheme, area, year, kind, value) VALUES (:scheme, :area, :year, :kind, :value)
ON CONFLICT (scheme, kind, year, area) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value)";

std::vector<casebook::Area> areas_of(Database& database, const std::string& scheme) {
  Statement statement{database, R"(
SELECT id, code, name, parent, land_km2, geometry FROM area WHERE scheme = :scheme ORDER BY code)"};
  statement.bind(":scheme", scheme);
  std::vector<casebook::Area> areas;
  while (statement.step()) {
    casebook::Area area;
    area.id = static_cast<std::uint32_t>(statement.integer(0));
    area.code = statement.text(1);
    area.name = statement.text(2);
    area.parent = statement.text(3);
    area.land_km2 = statement.real(4);
    if (!statement.is_null(5)) area.geometry = metric_polygons_in(statement.view(5));
    areas.push_back(std::move(area));
  }
  return areas;
}

void drop_other_areas(Database& database, const casebook::AreaScheme& scheme) {
  std::vector<std::string> codes;
  for (const casebook::Area& area : scheme.areas) codes.push_back(area.code);
  const std::string list = encode_codes(codes);
  Statement statement{database, kDropOtherAreas};
  statement.bind(":scheme", scheme.code).bind(":codes", list).run();
}

bool has_scheme(Database& database, const std::string& code) {
  Statement statement{database, "SELECT 1 FROM area_scheme WHERE code = :code"};
  return statement.bind(":code", code).step();
}

bool has_denominator(Database& database, const casebook::Denominator& denominator) {
  Statement statement{database, R"(
SELECT 1 FROM denominator WHERE scheme = :scheme AND kind = :kind AND year = :year AND area = :area)"};
  return statement.bind(":scheme", denominator.scheme)
      .bind(":kind", denominator.kind)
      .bind(":year", denominator.year)
      .bind(":area", denominator.area)
      .step();
}

}  // namespace

std::vector<casebook::AreaScheme> Store::area_schemes() const {
  Statement statement{inside_->database, R"(
SELECT code, title, level, parent_scheme, valid_from, valid_to, source_epsg, attribution FROM area_scheme ORDER BY code)"};
  std::vector<casebook::AreaScheme> schemes;
  while (statement.step()) {
    casebook::AreaScheme scheme;
    scheme.code = statement.text(0);
    scheme.title = statement.text(1);
    scheme.level = parse_level(statement.view(2)).value();
    scheme.parent_scheme = statement.text(3);
    scheme.valid_from = statement.day(4);
    scheme.valid_to = statement.day(5);
    scheme.source_epsg = static_cast<int>(statement.integer(6));
    scheme.attribution = statement.text(7);
    scheme.areas = areas_of(inside_->database, scheme.code);
    schemes.push_back(std::move(scheme));
  }
  return schemes;
}

void Store::put_area_scheme(const casebook::AreaScheme& scheme) {
  const int epsg = city().analysis_epsg;
  if (epsg == 0) {
    throw Error(ErrorKind::bad_input, fmt::format("scheme {} needs the analysis CRS of the city first", scheme.code));
  }
  Savepoint whole{inside_->database};
  Statement{inside_->database, kPutScheme}
      .bind(":code", scheme.code)
      .bind(":title", scheme.title)
      .bind(":level", name_of(scheme.level))
      .bind(":parent_scheme", scheme.parent_scheme)
      .bind(":valid_from", scheme.valid_from)
      .bind(":valid_to", scheme.valid_to)
      .bind(":source_epsg", scheme.source_epsg)
      .bind(":attribution", scheme.attribution)
      .run();
  drop_other_areas(inside_->database, scheme);
  Statement put{inside_->database, kPutArea};
  for (const casebook::Area& area : scheme.areas) {
    const std::string geometry = encode_polygons(area.geometry, epsg);
    put.bind(":scheme", scheme.code)
        .bind(":code", area.code)
        .bind(":name", area.name)
        .bind(":parent", area.parent)
        .bind(":land_km2", area.land_km2)
        .bind(":geometry", Blob{geometry})
        .run();
  }
  whole.keep();
}

std::vector<Outcome> Store::put_denominators(std::span<const casebook::Denominator> denominators) {
  Savepoint whole{inside_->database};
  Statement put{inside_->database, kPutDenominator};
  std::vector<Outcome> outcomes;
  for (const casebook::Denominator& denominator : denominators) {
    if (!has_scheme(inside_->database, denominator.scheme)) {
      throw Error(
          ErrorKind::bad_input,
          fmt::format("there is no area scheme {}: import its areas before their denominators", denominator.scheme));
    }
    const bool known = has_denominator(inside_->database, denominator);
    put.bind(":scheme", denominator.scheme)
        .bind(":area", denominator.area)
        .bind(":year", denominator.year)
        .bind(":kind", denominator.kind)
        .bind(":value", denominator.value)
        .run();
    const bool changed = inside_->database.changes() > 0;
    outcomes.push_back(!known ? Outcome::stored : changed ? Outcome::updated : Outcome::duplicate);
  }
  whole.keep();
  return outcomes;
}

std::vector<casebook::Denominator> denominators_in(Database& database) {
  Statement statement{database,
                      "SELECT scheme, area, year, kind, value FROM denominator ORDER BY scheme, kind, year, area"};
  std::vector<casebook::Denominator> denominators;
  while (statement.step()) {
    denominators.push_back({statement.text(0), statement.text(1), static_cast<int>(statement.integer(2)),
                            statement.text(3), statement.real(4)});
  }
  return denominators;
}

}  // namespace tryggkarta::store
