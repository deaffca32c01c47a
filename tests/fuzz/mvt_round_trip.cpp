// Any layers that can be written are read as they were written, by a reader that shares no code with the writer.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "geo/place/ring_tracer.hpp"
#include "geo/tiles/encode_mvt.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/tile_reader.hpp"

using namespace tryggkarta;
using fuzzing::Bytes;
using fuzzing::demand;
using place::GridPoint;
using testing::TileFeature;
using testing::TileValue;

std::vector<std::string_view> fuzz_seeds() {
  return {"\x01\x03\x02\x01\x02\x05text\x10\x20\x30\x40\x50\x60\x70\x01\x02\x03\x04\x05\x06\x07",
          "\x02\x01\x00\x03\x01\x02\x03\x04\x05\x06\x07\x08\x09\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x20\x21\x22",
          "areas of a city, one after another, with names and numbers and true and false and so on and on and on",
          "\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x80\x81\xfe\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"};
}

namespace {

/// Near the tile, or as far away as numbers of a cut shape ever are.
GridPoint point_from(Bytes& bytes) {
  const auto ordinate = [&] {
    const auto low = static_cast<std::int32_t>(bytes.below(65'536)) - 32'768;
    return bytes.byte() == 255 ? low * 16'384 : low;
  };
  const std::int32_t x = ordinate();
  return {x, ordinate()};
}

/// Points without a repetition of the one before.
std::vector<GridPoint> line_from(Bytes& bytes) {
  std::vector<GridPoint> line;
  for (std::uint32_t count = 1 + bytes.below(40); count > 0; --count) {
    const GridPoint point = point_from(bytes);
    if (line.empty() || point != line.back()) line.push_back(point);
  }
  return line;
}

/// Rings as `clip` promises them, as far as a tile's bytes can tell: an area, no repetition, the first an exterior one.
tiles::Rings rings_from(Bytes& bytes) {
  tiles::Rings rings;
  for (std::uint32_t count = 1 + bytes.below(3); count > 0; --count) {
    auto ring = line_from(bytes);
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3 || place::doubled_area(ring) == 0) continue;
    if (rings.empty() && place::doubled_area(ring) < 0) std::reverse(ring.begin(), ring.end());
    rings.push_back(std::move(ring));
  }
  return rings;
}

TileValue value_from(Bytes& bytes) {
  switch (bytes.byte() % 5) {
    case 0: {
      std::string text(bytes.below(20), '\0');
      for (char& c : text) c = static_cast<char>(bytes.byte());
      return text;
    }
    case 1: return bytes.eight_bytes();
    case 2: return static_cast<std::int64_t>(bytes.eight_bytes());
    case 3: return bytes.byte() % 2 == 1;
    default: {
      const double value =
          std::ldexp(static_cast<double>(static_cast<std::int64_t>(bytes.eight_bytes())), bytes.byte() - 128);
      return value;
    }
  }
}

/// Refers to the text of `values`, which must stay.
tiles::Attributes attributes_of(const std::map<std::string, TileValue>& values) {
  tiles::Attributes attributes;
  for (const auto& [key, value] : values) {
    attributes.emplace_back(key, std::visit(
                                     [](const auto& held) -> tiles::Value {
                                       if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
                                         return std::string_view{held};
                                       else
                                         return held;
                                     },
                                     value));
  }
  return attributes;
}

std::vector<std::vector<testing::TilePoint>> as_read(const std::vector<std::vector<GridPoint>>& parts) {
  std::vector<std::vector<testing::TilePoint>> read;
  for (const auto& part : parts) {
    auto& points = read.emplace_back();
    for (const GridPoint& point : part) points.push_back({point.x, point.y});
  }
  return read;
}

/// Writes one feature and gives what a reader has to find; no type where there is nothing to write.
TileFeature write_feature(Bytes& bytes, std::uint64_t number, tiles::LayerWriter& layer) {
  TileFeature feature;
  std::optional<std::uint64_t> id;
  if (bytes.byte() % 4 != 0) id = (bytes.eight_bytes() >> 20 << 8) | number;
  feature.id = id.value_or(0);
  for (std::uint32_t count = bytes.below(5); count > 0; --count) {
    const std::string key(1, static_cast<char>('a' + bytes.byte() % 6));
    feature.attributes.insert_or_assign(key, value_from(bytes));
  }
  const auto attributes = attributes_of(feature.attributes);
  std::vector<std::vector<GridPoint>> parts;
  const int kind = bytes.byte() % 4;
  if (kind == 0) {
    parts = {{point_from(bytes)}};
    layer.add_point(id, attributes, parts[0][0]);
  } else if (kind == 1 && id) {
    parts = {{point_from(bytes)}};
    std::vector<std::uint32_t> tags;
    for (const auto& [key, value] : attributes) {
      tags.push_back(layer.key_index(key));
      tags.push_back(layer.value_index(value));
    }
    layer.add_point(*id, tags, parts[0][0]);
  } else if (kind == 2) {
    for (std::uint32_t count = 1 + bytes.below(3); count > 0; --count) {
      if (auto line = line_from(bytes); line.size() >= 2) parts.push_back(std::move(line));
    }
    layer.add_lines(id, attributes, parts);
  } else {
    parts = rings_from(bytes);
    layer.add_polygon(id, attributes, parts);
  }
  feature.type = parts.empty() ? 0 : kind < 2 && (kind == 0 || id) ? 1 : kind == 2 ? 2 : 3;
  feature.parts = as_read(parts);
  return feature;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes{data, size};
  std::string tile;
  std::vector<std::pair<std::string, std::vector<TileFeature>>> expected;
  for (std::uint32_t layers = bytes.below(3); layers > 0; --layers) {
    const std::string name = "layer " + std::to_string(layers);
    tiles::LayerWriter layer{name};
    std::vector<TileFeature> features;
    for (std::uint64_t number = 1; number < 200 && !bytes.has_ended() && bytes.byte() % 16 != 0; ++number) {
      auto feature = write_feature(bytes, number, layer);
      if (feature.type != 0) features.push_back(std::move(feature));
    }
    layer.append_to(tile);
    if (!features.empty()) expected.emplace_back(name, std::move(features));
  }
  const auto read = testing::read_tile(tile);
  demand(read.size() == expected.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    demand(read[i].name == expected[i].first && read[i].extent == 4096);
    demand(read[i].features.size() == expected[i].second.size());
    for (std::size_t j = 0; j < read[i].features.size(); ++j) {
      const auto& found = read[i].features[j];
      const auto& written = expected[i].second[j];
      demand(found.id == written.id && found.type == written.type);
      demand(found.attributes == written.attributes);
      demand(found.parts == written.parts);
    }
  }
  return 0;
}
