#include "geo/tiles/encode_mvt.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include <protozero/pbf_builder.hpp>
#include <protozero/varint.hpp>

namespace tryggkarta::tiles {

namespace {

// Field numbers of vector_tile.proto, version 2.1.
enum class TileField : protozero::pbf_tag_type { layers = 3 };
enum class LayerField : protozero::pbf_tag_type {
  name = 1,
  features = 2,
  keys = 3,
  values = 4,
  extent = 5,
  version = 15
};
enum class FeatureField : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };
enum class ValueField : protozero::pbf_tag_type { text = 1, real = 3, whole = 5, signed_whole = 6, truth = 7 };

constexpr int kPoint = 1;
constexpr int kLine = 2;
constexpr int kPolygon = 3;

void put(std::string& bytes, std::uint64_t number) {
  if (number < 0x80) {
    bytes.push_back(static_cast<char>(number));
  } else {
    protozero::add_varint_to_buffer(&bytes, number);
  }
}

/// The same into room that was made: for what stands in a tile by the thousand.
char* write(char* at, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) *at++ = static_cast<char>(number | 0x80);
  *at++ = static_cast<char>(number);
  return at;
}

std::size_t length_of(std::uint64_t number) {
  std::size_t length = 1;
  for (; number >= 0x80; number >>= 7) ++length;
  return length;
}

std::size_t length_of_all(std::span<const std::uint32_t> numbers) {
  std::size_t length = 0;
  for (const std::uint32_t number : numbers) length += length_of(number);
  return length;
}

/// The tag of a field of bytes, and of one that is a number (wire types 2 and 0); fields are below 16.
template <class Field>
char bytes_tag(Field field) {
  return static_cast<char>((static_cast<unsigned>(field) << 3) | 2);
}
template <class Field>
char number_tag(Field field) {
  return static_cast<char>(static_cast<unsigned>(field) << 3);
}

template <class Field>
void put_bytes(std::string& bytes, Field field, std::string_view content) {
  bytes.push_back(bytes_tag(field));
  put(bytes, content.size());
  bytes.append(content);
}

/// Commands and parameters of § 4.3, packed, with the cursor that they are relative to.
class Commands {
 public:
  void move_to(place::GridPoint point) {
    put(bytes_, command(1, 1));
    step_to(point);
  }
  void line_to(const place::GridPoint* first, const place::GridPoint* end) {
    put(bytes_, command(2, static_cast<std::uint32_t>(end - first)));
    for (const auto* point = first; point != end; ++point) step_to(*point);
  }
  void close_path() { put(bytes_, command(7, 1)); }
  std::string& bytes() { return bytes_; }

 private:
  static std::uint32_t command(std::uint32_t id, std::uint32_t count) { return (id & 0x7) | (count << 3); }
  void step_to(place::GridPoint point) {
    put(bytes_, protozero::encode_zigzag32(point.x - cursor_.x));
    put(bytes_, protozero::encode_zigzag32(point.y - cursor_.y));
    cursor_ = point;
  }
  place::GridPoint cursor_{0, 0};
  std::string bytes_;
};

/// Appends a Value message.
void append_value(std::string& bytes, const Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return put_bytes(bytes, ValueField::text, *text);
  if (const auto* whole = std::get_if<std::uint64_t>(&value)) {
    bytes.push_back(number_tag(ValueField::whole));
    return put(bytes, *whole);
  }
  protozero::pbf_builder<ValueField> writer{bytes};
  if (const auto* below_zero_too = std::get_if<std::int64_t>(&value)) {
    writer.add_sint64(ValueField::signed_whole, *below_zero_too);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    writer.add_bool(ValueField::truth, *truth);
  } else {
    writer.add_double(ValueField::real, std::get<double>(value));
  }
}

constexpr std::size_t kFirstSlots = 64;

}  // namespace

std::string outline_of(const Rings& rings) {
  Commands commands;
  for (const auto& ring : rings) {
    commands.move_to(ring.front());
    commands.line_to(ring.data() + 1, ring.data() + ring.size());
    commands.close_path();
  }
  return std::move(commands.bytes());
}

void LayerWriter::add_polygon(std::optional<std::uint64_t> id, const Attributes& attributes, const Rings& rings) {
  if (!rings.empty()) add_feature(id, attributes, kPolygon, outline_of(rings));
}

void LayerWriter::add_outline(std::uint64_t id, const Attributes& attributes, std::string_view outline) {
  add_feature(id, attributes, kPolygon, outline);
}

void LayerWriter::add_lines(std::optional<std::uint64_t> id, const Attributes& attributes,
                            const std::vector<std::vector<place::GridPoint>>& lines) {
  if (lines.empty()) return;
  Commands commands;
  for (const auto& line : lines) {
    commands.move_to(line.front());
    commands.line_to(line.data() + 1, line.data() + line.size());
  }
  add_feature(id, attributes, kLine, commands.bytes());
}

void LayerWriter::add_point(std::optional<std::uint64_t> id, const Attributes& attributes, place::GridPoint point) {
  Commands commands;
  commands.move_to(point);
  add_feature(id, attributes, kPoint, commands.bytes());
}

void LayerWriter::add_feature(std::optional<std::uint64_t> id, const Attributes& attributes, int type,
                              std::string_view geometry) {
  tags_.clear();
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const auto& [key, value] = attributes[i];
    // Features of one kind name the same keys in the same order.
    put(tags_, i < keys_.size() && keys_[i] == key ? static_cast<std::uint32_t>(i) : key_index(key));
    put(tags_, value_index(value));
  }
  put_feature(id, type, geometry);
}

void LayerWriter::put_feature(std::optional<std::uint64_t> id, int type, std::string_view geometry) {
  feature_.clear();
  if (id) {
    feature_.push_back(number_tag(FeatureField::id));
    put(feature_, *id);
  }
  put_bytes(feature_, FeatureField::tags, tags_);
  feature_.push_back(number_tag(FeatureField::type));
  feature_.push_back(static_cast<char>(type));
  feature_.push_back(bytes_tag(FeatureField::geometry));
  put(feature_, geometry.size());
  features_.push_back(bytes_tag(LayerField::features));
  put(features_, feature_.size() + geometry.size());
  features_.append(feature_).append(geometry);
}

void LayerWriter::add_point(std::uint64_t id, std::span<const std::uint32_t> tags, place::GridPoint point) {
  const std::array<std::uint32_t, 3> geometry{9, protozero::encode_zigzag32(point.x),
                                              protozero::encode_zigzag32(point.y)};
  const std::size_t tag_bytes = length_of_all(tags);
  const std::size_t geometry_bytes = length_of_all(geometry);
  const std::size_t feature_bytes =
      1 + length_of(id) + 1 + length_of(tag_bytes) + tag_bytes + 2 + 1 + length_of(geometry_bytes) + geometry_bytes;
  const std::size_t begin = features_.size();
  features_.resize(begin + 1 + length_of(feature_bytes) + feature_bytes);
  char* at = features_.data() + begin;
  *at++ = bytes_tag(LayerField::features);
  at = write(at, feature_bytes);
  *at++ = number_tag(FeatureField::id);
  at = write(at, id);
  *at++ = bytes_tag(FeatureField::tags);
  at = write(at, tag_bytes);
  for (const std::uint32_t tag : tags) at = write(at, tag);
  *at++ = number_tag(FeatureField::type);
  *at++ = kPoint;
  *at++ = bytes_tag(FeatureField::geometry);
  at = write(at, geometry_bytes);
  for (const std::uint32_t word : geometry) at = write(at, word);
}

std::uint32_t LayerWriter::key_index(std::string_view key) {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  if (found != keys_.end()) return static_cast<std::uint32_t>(found - keys_.begin());
  keys_.emplace_back(key);
  return static_cast<std::uint32_t>(keys_.size() - 1);
}

std::uint32_t LayerWriter::value_index(const Value& value) {
  // Written at the end, and taken back where it is known.
  const std::size_t begin = values_.size();
  append_value(values_, value);
  const std::string_view bytes = std::string_view{values_}.substr(begin);
  if (value_ends_.size() * 2 >= value_slots_.size()) make_room_for_values();
  std::size_t slot = slot_of(bytes);
  for (; value_slots_[slot] != 0; slot = (slot + 1) & (value_slots_.size() - 1)) {
    if (value_at(value_slots_[slot] - 1) != bytes) continue;
    values_.resize(begin);
    return value_slots_[slot] - 1;
  }
  value_ends_.push_back(static_cast<std::uint32_t>(values_.size()));
  value_slots_[slot] = static_cast<std::uint32_t>(value_ends_.size());
  return static_cast<std::uint32_t>(value_ends_.size() - 1);
}

std::string_view LayerWriter::value_at(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : value_ends_[index - 1];
  return std::string_view{values_}.substr(begin, value_ends_[index] - begin);
}

std::size_t LayerWriter::slot_of(std::string_view bytes) const {
  return std::hash<std::string_view>{}(bytes) & (value_slots_.size() - 1);
}

void LayerWriter::make_room_for_values() {
  value_slots_.assign(std::max(kFirstSlots, value_slots_.size() * 2), 0);
  for (std::size_t i = 0; i < value_ends_.size(); ++i) {
    std::size_t slot = slot_of(value_at(i));
    while (value_slots_[slot] != 0) slot = (slot + 1) & (value_slots_.size() - 1);
    value_slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void LayerWriter::append_to(std::string& tile) const {
  if (features_.empty()) return;
  protozero::pbf_builder<TileField> builder{tile};
  protozero::pbf_builder<LayerField> writer{builder, TileField::layers};
  writer.add_uint32(LayerField::version, 2);
  writer.add_string(LayerField::name, name_);
  tile += features_;
  for (const auto& key : keys_) put_bytes(tile, LayerField::keys, key);
  for (std::size_t i = 0; i < value_ends_.size(); ++i) put_bytes(tile, LayerField::values, value_at(i));
  writer.add_uint32(LayerField::extent, place::GridCoverage::kExtent);
}

}  // namespace tryggkarta::tiles
