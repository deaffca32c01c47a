#include "tests/support/tile_reader.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

// A wrong wire type is a fault of the tile, to be told like any other.
#define protozero_assert(condition) \
  if (!(condition)) throw std::runtime_error("protobuf: " #condition)
#include <protozero/pbf_reader.hpp>

namespace tryggkarta::testing {

namespace {

void require(bool holds, const char* clause) {
  if (!holds) throw std::runtime_error(clause);
}

TileValue read_value(protozero::pbf_reader value) {
  TileValue result;
  int count = 0;
  while (value.next()) {
    ++count;
    switch (value.tag()) {
      case 1: result = value.get_string(); break;
      case 2: result = static_cast<double>(value.get_float()); break;
      case 3: result = value.get_double(); break;
      case 4: result = value.get_int64(); break;
      case 5: result = value.get_uint64(); break;
      case 6: result = value.get_sint64(); break;
      case 7: result = value.get_bool(); break;
      default: throw std::runtime_error("4.1: unknown kind of value");
    }
  }
  require(count == 1, "4.1: a value holds exactly one kind");
  return result;
}

/// The command stream of § 4.3.
class Geometry {
 public:
  explicit Geometry(std::vector<std::uint32_t> words) : words_(std::move(words)) {}

  std::vector<std::vector<TilePoint>> read(int type) {
    std::vector<std::vector<TilePoint>> parts;
    while (at_ < words_.size()) {
      const auto [id, count] = command();
      require(id == 1, "4.3.4: a part begins with MoveTo");
      if (type == 1) {
        require(parts.empty() && count > 0, "4.3.4.2: points are one MoveTo");
        for (std::uint32_t i = 0; i < count; ++i) parts.push_back({step()});
        continue;
      }
      require(count == 1, "4.3.4.3: MoveTo of a line or ring has count 1");
      parts.push_back({step()});
      read_line(parts.back(), type);
    }
    require(!parts.empty(), "4.2: a feature has a geometry");
    return parts;
  }

 private:
  std::pair<std::uint32_t, std::uint32_t> command() {
    require(at_ < words_.size(), "4.3: a command is missing");
    const std::uint32_t word = words_[at_++];
    return {word & 7, word >> 3};
  }
  TilePoint step() {
    require(at_ + 2 <= words_.size(), "4.3.2: a parameter is missing");
    const auto unzigzag = [](std::uint32_t value) {
      return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    };
    cursor_.x += unzigzag(words_[at_]);
    cursor_.y += unzigzag(words_[at_ + 1]);
    at_ += 2;
    return cursor_;
  }
  void read_line(std::vector<TilePoint>& part, int type) {
    const auto [id, count] = command();
    require(id == 2, "4.3.4: LineTo follows MoveTo");
    require(count >= (type == 3 ? 2U : 1U), "4.3.4.4: a ring has at least two LineTo");
    require(std::uint64_t{count} * 2 <= words_.size() - at_, "4.3.2: a parameter is missing");
    for (std::uint32_t i = 0; i < count; ++i) {
      const TilePoint before = cursor_;
      part.push_back(step());
      require(cursor_ != before, "4.3.3.2: a segment has a length");
    }
    if (type != 3) return;
    const auto [close, close_count] = command();
    require(close == 7 && close_count == 1, "4.3.3.3: a ring is closed by one ClosePath");
    require(part.front() != part.back(), "4.3.3.3: the first vertex is not repeated");
  }

  std::vector<std::uint32_t> words_;
  std::size_t at_ = 0;
  TilePoint cursor_{0, 0};
};

struct RawLayer {
  TileLayer layer;
  std::vector<std::string> keys;
  std::vector<TileValue> values;
  std::vector<std::string> value_bytes;
};

TileFeature read_feature(protozero::pbf_reader message, const RawLayer& raw) {
  TileFeature feature;
  std::vector<std::uint32_t> tags;
  std::vector<std::uint32_t> words;
  while (message.next()) {
    switch (message.tag()) {
      case 1: feature.id = message.get_uint64(); break;
      case 2:
        for (const auto tag : message.get_packed_uint32()) tags.push_back(tag);
        break;
      case 3: feature.type = message.get_enum(); break;
      case 4:
        for (const auto word : message.get_packed_uint32()) words.push_back(word);
        break;
      default: throw std::runtime_error("4.2: unknown field of a feature");
    }
  }
  require(feature.type >= 1 && feature.type <= 3, "4.3.4: type is point, line or polygon");
  require(tags.size() % 2 == 0, "4.4: tags come in pairs");
  for (std::size_t i = 0; i < tags.size(); i += 2) {
    require(tags[i] < raw.keys.size() && tags[i + 1] < raw.values.size(), "4.4: a tag points into the tables");
    require(feature.attributes.emplace(raw.keys[tags[i]], raw.values[tags[i + 1]]).second, "4.4: a key once a feature");
  }
  feature.parts = Geometry{std::move(words)}.read(feature.type);
  if (feature.type == 3) {
    require(doubled_area(feature.parts.front()) > 0, "4.3.4.4: the first ring is an exterior one");
    for (const auto& ring : feature.parts) require(doubled_area(ring) != 0, "4.3.4.4: a ring has an area");
  }
  return feature;
}

TileLayer read_layer(protozero::pbf_reader message) {
  RawLayer raw;
  std::vector<protozero::pbf_reader> features;
  bool first = true;
  std::uint32_t version = 0;
  while (message.next()) {
    require(!first || message.tag() == 15, "4.1: the version comes first");
    first = false;
    switch (message.tag()) {
      case 15: version = message.get_uint32(); break;
      case 1: raw.layer.name = message.get_string(); break;
      case 2: features.push_back(message.get_message()); break;
      case 3: raw.keys.push_back(message.get_string()); break;
      case 4: {
        const auto bytes = message.get_view();
        raw.value_bytes.emplace_back(bytes.data(), bytes.size());
        raw.values.push_back(read_value(protozero::pbf_reader{bytes}));
        break;
      }
      case 5: raw.layer.extent = message.get_uint32(); break;
      default: throw std::runtime_error("4.1: unknown field of a layer");
    }
  }
  require(version == 2, "4.1: version 2");
  require(!raw.layer.name.empty() && raw.layer.extent > 0 && !features.empty(), "4.1: name, extent and a feature");
  require(std::set(raw.keys.begin(), raw.keys.end()).size() == raw.keys.size(), "4.1: keys are there once");
  require(std::set(raw.value_bytes.begin(), raw.value_bytes.end()).size() == raw.values.size(),
          "4.1: values are there once");
  std::set<std::uint64_t> ids;
  for (auto& feature : features) {
    raw.layer.features.push_back(read_feature(feature, raw));
    const std::uint64_t id = raw.layer.features.back().id;
    require(id == 0 || ids.insert(id).second, "4.2: an id once a layer");
  }
  return std::move(raw.layer);
}

}  // namespace

std::int64_t doubled_area(const std::vector<TilePoint>& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const TilePoint& a = ring[i];
    const TilePoint& b = ring[(i + 1) % ring.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum;
}

std::vector<TileLayer> read_tile(std::string_view bytes) {
  std::vector<TileLayer> layers;
  std::set<std::string> names;
  protozero::pbf_reader tile{bytes.data(), bytes.size()};
  while (tile.next()) {
    require(tile.tag() == 3, "4.1: a tile holds layers");
    layers.push_back(read_layer(tile.get_message()));
    require(names.insert(layers.back().name).second, "4.1: a layer's name is there once");
  }
  return layers;
}

}  // namespace tryggkarta::testing
