#include "geo/tiles/encode_mvt.hpp"

#include <algorithm>
#include <array>

#include <protozero/pbf_builder.hpp>

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

/// Commands and parameters of § 4.3, with the cursor that they are relative to.
class Commands {
 public:
  void move_to(place::GridPoint point) {
    words_.push_back(command(1, 1));
    step_to(point);
  }
  void line_to(const place::GridPoint* first, const place::GridPoint* end) {
    words_.push_back(command(2, static_cast<std::uint32_t>(end - first)));
    for (const auto* point = first; point != end; ++point) step_to(*point);
  }
  void close_path() { words_.push_back(command(7, 1)); }
  const std::vector<std::uint32_t>& words() const { return words_; }

 private:
  static std::uint32_t command(std::uint32_t id, std::uint32_t count) { return (id & 0x7) | (count << 3); }
  void step_to(place::GridPoint point) {
    words_.push_back(protozero::encode_zigzag32(point.x - cursor_.x));
    words_.push_back(protozero::encode_zigzag32(point.y - cursor_.y));
    cursor_ = point;
  }
  place::GridPoint cursor_{0, 0};
  std::vector<std::uint32_t> words_;
};

std::string encoded(const Value& value) {
  std::string bytes;
  protozero::pbf_builder<ValueField> writer{bytes};
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    writer.add_string(ValueField::text, text->data(), text->size());
  } else if (const auto* whole = std::get_if<std::uint64_t>(&value)) {
    writer.add_uint64(ValueField::whole, *whole);
  } else if (const auto* below_zero_too = std::get_if<std::int64_t>(&value)) {
    writer.add_sint64(ValueField::signed_whole, *below_zero_too);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    writer.add_bool(ValueField::truth, *truth);
  } else {
    writer.add_double(ValueField::real, std::get<double>(value));
  }
  return bytes;
}

}  // namespace

void LayerWriter::add_polygon(std::optional<std::uint64_t> id, const Attributes& attributes, const Rings& rings) {
  if (rings.empty()) return;
  Commands commands;
  for (const auto& ring : rings) {
    commands.move_to(ring.front());
    commands.line_to(ring.data() + 1, ring.data() + ring.size());
    commands.close_path();
  }
  add_feature(id, attributes, kPolygon, commands.words());
}

void LayerWriter::add_lines(std::optional<std::uint64_t> id, const Attributes& attributes,
                            const std::vector<std::vector<place::GridPoint>>& lines) {
  if (lines.empty()) return;
  Commands commands;
  for (const auto& line : lines) {
    commands.move_to(line.front());
    commands.line_to(line.data() + 1, line.data() + line.size());
  }
  add_feature(id, attributes, kLine, commands.words());
}

void LayerWriter::add_point(std::optional<std::uint64_t> id, const Attributes& attributes, place::GridPoint point) {
  Commands commands;
  commands.move_to(point);
  add_feature(id, attributes, kPoint, commands.words());
}

void LayerWriter::add_feature(std::optional<std::uint64_t> id, const Attributes& attributes, int type,
                              const std::vector<std::uint32_t>& geometry) {
  std::vector<std::uint32_t> tags;
  tags.reserve(attributes.size() * 2);
  for (const auto& [key, value] : attributes) {
    tags.push_back(key_index(key));
    tags.push_back(value_index(value));
  }
  protozero::pbf_builder<LayerField> layer{features_};
  protozero::pbf_builder<FeatureField> feature{layer, LayerField::features};
  if (id) feature.add_uint64(FeatureField::id, *id);
  feature.add_packed_uint32(FeatureField::tags, tags.begin(), tags.end());
  feature.add_enum(FeatureField::type, type);
  feature.add_packed_uint32(FeatureField::geometry, geometry.begin(), geometry.end());
}

void LayerWriter::add_point(std::uint64_t id, std::span<const std::uint32_t> tags, place::GridPoint point) {
  const std::array<std::uint32_t, 3> geometry{9, protozero::encode_zigzag32(point.x),
                                              protozero::encode_zigzag32(point.y)};
  protozero::pbf_builder<LayerField> layer{features_};
  protozero::pbf_builder<FeatureField> feature{layer, LayerField::features};
  feature.add_uint64(FeatureField::id, id);
  feature.add_packed_uint32(FeatureField::tags, tags.begin(), tags.end());
  feature.add_enum(FeatureField::type, kPoint);
  feature.add_packed_uint32(FeatureField::geometry, geometry.begin(), geometry.end());
}

std::uint32_t LayerWriter::key_index(std::string_view key) {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  if (found != keys_.end()) return static_cast<std::uint32_t>(found - keys_.begin());
  keys_.emplace_back(key);
  return static_cast<std::uint32_t>(keys_.size() - 1);
}

std::uint32_t LayerWriter::value_index(const Value& value) {
  std::string bytes = encoded(value);
  const auto [position, is_new] = value_positions_.try_emplace(bytes, static_cast<std::uint32_t>(values_.size()));
  if (is_new) values_.push_back(std::move(bytes));
  return position->second;
}

void LayerWriter::append_to(std::string& tile) const {
  if (features_.empty()) return;
  std::string layer;
  protozero::pbf_builder<LayerField> writer{layer};
  writer.add_uint32(LayerField::version, 2);
  writer.add_string(LayerField::name, name_);
  layer += features_;
  for (const auto& key : keys_) writer.add_string(LayerField::keys, key);
  for (const auto& value : values_) writer.add_message(LayerField::values, value);
  writer.add_uint32(LayerField::extent, place::GridCoverage::kExtent);
  protozero::pbf_builder<TileField>{tile}.add_message(TileField::layers, layer);
}

}  // namespace tryggkarta::tiles
