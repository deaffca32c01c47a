// The geometry of areas as GeoJSON text, written once: pages of other periods and categories differ in figures alone.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include "geo/place/polygon.hpp"

namespace tryggkarta::public_routes {

/// Texts of the areas of one edition in CRS84, made when first asked for: about 24 bytes a vertex (3 MB for a city of
/// 140 000). Safe to use from many threads.
class GeometryTexts {
 public:
  using AreaGeometry = place::MultiPolygon<place::LonLat>;

  /// Keeps texts up to that many bytes, so that an edition of millions of vertices does not take its room twice; what
  /// comes later is written each time.
  explicit GeometryTexts(std::size_t budget_bytes = 64 * 1024 * 1024) : budget_bytes_(budget_bytes) {}

  /// Appends the geometry object of an area that lives as long as this.
  void append(std::string& out, const AreaGeometry& geometry);

  /// How many bytes of texts are kept.
  std::size_t kept_bytes() const;

 private:
  const std::size_t budget_bytes_;
  mutable std::mutex mutex_;
  std::size_t kept_bytes_ = 0;
  std::unordered_map<const AreaGeometry*, std::string> texts_;  // entries never move and never change
};

}  // namespace tryggkarta::public_routes
