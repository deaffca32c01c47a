#include "server/casework/description.hpp"

#include <string>

#include "server/casework/feature.hpp"
#include "server/casework/fields.hpp"
#include "server/casework/record_json.hpp"

namespace tryggkarta::casework {

namespace {

/// What may be done with a collection beside being read.
enum class Ways { all, add, none };

Json type_of(const Json& value) {
  if (value.is_boolean()) return {{"type", "boolean"}};
  if (value.is_number_integer()) return {{"type", "integer"}};
  if (value.is_number()) return {{"type", "number"}};
  if (value.is_array()) return {{"type", "array"}, {"items", Json::object()}};
  if (value.is_null()) return {{"nullable", true}};
  return {{"type", "string"}};
}

/// What a new one has: every property there is, with its type.
template <class Item>
Json schema_of() {
  Json properties = Json::object();
  const Json bare = properties_of(Item{});
  for (const auto& [name, value] : bare.items()) properties[name] = type_of(value);
  Json geometry{{"type", "object"}, {"nullable", true}};
  return {{"type", "object"},
          {"required", {"type", "properties"}},
          {"properties",
           {{"type", {{"type", "string"}, {"enum", {"Feature"}}}},
            {"geometry", std::move(geometry)},
            {"properties", {{"type", "object"}, {"properties", std::move(properties)}}}}}};
}

Json answers(std::initializer_list<std::pair<const char*, const char*>> known) {
  Json all = Json::object();
  for (const auto& [status, words] : known) all[status] = {{"description", words}};
  all["401"] = {{"description", "Nobody has signed in"}};
  all["403"] = {{"description", "The role, or its areas, give no right to it"}};
  return all;
}

Json body_of(const std::string& name, const char* type) {
  return {{"required", true}, {"content", {{type, {{"schema", {{"$ref", "#/components/schemas/" + name}}}}}}}};
}

Json if_match() {
  return {{"name", "If-Match"}, {"in", "header"}, {"required", true}, {"schema", {{"type", "string"}}}};
}

Json id_in_path() { return {{"name", "id"}, {"in", "path"}, {"required", true}, {"schema", {{"type", "integer"}}}}; }

Json change(const std::string& name, const char* verb, const char* type) {
  Json made{{"summary", std::string{verb} + " one of " + name},
            {"parameters", Json::array({id_in_path(), if_match()})}};
  if (*type != '\0') made["requestBody"] = body_of(name, type);
  made["responses"] = answers({{*type == '\0' ? "204" : "200", "Done"},
                               {"404", "There is none, or not within the areas of the role"},
                               {"409", "Something rests on it"},
                               {"412", "Somebody else has changed it: the present one"},
                               {"422", "Every field that is wrong or missing"},
                               {"428", "If-Match is missing"}});
  return made;
}

template <class Item>
void add_collection(Json& document, Ways ways) {
  const std::string name = kCollection<Item>;
  const std::string items = "/inside/ogc/collections/" + name + "/items";
  document["components"]["schemas"][name] = schema_of<Item>();
  Json& all = document["paths"][items];
  all["get"] = {{"summary", "A page of " + name + "; any property by its name asks for a value"},
                {"responses", answers({{"200", "GeoJSON features"}, {"400", "No such parameter"}})}};
  Json& one = document["paths"][items + "/{id}"];
  one["get"] = {{"summary", "One of " + name},
                {"parameters", Json::array({id_in_path()})},
                {"responses", answers({{"200", "The feature, with its ETag"},
                                       {"404", "There is none, or not within the areas of the role"}})}};
  if (ways == Ways::none) return;
  all["post"] = {{"summary", "Add to " + name},
                 {"requestBody", body_of(name, "application/geo+json")},
                 {"responses", answers({{"201", "Made: Location says where"},
                                        {"415", "Not a form that is read"},
                                        {"422", "Every field that is wrong or missing"}})}};
  if (ways == Ways::add) return;
  one["put"] = change(name, "Replace", "application/geo+json");
  one["patch"] = change(name, "Change", "application/merge-patch+json");
  one["delete"] = change(name, "Remove", "");
}

}  // namespace

http::Response answer_description(const Visit& visit) {
  Json document{{"openapi", "3.0.3"},
                {"info", {{"title", "Tryggkarta, casework"}, {"version", "1"}}},
                {"servers", Json::array({{{"url", visit.request.base_url}}})},
                {"security", Json::array({{{"token", Json::array()}}})},
                {"paths", Json::object()}};
  document["components"]["securitySchemes"]["token"] = {{"type", "http"}, {"scheme", "bearer"}};
  add_collection<casebook::Problem>(document, Ways::all);
  add_collection<casebook::Cause>(document, Ways::all);
  add_collection<casebook::Action>(document, Ways::all);
  add_collection<casebook::PlanVersion>(document, Ways::none);
  add_collection<casebook::Evaluation>(document, Ways::all);
  add_collection<casebook::Pledge>(document, Ways::all);
  add_collection<casebook::PledgeActivity>(document, Ways::all);
  add_collection<casebook::Survey>(document, Ways::all);
  add_collection<casebook::SurveyValue>(document, Ways::all);
  add_collection<casebook::Observation>(document, Ways::all);
  add_collection<casebook::Coverage>(document, Ways::all);
  add_collection<casebook::Report>(document, Ways::all);
  add_collection<casebook::Assessment>(document, Ways::all);
  add_collection<casebook::Meeting>(document, Ways::all);
  add_collection<casebook::Task>(document, Ways::all);
  add_collection<casebook::Decision>(document, Ways::add);
  auto response = http::plain_response(200, "application/vnd.oai.openapi+json;version=3.0", document.dump());
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace tryggkarta::casework
