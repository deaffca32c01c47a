// OpenStreetMap's things, one after the other, from an extract (.osm.pbf, .osm).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "geo/place/polygon.hpp"

namespace tryggkarta::import {

/// As what a thing was read: a node, an open way, or a closed way or relation that encloses an area.
enum class OsmForm { point, lines, areas };

/// What to read: keys of tags for each form, and keys (or "key=value") whose closed ways are areas. Nothing else of a
/// thing reaches the program.
struct OsmRequest {
  std::string source;
  std::span<const std::string_view> point_keys;
  std::span<const std::string_view> line_keys;
  std::span<const std::string_view> area_keys;
  std::span<const std::string_view> area_tags;
};

/// One thing; valid until the reader is asked for the next one.
struct OsmThing {
  OsmForm form;
  /// Key and value, in the order of the request's keys; absent tags have an empty value.
  std::span<const std::pair<std::string_view, std::string_view>> tags;
};

/// Reads an extract once, in bounded memory: GDAL keeps the positions of nodes in a temporary file when they are many.
///
/// Throws Error(bad_input): not there, a folder, no extract of OpenStreetMap, damaged or cut off.
class OsmReader {
 public:
  explicit OsmReader(const OsmRequest& request);
  ~OsmReader();

  /// Nothing at the end.
  const OsmThing* next();
  /// The shape of the current thing, in WGS 84; nothing where it has none.
  std::optional<place::Shape<place::LonLat>> shape() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
