// Rings are cut to a box as GEOS cuts them: inside the box, valid, and of the same area.
#include <algorithm>
#include <cmath>

#include "geo/place/ring_tracer.hpp"
#include "geo/tiles/clip.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/geos_check.hpp"

using namespace tryggkarta;
using fuzzing::Bytes;
using fuzzing::demand;
using place::GridBox;
using place::GridPoint;
using place::Ring;

std::vector<std::string_view> fuzz_seeds() {
  return {"\x01\x10\x50\x60\x20\x90\x30\x70\x15\x80\x40\x99\x22\x71\x10\x88\x33\x55\x61\x20\x47\x90\x12",
          "\x02\x0c\x20\x10\x80\x20\x90\x15\x30\x70\x25\x99\x05\x60\x33\x77\x12\x58\x41\x90\x21\x66\x30\x81\x44",
          "\x03\x08\x00\x00\x64\x00\x64\x64\x00\x64\x32\x10\x20\x30\x40\x50",
          "\x13\x01\x20\x30\x40\x50\x60\x70\x80\x90\x10\x20\x30\x40\x50\x60\x70\x80\x01\x02\x03\x04\x05\x06"};
}

namespace {

Ring<GridPoint> tidy(Ring<GridPoint> ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

/// Spikes around a middle: simple, and in and out of the box many times.
Ring<GridPoint> star(Bytes& bytes, double scale) {
  const std::uint32_t spikes = 3 + bytes.below(40);
  const double east = bytes.byte() * scale / 256;
  const double south = bytes.byte() * scale / 256;
  Ring<GridPoint> ring;
  for (std::uint32_t i = 0; i < spikes; ++i) {
    const double angle = 2 * 3.14159265358979 * i / spikes;
    const double radius = (1 + bytes.byte()) * scale / 180;
    ring.push_back({static_cast<std::int32_t>(std::lround(east + radius * std::cos(angle))),
                    static_cast<std::int32_t>(std::lround(south + radius * std::sin(angle)))});
  }
  return ring;
}

/// A skyline over a line: upright edges, many of them along a side of the box.
Ring<GridPoint> skyline(Bytes& bytes, double scale) {
  const auto step = static_cast<std::int32_t>(scale / 10);
  const auto low = static_cast<std::int32_t>(bytes.below(12)) * step;
  Ring<GridPoint> ring;
  std::int32_t x = -2 * step;
  ring.push_back({x, low});
  for (std::uint32_t houses = 1 + bytes.below(14); houses > 0; --houses) {
    const auto roof = low - static_cast<std::int32_t>(1 + bytes.byte() % 12) * step;
    ring.push_back({x, roof});
    x += static_cast<std::int32_t>(1 + bytes.byte() % 3) * step;
    ring.push_back({x, roof});
  }
  ring.push_back({x, low});
  return ring;
}

Ring<GridPoint> anything(Bytes& bytes, double scale) {
  Ring<GridPoint> ring;
  for (std::uint32_t count = 3 + bytes.below(8); count > 0; --count) {
    const auto x = static_cast<std::int32_t>((bytes.byte() - 64) * scale / 128);
    ring.push_back({x, static_cast<std::int32_t>((bytes.byte() - 64) * scale / 128)});
  }
  return ring;
}

/// One or two rings, the first positive, the second a hole or an exterior of its own.
tiles::Rings rings_from(Bytes& bytes, double scale) {
  tiles::Rings rings;
  const std::uint8_t form = bytes.byte();
  for (int i = 0; i < 1 + form / 16 % 2; ++i) {
    auto ring = tidy(form % 4 == 1   ? star(bytes, scale)
                     : form % 4 == 2 ? skyline(bytes, scale)
                                     : anything(bytes, scale));
    if (ring.size() < 3 || place::doubled_area(ring) == 0) continue;
    const bool wants_hole = !rings.empty() && form % 2 == 1;
    if ((place::doubled_area(ring) < 0) != wants_hole) std::reverse(ring.begin(), ring.end());
    rings.push_back(std::move(ring));
  }
  return rings;
}

bool is_valid(const tiles::Rings& rings) { return testing::why_invalid(rings).empty(); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // A short input goes on with itself, each time from another byte on: rings need many numbers.
  std::vector<std::uint8_t> longer(512);
  for (std::size_t i = 0; i < longer.size(); ++i)
    longer[i] = static_cast<std::uint8_t>(data[i % size] + 83 * (i / size));
  Bytes bytes{longer.data(), longer.size()};
  // Small numbers make vertices meet sides and corners; large ones are those of a tile.
  const double scale = bytes.byte() % 2 == 0 ? 100 : 4096;
  const auto side = static_cast<std::int32_t>(scale);
  const GridBox box{0, 0, side, side};
  const auto rings = rings_from(bytes, scale);
  // The clipper is promised valid polygons, also after the crossings have been rounded.
  if (rings.empty() || !is_valid(rings)) return 0;
  const auto noded = tiles::with_crossings(rings, box);
  if (!is_valid(noded)) return 0;
  const auto cut = tiles::clip(noded, box);
  for (const auto& ring : cut) {
    demand(ring.size() >= 3);
    for (const GridPoint& at : ring) demand(at.x >= 0 && at.x <= side && at.y >= 0 && at.y <= side);
  }
  demand(is_valid(cut));
  demand(std::abs(testing::area_of(cut) - testing::area_in_box(noded, 0, 0, side, side)) < 1e-6 * scale * scale);
  // Rounding a crossing moves an edge by less than a unit along its way.
  double length = 0;
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto& a = ring[i];
      const auto& b = ring[(i + 1) % ring.size()];
      length += std::hypot(a.x - b.x, a.y - b.y);
    }
  }
  demand(std::abs(testing::area_of(cut) - testing::area_in_box(rings, 0, 0, side, side)) <= length);
  return 0;
}
