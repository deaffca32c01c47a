// The front door of geo/tiles: an edition and a question in, the bytes of a vector tile out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/published/basemap.hpp"
#include "geo/published/edition.hpp"
#include "geo/tiles/cut_borders.hpp"
#include "geo/tiles/tile_address.hpp"

namespace tryggkarta::tiles {

/// What a tile can hold, in the order in which layers are written: what lies below comes first.
enum class Layer { basemap, areas, problems, actions, pledges };
std::optional<Layer> parse_layer(std::string_view name);
std::string_view name_of(Layer layer);

/// One tile of one map. Without category and periods the areas carry code and name alone.
struct TileQuery {
  TileAddress address;
  std::vector<Layer> layers;                  ///< each at most once
  const published::Scheme* scheme = nullptr;  ///< needed by `areas`
  const published::Category* category = nullptr;
  std::optional<time::Period> period = std::nullopt;
  std::vector<time::Period> series = {};  ///< instead of `period`: what a time player steps through
  const published::Basemap* basemap = nullptr;
  const CutBorders* cut = nullptr;  ///< of the edition's borders: the same bytes, sooner
};

/// A vector tile (MVT 2.1): extent 4096, buffer 64, layers `areas` (and its label points, `labels`), `problems`,
/// `actions`, `pledges`, with stable ids, and `basemap` without; empty when nothing is there. Same edition and query,
/// same bytes. Zooms above 14 are drawn from zoom 14, but for the basemap, which ends there.
std::string render_tile(const published::Edition& edition, const TileQuery& query);

}  // namespace tryggkarta::tiles
