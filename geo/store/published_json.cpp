// Schemes, categories and sources; notices are in notice_json.cpp.
#include "geo/store/published_json.hpp"

#include <nlohmann/json.hpp>

#include "geo/error.hpp"
#include "geo/store/area_level.hpp"
#include "geo/store/geometry_blob.hpp"

namespace tryggkarta::store {

namespace {

using nlohmann::json;

json describe_area(const published::Area& area, ShapeBook& shapes) {
  return {{"id", area.id},
          {"code", area.code},
          {"name", area.name},
          {"slug", area.slug},
          {"parent", area.parent},
          {"shape", shapes.keep(encode_polygons(area.geometry))},
          {"label", describe(area.label)},
          {"land_km2", area.land_km2},
          {"population", area.population}};
}

published::Area area_from(const json& object, ShapeBook& shapes) {
  published::Area area;
  area.id = object.at("id").get<std::uint32_t>();
  area.code = object.at("code").get<std::string>();
  area.name = object.at("name").get<std::string>();
  area.slug = object.at("slug").get<std::string>();
  area.parent = object.at("parent").get<std::string>();
  area.geometry = lonlat_polygons_in(shapes.bytes_of(object.at("shape").get<std::string>()));
  area.label = point_from(object.at("label"));
  area.land_km2 = object.at("land_km2").get<double>();
  area.population = object.at("population").get<std::vector<std::pair<int, double>>>();
  return area;
}

}  // namespace

json describe(const std::optional<time::Day>& day) { return day ? json(time::format_day(*day)) : json(nullptr); }

std::optional<time::Day> day_from(const json& object) {
  if (object.is_null()) return std::nullopt;
  const auto day = time::parse_day(object.get<std::string>());
  if (!day) throw Error(ErrorKind::broken, "the ledger holds a day that is none: put back a backup");
  return day;
}

json describe(place::LonLat point) { return json::array({point.lon, point.lat}); }
place::LonLat point_from(const json& object) { return {object.at(0).get<double>(), object.at(1).get<double>()}; }

json describe(const published::Scheme& scheme, ShapeBook& shapes) {
  json areas = json::array();
  for (const published::Area& area : scheme.areas) areas.push_back(describe_area(area, shapes));
  return {{"code", scheme.code},
          {"title", scheme.title},
          {"level", name_of(scheme.level)},
          {"parent_scheme", scheme.parent_scheme},
          {"valid_from", describe(scheme.valid_from)},
          {"valid_to", describe(scheme.valid_to)},
          {"attribution", scheme.attribution},
          {"areas", std::move(areas)},
          {"unplaced_population", scheme.unplaced_population}};
}

published::Scheme scheme_from(const json& object, ShapeBook& shapes) {
  published::Scheme scheme;
  scheme.code = object.at("code").get<std::string>();
  scheme.title = object.at("title").get<std::string>();
  scheme.level = parse_level(object.at("level").get<std::string>()).value();
  scheme.parent_scheme = object.at("parent_scheme").get<std::string>();
  scheme.valid_from = day_from(object.at("valid_from"));
  scheme.valid_to = day_from(object.at("valid_to"));
  scheme.attribution = object.at("attribution").get<std::string>();
  for (const auto& area : object.at("areas")) scheme.areas.push_back(area_from(area, shapes));
  scheme.unplaced_population = object.at("unplaced_population").get<std::vector<std::pair<int, double>>>();
  return scheme;
}

json describe(const published::Category& category) {
  return {{"code", category.code},     {"title", category.title},         {"title_english", category.title_english},
          {"parent", category.parent}, {"sensitive", category.sensitive}, {"proactive", category.proactive}};
}

published::Category category_from(const json& object) {
  published::Category category;
  category.code = object.at("code").get<std::string>();
  category.title = object.at("title").get<std::string>();
  category.title_english = object.at("title_english").get<std::string>();
  category.parent = object.at("parent").get<std::string>();
  category.sensitive = object.at("sensitive").get<bool>();
  category.proactive = object.at("proactive").get<bool>();
  return category;
}

json describe(const published::Source& source) {
  return {{"name", source.name},
          {"title", source.title},
          {"owner", source.owner},
          {"first", time::format_day(source.first)},
          {"latest", time::format_day(source.latest)},
          {"categories", source.categories}};
}

published::Source source_from(const json& object) {
  published::Source source;
  source.name = object.at("name").get<std::string>();
  source.title = object.at("title").get<std::string>();
  source.owner = object.at("owner").get<std::string>();
  source.first = day_from(object.at("first")).value();
  source.latest = day_from(object.at("latest")).value();
  source.categories = object.at("categories").get<std::vector<std::string>>();
  return source;
}

}  // namespace tryggkarta::store
