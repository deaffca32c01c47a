#include "server/public/tile_document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/place/grid_coverage.hpp"
#include "server/public/address.hpp"
#include "server/public/json_text.hpp"
#include "server/public/markup.hpp"
#include "server/public/tile_question.hpp"

namespace tryggkarta::public_routes {

namespace {

struct Field {
  std::string_view name, description;
};

constexpr Field kAreaFields[] = {{"code", "String. The code of the area."},
                                 {"name", "String. The name of the area."},
                                 {"status", "String. shown, hidden or unknown."},
                                 {"count", "Number. Events; absent unless shown."},
                                 {"rate", "Number. Events per 1 000 inhabitants; absent unless shown."},
                                 {"class", "Number. The class of the map; absent unless shown."}};
constexpr Field kLabelFields[] = {{"code", "String. The code of the area."},
                                  {"name", "String. The name of the area."},
                                  {"rank", "Number. The higher, the earlier it is labelled."}};
constexpr Field kProblemFields[] = {{"key", "String. The city's own key."},
                                    {"title", "String."},
                                    {"status", "String."},
                                    {"priority", "Number. 1 is the first."}};
constexpr Field kActionFields[] = {{"key", "String. The city's own key."},
                                   {"title", "String."},
                                   {"status", "String."},
                                   {"problem", "String. The key of its problem."}};
constexpr Field kPledgeFields[] = {
    {"key", "String. The city's own key."}, {"title", "String."}, {"status", "String."}, {"year", "Number."}};
constexpr Field kBasemapFields[] = {
    {"class", "String. water, green, building, waterway, rail, street or place."},
    {"rank", "String. Of a street: major, minor or path; of a place: city, town, suburb, village or neighbourhood."},
    {"name", "String. Of a place."}};

void add_layer(JsonText& json, std::string_view id, std::string_view description, std::span<const Field> fields) {
  json.open_object().member("id", id).member("description", description);
  json.member("minzoom", std::int64_t{0}).member("maxzoom", std::int64_t{place::GridCoverage::kMaxZoom});
  json.key("fields").open_object();
  for (const Field& field : fields) json.member(field.name, field.description);
  json.close_object().close_object();
}

std::vector<Field> area_fields(const std::vector<std::string>& tokens) {
  if (tokens.empty()) return {std::begin(kAreaFields), std::end(kAreaFields)};
  std::vector<Field> fields{kAreaFields[0], kAreaFields[1]};
  for (const auto& token : tokens) fields.push_back({token, "Number. The class; 0 where hidden, -1 where unknown."});
  return fields;
}

void add_layers(JsonText& json, const TileQuestion& question) {
  std::vector<std::string> tokens;
  for (const auto& period : question.series) tokens.push_back(period.token());
  json.key("vector_layers").open_array();
  for (const tiles::Layer layer : question.layers) {
    switch (layer) {
      case tiles::Layer::basemap:
        if (!question.basemap.empty())
          add_layer(json, "basemap", "Land, water, streets and place names.", kBasemapFields);
        break;
      case tiles::Layer::areas:
        add_layer(json, "areas", "Areas with their figures.", area_fields(tokens));
        add_layer(json, "labels", "One point for the name of each area.", kLabelFields);
        break;
      case tiles::Layer::problems: add_layer(json, "problems", "Problem areas given priority.", kProblemFields); break;
      case tiles::Layer::actions: add_layer(json, "actions", "What is done, and where.", kActionFields); break;
      case tiles::Layer::pledges: add_layer(json, "pledges", "Pledges, at their areas.", kPledgeFields); break;
    }
  }
  json.close_array();
}

void add_place(JsonText& json, const DegreeBox& bounds) {
  if (bounds.is_empty()) return;
  constexpr std::int64_t kOpeningZoom = 10;
  json.key("bounds").open_array().number(bounds.west).number(bounds.south).number(bounds.east).number(bounds.north);
  json.close_array().key("center").open_array().number((bounds.west + bounds.east) / 2);
  json.number((bounds.south + bounds.north) / 2).number(kOpeningZoom).close_array();
}

bool is_basemap_alone(const TileQuestion& question) { return !question.basemap.empty() && question.layers.size() == 1; }

/// Clients show the attribution as HTML, so what the city wrote is escaped. A basemap by itself is nobody's figures.
std::string attribution_of(const PublicEdition& current, const TileQuestion& question) {
  const auto& edition = *current.edition;
  std::vector<std::string> parts;
  if (!is_basemap_alone(question)) parts.push_back(escape_markup(edition.city()));
  const bool has_borders = question.selection && !question.selection->scheme->attribution.empty();
  if (has_borders) parts.push_back(escape_markup(question.selection->scheme->attribution));
  if (!question.basemap.empty()) parts.push_back(escape_markup(current.basemap->facts().attribution));
  if (edition.made_up() && !is_basemap_alone(question)) parts.emplace_back("påhittade uppgifter");
  return fmt::format("{}", fmt::join(parts, " · "));
}

/// Around everything that the layers hold.
DegreeBox bounds_of(const PublicEdition& current, const TileQuestion& question) {
  DegreeBox bounds = is_basemap_alone(question) ? DegreeBox{} : extent_of(*current.edition);
  if (question.basemap.empty()) return bounds;
  const auto& basemap = current.basemap->facts().bounds;
  bounds.add({basemap.west, basemap.south});
  bounds.add({basemap.east, basemap.north});
  return bounds.rounded_outward();
}

std::string tilejson(const Call& call, const TileQuestion& question) {
  const auto& edition = call.edition();
  JsonText json(4096);
  json.open_object().member("tilejson", "3.0.0").member("name", "Tryggkarta " + edition.city());
  json.member("version", fmt::format("1.{}.0", edition.number())).member("scheme", "xyz");
  json.member("attribution", attribution_of(*call.current, question)).key("tiles").open_array();
  json.text(fmt::format("{}/editions/{}/tiles/{}/{{z}}/{{x}}/{{y}}.mvt{}", call.base_url(), edition.number(),
                        percent_encode(call.request.capture("layers")), query_text(question.parameters())));
  json.close_array().member("minzoom", std::int64_t{0});
  json.member("maxzoom", std::int64_t{place::GridCoverage::kMaxZoom});
  add_place(json, bounds_of(*call.current, question));
  add_layers(json, question);
  json.member("edition", std::int64_t{edition.number()}).member("published", time::format_instant(edition.published()));
  if (question.selection) json.member("area_scheme", question.selection->scheme->code);
  for (const auto& [name, value] : question.parameters()) {
    if (name != "scheme") json.member(name, value);
  }
  json.close_object();
  return std::move(json).finish();
}

}  // namespace

http::Response answer_tilejson(const Call& call) {
  const auto question = read_tile_question(*call.current, call.request.capture("layers"), call.arguments);
  return respond_with(call,
                      {{"tilejson", question.key()}, std::string(kJson), [&] { return tilejson(call, question); }});
}

}  // namespace tryggkarta::public_routes
