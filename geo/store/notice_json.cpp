#include <nlohmann/json.hpp>

#include "geo/store/geometry_blob.hpp"
#include "geo/store/published_json.hpp"

namespace tryggkarta::store {

namespace {

using nlohmann::json;

json describe_areas(const std::vector<published::AreaKey>& areas) {
  json all = json::array();
  for (const published::AreaKey& area : areas) all.push_back(json::array({area.scheme, area.code}));
  return all;
}

std::vector<published::AreaKey> areas_from(const json& object) {
  std::vector<published::AreaKey> areas;
  for (const auto& area : object) areas.push_back({area.at(0).get<std::string>(), area.at(1).get<std::string>()});
  return areas;
}

template <class Value>
json describe_optional(const std::optional<Value>& value) {
  return value ? json(*value) : json(nullptr);
}

template <class Value>
std::optional<Value> optional_from(const json& object) {
  if (object.is_null()) return std::nullopt;
  return object.get<Value>();
}

}  // namespace

json describe(const published::ProblemNotice& notice, ShapeBook& shapes) {
  return {{"id", notice.id},
          {"key", notice.key},
          {"title", notice.title},
          {"text", notice.text},
          {"status", notice.status},
          {"priority", describe_optional(notice.priority)},
          {"since", describe(notice.since)},
          {"owner", notice.owner},
          {"categories", notice.categories},
          {"areas", describe_areas(notice.areas)},
          {"shape", shapes.keep(encode_shape(notice.shape))}};
}

published::ProblemNotice problem_from(const json& object, ShapeBook& shapes) {
  published::ProblemNotice notice;
  notice.id = object.at("id").get<std::uint32_t>();
  notice.key = object.at("key").get<std::string>();
  notice.title = object.at("title").get<std::string>();
  notice.text = object.at("text").get<std::string>();
  notice.status = object.at("status").get<std::string>();
  notice.priority = optional_from<int>(object.at("priority"));
  notice.since = day_from(object.at("since"));
  notice.owner = object.at("owner").get<std::string>();
  notice.categories = object.at("categories").get<std::vector<std::string>>();
  notice.areas = areas_from(object.at("areas"));
  notice.shape = lonlat_shape_in(shapes.bytes_of(object.at("shape").get<std::string>()));
  return notice;
}

json describe(const published::ActionNotice& notice, ShapeBook& shapes) {
  return {{"id", notice.id},
          {"key", notice.key},
          {"problem", notice.problem},
          {"title", notice.title},
          {"text", notice.text},
          {"kind", notice.kind},
          {"status", notice.status},
          {"responsible", notice.responsible},
          {"parties", notice.parties},
          {"start", describe(notice.start)},
          {"end", describe(notice.end)},
          {"target", describe_optional(notice.target)},
          {"outcome", describe_optional(notice.outcome)},
          {"unit", notice.unit},
          {"result", notice.result},
          {"areas", describe_areas(notice.areas)},
          {"shape", shapes.keep(encode_shape(notice.shape))}};
}

published::ActionNotice action_from(const json& object, ShapeBook& shapes) {
  published::ActionNotice notice;
  notice.id = object.at("id").get<std::uint32_t>();
  notice.key = object.at("key").get<std::string>();
  notice.problem = object.at("problem").get<std::string>();
  notice.title = object.at("title").get<std::string>();
  notice.text = object.at("text").get<std::string>();
  notice.kind = object.at("kind").get<std::string>();
  notice.status = object.at("status").get<std::string>();
  notice.responsible = object.at("responsible").get<std::string>();
  notice.parties = object.at("parties").get<std::string>();
  notice.start = day_from(object.at("start"));
  notice.end = day_from(object.at("end"));
  notice.target = optional_from<double>(object.at("target"));
  notice.outcome = optional_from<double>(object.at("outcome"));
  notice.unit = object.at("unit").get<std::string>();
  notice.result = object.at("result").get<std::string>();
  notice.areas = areas_from(object.at("areas"));
  notice.shape = lonlat_shape_in(shapes.bytes_of(object.at("shape").get<std::string>()));
  return notice;
}

json describe(const published::PledgeNotice& notice) {
  return {{"id", notice.id},
          {"key", notice.key},
          {"year", notice.year},
          {"title", notice.title},
          {"text", notice.text},
          {"status", notice.status},
          {"responsible", notice.responsible},
          {"target", notice.target},
          {"outcome", describe_optional(notice.outcome)},
          {"unit", notice.unit},
          {"areas", describe_areas(notice.areas)},
          {"where", describe(notice.where)}};
}

published::PledgeNotice pledge_from(const json& object) {
  published::PledgeNotice notice;
  notice.id = object.at("id").get<std::uint32_t>();
  notice.key = object.at("key").get<std::string>();
  notice.year = object.at("year").get<int>();
  notice.title = object.at("title").get<std::string>();
  notice.text = object.at("text").get<std::string>();
  notice.status = object.at("status").get<std::string>();
  notice.responsible = object.at("responsible").get<std::string>();
  notice.target = object.at("target").get<double>();
  notice.outcome = optional_from<double>(object.at("outcome"));
  notice.unit = object.at("unit").get<std::string>();
  notice.areas = areas_from(object.at("areas"));
  notice.where = point_from(object.at("where"));
  return notice;
}

}  // namespace tryggkarta::store
