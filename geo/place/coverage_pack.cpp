// The prepared borders as bytes for the store: counts and zigzag deltas as base-128 varints.

#include <algorithm>

#include "geo/error.hpp"
#include "geo/place/grid_coverage.hpp"

namespace tryggkarta::place {

namespace {

constexpr std::string_view kMark = "TKGC1";

void write_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

void write_delta(std::string& out, std::int64_t delta) {
  write_number(out, (static_cast<std::uint64_t>(delta) << 1) ^ static_cast<std::uint64_t>(delta >> 63));
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
    throw Error{ErrorKind::broken, "The prepared borders in the store are damaged: run `tryggkarta publish` anew."};
  }
  /// A count of things that take at least one byte each: no more than there are bytes left.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size() - at_) {
      throw Error{ErrorKind::broken, "The prepared borders in the store are damaged: run `tryggkarta publish` anew."};
    }
    return static_cast<std::size_t>(value);
  }
  std::int32_t delta(std::int32_t from) {
    const std::uint64_t coded = number();
    const auto change = static_cast<std::int64_t>(coded >> 1) ^ -static_cast<std::int64_t>(coded & 1);
    return static_cast<std::int32_t>(from + change);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

void pack_area(std::string& out, const GridArea& area) {
  write_number(out, area.rings.size());
  GridPoint last{0, 0};
  for (const auto& ring : area.rings) {
    write_number(out, ring.size());
    for (const GridPoint& vertex : ring) {
      write_delta(out, std::int64_t{vertex.x} - last.x);
      write_delta(out, std::int64_t{vertex.y} - last.y);
      last = vertex;
    }
  }
}

GridArea unpack_area(Reader& reader) {
  GridArea area;
  area.rings.resize(reader.count());
  GridPoint last{0, 0};
  for (auto& ring : area.rings) {
    ring.resize(reader.count());
    for (GridPoint& vertex : ring) {
      vertex = {reader.delta(last.x), 0};
      vertex.y = reader.delta(last.y);
      last = vertex;
    }
  }
  put_boxes(area);
  return area;
}

}  // namespace

std::string pack(const GridCoverage& coverage) {
  std::string out{kMark};
  write_number(out, coverage.zooms.size());
  for (const GridZoom& zoom : coverage.zooms) {
    write_number(out, zoom.schemes.size());
    for (const auto& areas : zoom.schemes) {
      write_number(out, areas.size());
      for (const GridArea& area : areas) pack_area(out, area);
    }
  }
  return out;
}

GridCoverage unpack(std::string_view bytes) {
  if (!bytes.starts_with(kMark)) {
    throw Error{ErrorKind::broken, "The prepared borders in the store are damaged: run `tryggkarta publish` anew."};
  }
  Reader reader{bytes.substr(kMark.size())};
  GridCoverage coverage;
  coverage.zooms.resize(reader.count());
  for (GridZoom& zoom : coverage.zooms) {
    zoom.schemes.resize(reader.count());
    for (auto& areas : zoom.schemes) {
      areas.resize(reader.count());
      for (GridArea& area : areas) area = unpack_area(reader);
    }
  }
  return coverage;
}

}  // namespace tryggkarta::place
