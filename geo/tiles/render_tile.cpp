#include "geo/tiles/render_tile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/tiles/encode_mvt.hpp"
#include "geo/tiles/painted_figures.hpp"
#include "geo/tiles/tile_frame.hpp"

namespace tryggkarta::tiles {

namespace {

using published::Edition;

constexpr std::array<std::pair<Layer, std::string_view>, 5> kLayers{{{Layer::basemap, "basemap"},
                                                                     {Layer::areas, "areas"},
                                                                     {Layer::problems, "problems"},
                                                                     {Layer::actions, "actions"},
                                                                     {Layer::pledges, "pledges"}}};

void append_areas(const Edition& edition, const TileQuery& query, const TileFrame& frame, std::string& tile) {
  if (query.scheme == nullptr) return;
  const auto scheme = static_cast<std::size_t>(query.scheme - edition.schemes().data());
  const PaintedFigures figures{edition, query};
  LayerWriter areas{"areas"};
  Attributes attributes;
  const auto add = [&](std::size_t i, std::string_view outline) {
    const auto& area = query.scheme->areas[i];
    attributes.assign({{"code", std::string_view{area.code}}, {"name", std::string_view{area.name}}});
    figures.add_to(attributes, i);
    areas.add_outline(area.id, attributes, outline);
  };
  if (query.cut != nullptr) {
    query.cut->pieces(scheme, query.address, add);
  } else {
    cut_now(edition.tiles().zooms.at(static_cast<std::size_t>(frame.grid_zoom())).schemes.at(scheme), query.address,
            add);
  }
  areas.append_to(tile);
}

void append_labels(const published::Scheme& scheme, const TileFrame& frame, std::string& tile) {
  LayerWriter labels{"labels"};
  for (const auto& area : scheme.areas) {
    const auto point = frame.owned(area.label);
    if (!point) continue;
    // Larger areas are labelled first.
    const auto rank = static_cast<std::uint64_t>(std::lround(area.land_km2 * 1000));
    labels.add_point(area.id,
                     {{"code", std::string_view{area.code}}, {"name", std::string_view{area.name}}, {"rank", rank}},
                     *point);
  }
  labels.append_to(tile);
}

/// Writes a notice in the form that it has; `outline` is its prepared polygon.
void add_shape(LayerWriter& layer, std::uint64_t id, const Attributes& attributes, const TileFrame& frame,
               const place::Shape<place::LonLat>& shape, const place::GridArea& outline) {
  if (const auto* where = std::get_if<place::LonLat>(&shape)) {
    if (const auto point = frame.within_buffer(*where)) layer.add_point(id, attributes, *point);
  } else if (const auto* lines = std::get_if<place::MultiLine<place::LonLat>>(&shape)) {
    layer.add_lines(id, attributes, frame.clipped(*lines));
  } else {
    layer.add_polygon(id, attributes, frame.clipped(outline));
  }
}

const place::GridArea& outline_of(const Edition& edition, const TileFrame& frame, std::size_t notice) {
  return edition.notice_tiles().zooms.at(static_cast<std::size_t>(frame.grid_zoom())).schemes.at(notice).at(0);
}

void append_problems(const Edition& edition, const TileFrame& frame, std::string& tile) {
  LayerWriter layer{"problems"};
  for (std::size_t i = 0; i < edition.problems().size(); ++i) {
    const auto& problem = edition.problems()[i];
    Attributes attributes{{"key", std::string_view{problem.key}},
                          {"title", std::string_view{problem.title}},
                          {"status", std::string_view{problem.status}}};
    if (problem.priority) attributes.emplace_back("priority", static_cast<std::uint64_t>(*problem.priority));
    add_shape(layer, problem.id, attributes, frame, problem.shape, outline_of(edition, frame, i));
  }
  layer.append_to(tile);
}

void append_actions(const Edition& edition, const TileFrame& frame, std::string& tile) {
  LayerWriter layer{"actions"};
  for (std::size_t i = 0; i < edition.actions().size(); ++i) {
    const auto& action = edition.actions()[i];
    const Attributes attributes{{"key", std::string_view{action.key}},
                                {"title", std::string_view{action.title}},
                                {"status", std::string_view{action.status}},
                                {"problem", std::string_view{action.problem}}};
    add_shape(layer, action.id, attributes, frame, action.shape,
              outline_of(edition, frame, edition.problems().size() + i));
  }
  layer.append_to(tile);
}

void append_pledges(const Edition& edition, const TileFrame& frame, std::string& tile) {
  LayerWriter layer{"pledges"};
  for (const auto& pledge : edition.pledges()) {
    const auto point = frame.within_buffer(pledge.where);
    if (!point) continue;
    layer.add_point(pledge.id,
                    {{"key", std::string_view{pledge.key}},
                     {"title", std::string_view{pledge.title}},
                     {"status", std::string_view{pledge.status}},
                     {"year", static_cast<std::uint64_t>(pledge.year)}},
                    *point);
  }
  layer.append_to(tile);
}

/// A tile is a sequence of layers, so that finished ones can stand beside new ones.
void append_basemap(const TileQuery& query, std::string& tile) {
  const auto& [z, x, y] = query.address;
  if (query.basemap != nullptr) tile += query.basemap->tile(z, x, y);
}

}  // namespace

std::optional<Layer> parse_layer(std::string_view name) {
  for (const auto& [layer, layer_name] : kLayers) {
    if (layer_name == name) return layer;
  }
  return std::nullopt;
}

std::string_view name_of(Layer layer) { return kLayers[static_cast<std::size_t>(layer)].second; }

std::string render_tile(const Edition& edition, const TileQuery& query) {
  const TileFrame frame{query.address};
  std::string tile;
  for (const auto& [layer, name] : kLayers) {
    if (std::find(query.layers.begin(), query.layers.end(), layer) == query.layers.end()) continue;
    switch (layer) {
      case Layer::basemap: append_basemap(query, tile); break;
      case Layer::areas:
        append_areas(edition, query, frame, tile);
        if (query.scheme != nullptr) append_labels(*query.scheme, frame, tile);
        break;
      case Layer::problems: append_problems(edition, frame, tile); break;
      case Layer::actions: append_actions(edition, frame, tile); break;
      case Layer::pledges: append_pledges(edition, frame, tile); break;
    }
  }
  return tile;
}

}  // namespace tryggkarta::tiles
