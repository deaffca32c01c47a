// The map below the figures: a city's own basemap as finished tiles, immutable, shared by editions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/time/local_time.hpp"

namespace tryggkarta::published {

/// A tile's place in the order of a basemap: by zoom, then column, then row. Fits a signed 64-bit integer.
constexpr std::uint64_t tile_key(int zoom, std::int64_t column, std::int64_t row) {
  return static_cast<std::uint64_t>(zoom) << 48 | static_cast<std::uint64_t>(column) << 24 |
         static_cast<std::uint64_t>(row);
}

/// Takes finished tiles, each once, in any order.
using TileSink = std::function<void(std::uint64_t key, std::string_view bytes)>;

/// Degrees.
struct BasemapBounds {
  double west, south, east, north;
};

struct BasemapFacts {
  std::string attribution;  ///< whom the map must name
  std::string source;       ///< name of the file that it was made from
  time::Instant imported{};
  BasemapBounds bounds{};
};

/// What a basemap is made of. Tile i is bytes [ends[i − 1], ends[i]).
struct BasemapParts {
  BasemapFacts facts;
  std::string fingerprint;          ///< equal tiles and attribution, equal text
  std::vector<std::uint64_t> keys;  ///< by tile_key, ascending
  std::vector<std::size_t> ends;
  std::string bytes;
};

/// Finished vector tiles, each holding the layer `basemap`, for zoom 0–14. Safe to read from any thread.
class Basemap {
 public:
  explicit Basemap(BasemapParts parts) : parts_(std::move(parts)) {}

  const BasemapFacts& facts() const { return parts_.facts; }
  const std::string& fingerprint() const { return parts_.fingerprint; }
  std::size_t tile_count() const { return parts_.keys.size(); }
  std::size_t byte_count() const { return parts_.bytes.size(); }
  /// The bytes of a tile; empty where nothing is.
  std::string_view tile(int zoom, std::int64_t column, std::int64_t row) const;

 private:
  BasemapParts parts_;
};

}  // namespace tryggkarta::published
