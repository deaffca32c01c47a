// Writing vector tiles: Mapbox Vector Tile specification 2.1 on protozero.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "geo/tiles/clip.hpp"

namespace tryggkarta::tiles {

/// A value of an attribute. One key has one type in all tiles: a rate of 2.0 stays a double.
using Value = std::variant<std::string_view, std::uint64_t, std::int64_t, double, bool>;
using Attributes = std::vector<std::pair<std::string_view, Value>>;

/// One layer under construction; coordinates are relative to the tile's corner, in units of 1/4096 of its side.
class LayerWriter {
 public:
  explicit LayerWriter(std::string_view name) : name_(name) {}

  /// Rings as `clip` gives them; nothing is written when there are none (§ 4.2: a feature has a geometry). What nobody
  /// asks for again needs no id.
  void add_polygon(std::optional<std::uint64_t> id, const Attributes& attributes, const Rings& rings);
  void add_lines(std::optional<std::uint64_t> id, const Attributes& attributes,
                 const std::vector<std::vector<place::GridPoint>>& lines);
  void add_point(std::optional<std::uint64_t> id, const Attributes& attributes, place::GridPoint point);

  /// For layers of thousands of points: keys and values are numbered once, and each point names pairs of those numbers.
  std::uint32_t key_index(std::string_view key);
  std::uint32_t value_index(const Value& value);
  void add_point(std::uint64_t id, std::span<const std::uint32_t> tags, place::GridPoint point);

  /// Appends the layer to a tile; nothing when it has no feature (§ 4.1).
  void append_to(std::string& tile) const;

 private:
  void add_feature(std::optional<std::uint64_t> id, const Attributes& attributes, int type,
                   const std::vector<std::uint32_t>& geometry);

  std::string name_;
  std::string features_;  // each with its tag and length
  std::vector<std::string> keys_;
  std::vector<std::string> values_;  // encoded Value messages
  std::unordered_map<std::string, std::uint32_t> value_positions_;
};

}  // namespace tryggkarta::tiles
