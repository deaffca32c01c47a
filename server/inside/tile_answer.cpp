#include <algorithm>
#include <optional>

#include "geo/analysis/inside_tiles.hpp"
#include "geo/error.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/inside_question.hpp"

namespace tryggkarta::inside {

namespace {

struct Layers {
  bool incidents = false;
  bool grid = false;
  bool areas = false;
  bool hotspots = false;
};

Layers read_layers(std::string_view names) {
  Layers layers;
  while (true) {
    const auto comma = names.find(',');
    const std::string_view name = names.substr(0, comma);
    bool* const layer = name == "incidents"  ? &layers.incidents
                        : name == "grid"     ? &layers.grid
                        : name == "areas"    ? &layers.areas
                        : name == "hotspots" ? &layers.hotspots
                                             : nullptr;
    if (layer == nullptr || *layer) {
      throw public_routes::refusal("layers", "Kända lager, vart och ett en gång: incidents, grid, areas, hotspots.",
                                   "Known layers, each once: incidents, grid, areas, hotspots.");
    }
    *layer = true;
    if (comma == std::string_view::npos) return layers;
    names.remove_prefix(comma + 1);
  }
}

tiles::TileAddress read_address(const http::Request& request) {
  const auto address = tiles::TileAddress::parse(request.capture("z"), request.capture("x"), request.capture("y"));
  if (address) return *address;
  throw Error{ErrorKind::not_found, "Det finns ingen sådan ruta: zoom är 0–22 och kolumn och rad heltal inom zoomen.",
              "There is no such tile: zoom is 0-22, and column and row are whole numbers within the zoom."};
}

}  // namespace

http::Response answer_tile(const Visit& visit) {
  static const auto rules = with_filter({scheme_rule()});
  const public_routes::Arguments arguments{visit.request, rules};
  const auto address = read_address(visit.request);
  const Layers layers = read_layers(visit.request.capture("layers"));
  // A wrong value is refused even where it would not be used.
  std::optional<std::size_t> scheme;
  if (layers.areas || arguments.has("scheme")) scheme = read_scheme(visit.ready.view, arguments);
  std::string tile;
  if (layers.areas) {
    const auto filter = read_filter(visit, arguments, access::Detail::areas);
    analysis::append_areas(tile, visit.ready, *scheme, *visit.scores.areas(visit.ready, *scheme, filter), address);
  }
  if (layers.grid || layers.hotspots) {
    const auto filter = read_filter(visit, arguments, access::Detail::cells);
    const auto cells = visit.scores.cells(visit.ready, analysis::side_at(address.z), filter);
    if (layers.grid) analysis::append_grid(tile, visit.ready, *cells, address);
    if (layers.hotspots) analysis::append_hotspots(tile, visit.ready, *cells, address);
  }
  if (layers.incidents) {
    analysis::append_incidents(tile, visit.ready, read_filter(visit, arguments, access::Detail::points), address);
  }
  return unkept("application/vnd.mapbox-vector-tile", std::move(tile));
}

}  // namespace tryggkarta::inside
