// What a tile's address asks for, brought into the one form that keys, redirects and documents share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/tiles/render_tile.hpp"
#include "server/public/collection.hpp"
#include "server/public/public_edition.hpp"
#include "server/public/selection.hpp"

namespace tryggkarta::public_routes {

/// Layers and, where areas are among them, the figures that they carry. Points into the edition.
struct TileQuestion {
  std::vector<tiles::Layer> layers;    ///< in drawing order, each once
  std::optional<Selection> selection;  ///< there when `areas` is
  std::vector<time::Period> series;    ///< there when asked by `periods`; the selection's period is then its last
  std::string basemap = {};            ///< version of the current basemap; empty when it is not among the layers

  /// "areas,problems".
  std::string layer_names() const;
  bool has(tiles::Layer layer) const;
  /// scheme, period (or periods) and category in full, in this order; none without areas. Then the basemap's version.
  std::vector<http::Parameter> parameters() const;
  /// The question as one text: part of cache keys.
  std::string key() const;
};

/// The rules of `scheme`, `period`, `periods`, `category` and `basemap` on tiles.
ParameterRules tile_rules(const published::Edition& edition, const Collection* collection);

/// Reads "areas,problems". `hotspots` is a name of the contract that holds nothing yet. Throws http::ProblemError that
/// names `layers` for an unknown or repeated one.
TileQuestion read_tile_question(const PublicEdition& current, std::string_view layers, const Arguments& arguments);

/// Whether an address of one edition stands for the same bytes for ever: with a basemap only when it names its version.
bool is_pinned(const TileQuestion& question, const Arguments& arguments);

/// Names everything that the tile is made from beside its address and the question's key: equal editions or not, equal
/// names mean equal bytes. So a new edition leaves the tiles of closed periods, their tags and their finished bytes as
/// they are.
std::string content_of(const PublicEdition& current, const TileQuestion& question);

/// The tile itself; empty when nothing is there.
std::string render(const PublicEdition& current, const TileQuestion& question, const tiles::TileAddress& address);

}  // namespace tryggkarta::public_routes
