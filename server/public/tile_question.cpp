#include "server/public/tile_question.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/public/address.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::string_view kKnownLayers = "areas, problems, actions, pledges, hotspots, basemap";

/// Layers of the contract that an edition has no content for: tiles of them are empty, not errors.
bool is_empty_layer(std::string_view name) { return name == "hotspots" || name == "basemap"; }

std::vector<tiles::Layer> read_layers(std::string_view names) {
  std::vector<tiles::Layer> layers;
  while (true) {
    const auto comma = names.find(',');
    const std::string_view name = names.substr(0, comma);
    const auto layer = tiles::parse_layer(name);
    if (!layer && !is_empty_layer(name)) {
      throw refusal("layers", fmt::format("Okänt lager. Kända: {}.", kKnownLayers),
                    fmt::format("Unknown layer. Known ones: {}.", kKnownLayers));
    }
    if (layer && std::find(layers.begin(), layers.end(), *layer) != layers.end()) {
      throw refusal("layers", "Ett lager står två gånger.", "A layer is given twice.");
    }
    if (layer) layers.push_back(*layer);
    if (comma == std::string_view::npos) break;
    names.remove_prefix(comma + 1);
  }
  std::sort(layers.begin(), layers.end());
  return layers;
}

}  // namespace

std::string TileQuestion::layer_names() const {
  std::string names;
  for (const tiles::Layer layer : layers) names += fmt::format("{}{}", names.empty() ? "" : ",", tiles::name_of(layer));
  return names;
}

std::vector<http::Parameter> TileQuestion::parameters() const {
  if (!selection) return {};
  const http::Parameter when = series.empty()
                                   ? http::Parameter{"period", selection->period.token()}
                                   : http::Parameter{"periods", series.front().token() + ".." + series.back().token()};
  return {{"scheme", selection->scheme->code}, when, {"category", selection->category->code}};
}

std::string TileQuestion::key() const { return layer_names() + query_text(parameters()); }

ParameterRules tile_rules(const published::Edition& edition, const Collection*) {
  return {scheme_rule(edition), period_rule(), series_rule(), category_rule(edition)};
}

TileQuestion read_tile_question(const published::Edition& edition, std::string_view layers,
                                const Arguments& arguments) {
  TileQuestion question{read_layers(layers), std::nullopt, read_series(arguments)};
  const bool has_areas =
      std::find(question.layers.begin(), question.layers.end(), tiles::Layer::areas) != question.layers.end();
  const bool asks = arguments.has("scheme") || arguments.has("period") || arguments.has("category");
  // A wrong value is refused even where it would not be used; an edition without figures still has empty tiles.
  if (!asks && (!has_areas || edition.default_scheme() == nullptr || !edition.default_period())) return question;
  const auto& scheme = read_scheme(edition, arguments);
  const auto& category = read_category(edition, arguments);
  const auto period = question.series.empty() ? read_period(edition, arguments) : question.series.back();
  if (has_areas) question.selection = Selection{&scheme, &category, period};
  return question;
}

std::string render(const published::Edition& edition, const TileQuestion& question, const tiles::TileAddress& address) {
  tiles::TileQuery query{address, question.layers};
  if (question.selection) {
    query.scheme = question.selection->scheme;
    query.category = question.selection->category;
    if (question.series.empty()) query.period = question.selection->period;
    query.series = question.series;
  }
  return tiles::render_tile(edition, query);
}

}  // namespace tryggkarta::public_routes
