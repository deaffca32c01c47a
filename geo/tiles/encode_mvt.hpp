// Writing vector tiles: Mapbox Vector Tile specification 2.1 on protozero.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "geo/tiles/clip.hpp"

namespace tryggkarta::tiles {

/// A value of an attribute. One key has one type in all tiles: a rate of 2.0 stays a double.
using Value = std::variant<std::string_view, std::uint64_t, std::int64_t, double, bool>;
using Attributes = std::vector<std::pair<std::string_view, Value>>;

/// Rings as `clip` gives them → packed commands and parameters (§ 4.3). They are not empty.
std::string outline_of(const Rings& rings);

/// One layer under construction; coordinates are relative to the tile's corner, in units of 1/4096 of its side.
class LayerWriter {
 public:
  explicit LayerWriter(std::string_view name) : name_(name) {
    features_.reserve(kUsualBytes);
    values_.reserve(kUsualBytes / 4);
  }

  /// Rings as `clip` gives them; nothing is written when there are none (§ 4.2: a feature has a geometry). What nobody
  /// asks for again needs no id.
  void add_polygon(std::optional<std::uint64_t> id, const Attributes& attributes, const Rings& rings);
  /// The same, of rings that are encoded already.
  void add_outline(std::uint64_t id, const Attributes& attributes, std::string_view outline);
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
  void add_feature(std::optional<std::uint64_t> id, const Attributes& attributes, int type, std::string_view geometry);
  void put_feature(std::optional<std::uint64_t> id, int type, std::string_view geometry);
  std::string_view value_at(std::size_t index) const;
  std::size_t slot_of(std::string_view bytes) const;
  void make_room_for_values();

  static constexpr std::size_t kUsualBytes = 2048;

  std::string name_;
  std::string features_;  // each with its tag and length
  std::vector<std::string> keys_;
  // Encoded Value messages, one after the other, where each ends, and where to look for one: number + 1, 0 for none.
  std::string values_;
  std::vector<std::uint32_t> value_ends_;
  std::vector<std::uint32_t> value_slots_;
  // The feature being written: its tags, packed, and all before its geometry. Kept for the next one's room.
  std::string tags_;
  std::string feature_;
};

}  // namespace tryggkarta::tiles
