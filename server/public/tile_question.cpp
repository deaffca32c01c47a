#include "server/public/tile_question.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/public/address.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::string_view kKnownLayers = "areas, problems, actions, pledges, hotspots, basemap";

/// A layer of the contract that an edition has no content for: tiles of it are empty, not errors.
bool is_empty_layer(std::string_view name) { return name == "hotspots"; }

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

ParameterRule basemap_rule() {
  return {"basemap",
          "Version of the basemap, as TileJSON gives it. With it the tile of an edition may be kept for ever, without "
          "it a tile that holds the basemap is revalidated; the tile is of the current basemap either way.",
          R"({"type":"string","pattern":"^[0-9a-f]{8}$"})"};
}

void check_basemap_version(const Arguments& arguments) {
  if (!arguments.has("basemap")) return;
  const std::string version = *arguments.value("basemap");
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (version.size() == 8 && std::all_of(version.begin(), version.end(), is_digit)) return;
  throw refusal("basemap", "Bakgrundskartans version är åtta hexadecimala siffror; den står i TileJSON.",
                "The basemap's version is eight hexadecimal digits; TileJSON has it.");
}

}  // namespace

std::string TileQuestion::layer_names() const {
  std::string names;
  for (const tiles::Layer layer : layers) {
    if (!names.empty()) names += ',';
    names += tiles::name_of(layer);
  }
  return names;
}

bool TileQuestion::has(tiles::Layer layer) const {
  return std::find(layers.begin(), layers.end(), layer) != layers.end();
}

std::vector<http::Parameter> TileQuestion::parameters() const {
  std::vector<http::Parameter> parameters;
  if (!basemap.empty()) parameters.push_back({"basemap", basemap});
  if (!selection) return parameters;
  const http::Parameter when = series.empty()
                                   ? http::Parameter{"period", selection->period.token()}
                                   : http::Parameter{"periods", series.front().token() + ".." + series.back().token()};
  parameters.insert(parameters.begin(),
                    {{"scheme", selection->scheme->code}, when, {"category", selection->category->code}});
  return parameters;
}

std::string TileQuestion::key() const {
  std::string key = layer_names();
  // No name or code holds a line break.
  const auto add = [&](std::string_view part) { key.append(1, '\n').append(part); };
  add(basemap);
  if (!selection) return key;
  add(selection->scheme->code);
  add(selection->category->code);
  if (series.empty()) {
    add(selection->period.token());
  } else {
    add(series.front().token());
    add(series.back().token());
  }
  return key;
}

ParameterRules tile_rules(const published::Edition& edition, const Collection*) {
  return {scheme_rule(edition), period_rule(), series_rule(), category_rule(edition), basemap_rule()};
}

TileQuestion read_tile_question(const PublicEdition& current, std::string_view layers, const Arguments& arguments) {
  const auto& edition = *current.edition;
  TileQuestion question{read_layers(layers), std::nullopt, read_series(arguments)};
  check_basemap_version(arguments);
  if (question.has(tiles::Layer::basemap)) question.basemap = current.basemap_version();
  const bool has_areas = question.has(tiles::Layer::areas);
  const bool asks = arguments.has("scheme") || arguments.has("period") || arguments.has("category");
  // A wrong value is refused even where it would not be used; an edition without figures still has empty tiles.
  if (!asks && (!has_areas || edition.default_scheme() == nullptr || !edition.default_period())) return question;
  const auto& scheme = read_scheme(edition, arguments);
  const auto& category = read_category(edition, arguments);
  const auto period = question.series.empty() ? read_period(edition, arguments) : question.series.back();
  if (has_areas) question.selection = Selection{&scheme, &category, period};
  return question;
}

bool is_pinned(const TileQuestion& question, const Arguments& arguments) {
  if (!question.has(tiles::Layer::basemap)) return true;
  return arguments.has("basemap") && *arguments.value("basemap") == question.basemap;
}

std::string content_of(const PublicEdition& current, const TileQuestion& question) {
  const auto& edition = *current.edition;
  std::string content = PublicEdition::encoder_revision();
  const bool has_notices = question.has(tiles::Layer::problems) || question.has(tiles::Layer::actions) ||
                           question.has(tiles::Layer::pledges);
  if (has_notices) content.append(1, '.').append(edition.marks().notices());
  if (!question.selection) return content;
  const Selection& asked = *question.selection;
  content.append(1, '.').append(edition.marks().divisions());
  const auto add = [&](const time::Period& period) {
    const auto mark = edition.marks().slice({asked.scheme->code, asked.category->code, period});
    content.append(1, '.').append(mark);
    // Not in the edition: hidden or unknown everywhere.
    if (mark.empty()) content += published::status_of(edition.figures(*asked.scheme, *asked.category, period).total);
  };
  if (question.series.empty()) add(asked.period);
  for (const auto& period : question.series) add(period);
  return content;
}

std::string render(const PublicEdition& current, const TileQuestion& question, const tiles::TileAddress& address) {
  tiles::TileQuery query{address, question.layers};
  query.basemap = current.basemap.get();
  query.cut = current.borders.get();
  if (question.selection) {
    query.scheme = question.selection->scheme;
    query.category = question.selection->category;
    if (question.series.empty()) query.period = question.selection->period;
    query.series = question.series;
  }
  return tiles::render_tile(*current.edition, query);
}

}  // namespace tryggkarta::public_routes
