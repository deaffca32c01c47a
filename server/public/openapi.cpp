#include "server/public/openapi.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/public/format.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::string_view kOgc = "/ogc";

/// What stands in braces in a pattern.
struct Capture {
  std::string_view name, description, schema;
};

constexpr std::string_view kWhole = R"({"type":"integer","minimum":0})";
constexpr Capture kCaptures[] = {
    {"fid", "The id of the feature.", kWhole},
    {"layers", "areas, problems, actions, pledges, hotspots and basemap, joined by commas.", R"({"type":"string"})"},
    {"edition", "The number of the edition.", R"({"type":"integer","minimum":1})"},
    {"z", "Zoom.", R"({"type":"integer","minimum":0,"maximum":22})"},
    {"x", "Column.", kWhole},
    {"y", "Row, from the north.", kWhole},
    {"row", "Row, from the north.", kWhole},
    {"col", "Column.", kWhole},
    {"name", "The name of the style.", R"({"type":"string"})"},
};

/// One operation in the making.
struct Operation {
  const Endpoint& endpoint;
  const Collection* collection;
  ParameterRules rules;

  std::string id() const {
    std::string text{endpoint.operation};
    if (collection != nullptr) text += "_" + collection->id;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '-' || c == ' ' || c == '.'; }, '_');
    return text;
  }
};

/// The path below its server: OGC clients look for "/collections/…" below the landing page.
std::string path_of(const Operation& operation) {
  std::string path{operation.endpoint.pattern};
  if (path.starts_with(kOgc)) path.erase(0, kOgc.size());
  if (path.empty()) path = "/";
  constexpr std::string_view kId = "{id}";
  const auto at = path.find(kId);
  if (operation.collection != nullptr && at != std::string::npos)
    path.replace(at, kId.size(), operation.collection->id);
  return path;
}

void add_path_parameters(JsonText& json, const std::string& path) {
  for (const Capture& capture : kCaptures) {
    if (path.find(fmt::format("{{{}}}", capture.name)) == std::string::npos) continue;
    json.open_object().member("name", capture.name).member("in", "path").key("required").raw("true");
    json.member("description", capture.description).key("schema").raw(capture.schema).close_object();
  }
}

void add_query_parameters(JsonText& json, const ParameterRules& rules) {
  for (const ParameterRule& rule : rules) {
    json.open_object().member("name", rule.name).member("in", "query").key("required").raw("false");
    json.member("description", rule.description).member("style", "form").key("explode").raw("false");
    json.key("schema").raw(rule.schema).close_object();
  }
}

std::string_view schema_of(std::string_view media_type) {
  if (media_type == kCsv || media_type == kAtom) return R"({"type":"string"})";
  if (media_type == kVectorTile) return R"({"type":"string","format":"binary"})";
  return R"({"type":"object"})";
}

void add_responses(JsonText& json, const Operation& operation) {
  const auto& media_types = operation.endpoint.media_types;
  json.key("responses").open_object();
  json.key("200").open_object().member("description", operation.endpoint.summary).key("content").open_object();
  for (const std::string_view media_type : media_types) {
    json.key(media_type).open_object().key("schema").raw(schema_of(media_type)).close_object();
  }
  json.close_object().close_object();
  const bool is_tile = std::find(media_types.begin(), media_types.end(), kVectorTile) != media_types.end();
  if (is_tile) json.key("204").open_object().member("description", "Nothing is there.").close_object();
  json.key("304").open_object().member("description", "The tag in If-None-Match is still right.").close_object();
  for (const auto& [status, description] :
       {std::pair{"400", "A parameter is unknown or wrong; the answer names it."},
        std::pair{"404", "There is no such thing."}, std::pair{"default", "Something else went wrong."}}) {
    json.key(status).open_object().member("description", description).key("content").open_object();
    json.key("application/problem+json").open_object().key("schema").raw(R"({"type":"object"})").close_object();
    json.close_object().close_object();
  }
  json.close_object();
}

void add_operation(JsonText& json, const Call& call, const Operation& operation) {
  const std::string path = path_of(operation);
  json.key(path).open_object();
  if (!operation.endpoint.pattern.starts_with(kOgc)) {
    json.key("servers").open_array().open_object().member("url", call.base_url()).close_object().close_array();
  }
  json.key("get").open_object().member("operationId", operation.id()).member("summary", operation.endpoint.summary);
  json.key("tags")
      .open_array()
      .text(operation.collection != nullptr ? operation.collection->title : "Tryggkarta")
      .close_array();
  json.key("parameters").open_array();
  add_path_parameters(json, path);
  add_query_parameters(json, operation.rules);
  json.close_array();
  add_responses(json, operation);
  json.close_object().close_object();
}

void add_info(JsonText& json, const Call& call) {
  json.member("openapi", "3.0.3").key("info").open_object().member("title", "Tryggkarta " + call.edition().city());
  json.member("version", fmt::format("1.{}.0", call.edition().number()));
  json.member(
      "description",
      "Figures, areas, problems, actions and pledges of one published edition. A figure is shown, hidden or "
      "unknown; only a shown one has a number. CSV has stable ASCII column names, semicolons and decimal commas.");
  json.close_object();
  json.key("servers").open_array().open_object();
  json.member("url", call.base_url() + std::string(kOgc)).close_object().close_array();
}

std::string openapi_json(const Call& call) {
  JsonText json(256 * 1024);
  json.open_object();
  add_info(json, call);
  json.key("paths").open_object();
  const auto collections = collections_of(call.edition());
  for (const Endpoint& endpoint : endpoints()) {
    if (endpoint.scope == Scope::site) {
      add_operation(json, call, {endpoint, nullptr, endpoint.rules(call.edition(), nullptr)});
      continue;
    }
    for (const Collection& collection : collections) {
      add_operation(json, call, {endpoint, &collection, endpoint.rules(call.edition(), &collection)});
    }
  }
  json.close_object().close_object();
  return std::move(json).finish();
}

}  // namespace

http::Response answer_openapi(const Call& call) {
  return respond_with_json(call, {{"openapi"}, std::string(kOpenApi), [&] { return openapi_json(call); }});
}

}  // namespace tryggkarta::public_routes
