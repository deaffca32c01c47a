#include "server/public/style_route.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "geo/error.hpp"
#include "server/public/address.hpp"
#include "server/public/tile_question.hpp"

namespace tryggkarta::public_routes {

namespace {

using nlohmann::ordered_json;

const StyleFile& find_style(const Call& call) {
  const auto& styles = call.settings.styles;
  const auto found = std::find_if(styles.begin(), styles.end(),
                                  [&](const StyleFile& style) { return style.name == call.request.capture("name"); });
  if (found != styles.end()) return *found;
  throw Error{ErrorKind::not_found, "Det finns ingen sådan kartstil.", "There is no such map style."};
}

/// "/tiles/areas.json" → the absolute address, with the figures that were asked for.
void complete(ordered_json& address, const Call& call) {
  if (!address.is_string()) return;
  const auto path = address.get<std::string>();
  if (!path.starts_with('/')) return;
  const bool is_tiles = path.starts_with("/tiles/") && path.find('?') == std::string::npos;
  address = call.base_url() + path + (is_tiles ? query_text(call.arguments.in_order()) : "");
}

std::string style_json(const Call& call, const StyleFile& file) {
  auto style = ordered_json::parse(file.json, nullptr, /*allow_exceptions=*/false);
  if (style.is_discarded())
    throw Error{ErrorKind::broken, "A map style is not JSON: rebuild with a valid file in styles/."};
  for (const char* member : {"sprite", "glyphs"}) {
    if (style.contains(member)) complete(style[member], call);
  }
  if (!style.contains("sources")) return style.dump();
  for (auto& source : style["sources"]) {
    if (source.contains("url")) complete(source["url"], call);
    if (!source.contains("tiles")) continue;
    for (auto& address : source["tiles"]) complete(address, call);
  }
  return style.dump();
}

}  // namespace

ParameterRules style_rules(const published::Edition& edition, const Collection*) {
  return {scheme_rule(edition), period_rule(), category_rule(edition)};
}

http::Response answer_style(const Call& call) {
  const StyleFile& file = find_style(call);
  // Wrong values are refused here, not first in the TileJSON that the style leads to.
  read_tile_question(*call.current, "areas", call.arguments);
  return respond_with(call, {{"style", file.name, query_text(call.arguments.in_order())}, std::string(kJson), [&] {
                               return style_json(call, file);
                             }});
}

}  // namespace tryggkarta::public_routes
