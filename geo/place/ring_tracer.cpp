#include "geo/place/ring_tracer.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace tryggkarta::place {

namespace {

struct Direction {
  std::int64_t x;
  std::int64_t y;
};

Direction between(GridPoint from, GridPoint to) { return {std::int64_t{to.x} - from.x, std::int64_t{to.y} - from.y}; }

std::int64_t cross(Direction a, Direction b) { return a.x * b.y - a.y * b.x; }
std::int64_t dot(Direction a, Direction b) { return a.x * b.x + a.y * b.y; }

/// Sort key for the turn from `base` to `direction`, measured clockwise (against the sense of positive area): the
/// first direction after `base` comes first, `base` itself last.
bool turns_earlier(Direction base, Direction a, Direction b) {
  const auto half = [&](Direction direction) {
    const std::int64_t side = cross(base, direction);
    if (side < 0) return 0;
    if (side > 0) return 2;
    return dot(base, direction) < 0 ? 1 : 3;
  };
  const int half_a = half(a);
  const int half_b = half(b);
  if (half_a != half_b) return half_a < half_b;
  return cross(a, b) < 0;
}

/// An edge as two numbers that sort as its vertices do: sorting edges is most of what tracing costs.
struct PackedEdge {
  std::uint64_t from;
  std::uint64_t to;
  friend auto operator<=>(const PackedEdge&, const PackedEdge&) = default;
};

std::uint64_t packed(GridPoint point) {
  const auto shifted = [](std::int32_t value) { return static_cast<std::uint32_t>(value) ^ 0x8000'0000U; };
  return (std::uint64_t{shifted(point.x)} << 32) | shifted(point.y);
}

GridPoint unpacked(std::uint64_t point) {
  const auto shifted = [](std::uint64_t value) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(value) ^ 0x8000'0000U);
  };
  return {shifted(point >> 32), shifted(point)};
}

/// Sorted, each once, without those that an opposed one takes away.
std::vector<PackedEdge> without_opposed(const std::vector<DirectedEdge>& edges) {
  std::vector<PackedEdge> sorted;
  sorted.reserve(edges.size());
  for (const DirectedEdge& edge : edges) {
    if (edge.from != edge.to) sorted.push_back({packed(edge.from), packed(edge.to)});
  }
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<PackedEdge> kept;
  kept.reserve(sorted.size());
  for (const PackedEdge& edge : sorted) {
    if (!std::binary_search(sorted.begin(), sorted.end(), PackedEdge{edge.to, edge.from})) kept.push_back(edge);
  }
  return kept;
}

/// Cuts a closed walk at every vertex that it visits twice.
void split_at_repeats(const Ring<GridPoint>& walk, std::vector<Ring<GridPoint>>& rings) {
  Ring<GridPoint> open;
  std::map<GridPoint, std::size_t> position;
  for (const GridPoint& vertex : walk) {
    const auto seen = position.find(vertex);
    if (seen == position.end()) {
      position.emplace(vertex, open.size());
      open.push_back(vertex);
      continue;
    }
    const auto first = open.begin() + static_cast<std::ptrdiff_t>(seen->second);
    Ring<GridPoint> loop(first, open.end());
    for (std::size_t i = 1; i < loop.size(); ++i) position.erase(loop[i]);
    open.erase(first + 1, open.end());
    if (loop.size() >= 3) rings.push_back(std::move(loop));
  }
  if (open.size() >= 3) rings.push_back(std::move(open));
}

std::vector<Ring<GridPoint>> walk_edges(const std::vector<PackedEdge>& edges) {
  std::vector<bool> used(edges.size(), false);
  std::vector<Ring<GridPoint>> rings;
  // Where no two edges leave the same vertex, no walk can come back to one.
  const bool is_plain = std::adjacent_find(edges.begin(), edges.end(), [](const auto& a, const auto& b) {
                          return a.from == b.from;
                        }) == edges.end();
  const auto next_of = [&](const PackedEdge& arriving) -> std::optional<std::size_t> {
    auto candidate = std::lower_bound(edges.begin(), edges.end(), arriving.to,
                                      [](const PackedEdge& edge, std::uint64_t at) { return edge.from < at; });
    const GridPoint here = unpacked(arriving.to);
    const Direction back = between(here, unpacked(arriving.from));
    std::optional<std::size_t> best;
    for (; candidate != edges.end() && candidate->from == arriving.to; ++candidate) {
      const auto index = static_cast<std::size_t>(candidate - edges.begin());
      if (used[index]) continue;
      // Sharpest turn towards the interior: areas that only touch at a vertex come out as rings of their own.
      const auto way = [&](std::size_t edge) { return between(here, unpacked(edges[edge].to)); };
      if (!best || turns_earlier(back, way(index), way(*best))) best = index;
    }
    return best;
  };
  for (std::size_t start = 0; start < edges.size(); ++start) {
    if (used[start]) continue;
    Ring<GridPoint> walk;
    std::optional<std::size_t> at = start;
    while (at) {
      used[*at] = true;
      walk.push_back(unpacked(edges[*at].from));
      // Closed; the walk goes on only if the start vertex has a sharper way than the one it began with.
      if (edges[*at].to == edges[start].from && walk.size() > 1) break;
      at = next_of(edges[*at]);
    }
    if (is_plain) {
      if (walk.size() >= 3) rings.push_back(std::move(walk));
    } else {
      split_at_repeats(walk, rings);
    }
  }
  return rings;
}

/// Is the middle of the ring's first edge inside the other ring? Coordinates are doubled, so the middle is exact.
bool starts_inside(const Ring<GridPoint>& ring, const Ring<GridPoint>& other) {
  const Direction middle{std::int64_t{ring[0].x} + ring[1].x, std::int64_t{ring[0].y} + ring[1].y};
  bool inside = false;
  for (std::size_t i = 0; i < other.size(); ++i) {
    const GridPoint& first = other[i];
    const GridPoint& second = other[(i + 1) % other.size()];
    const GridPoint& low = first.y < second.y ? first : second;
    const GridPoint& high = first.y < second.y ? second : first;
    if (!(2 * std::int64_t{low.y} <= middle.y && middle.y < 2 * std::int64_t{high.y})) continue;
    const Direction along = between(low, high);
    const Direction to_middle{middle.x - 2 * std::int64_t{low.x}, middle.y - 2 * std::int64_t{low.y}};
    if (cross(along, to_middle) > 0) inside = !inside;
  }
  return inside;
}

}  // namespace

std::int64_t doubled_area(const Ring<GridPoint>& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint& a = ring[i];
    const GridPoint& b = ring[(i + 1) % ring.size()];
    // Relative to the first vertex, so that nothing overflows on the finest grid.
    const Direction from_first = between(ring[0], a);
    const Direction to_next = between(ring[0], b);
    sum += cross(from_first, to_next);
  }
  return sum;
}

std::vector<Ring<GridPoint>> trace_rings(const std::vector<DirectedEdge>& edges) {
  std::vector<Ring<GridPoint>> exteriors;
  std::vector<Ring<GridPoint>> holes;
  for (auto& ring : walk_edges(without_opposed(edges))) {
    const std::int64_t area = doubled_area(ring);
    if (area > 0) exteriors.push_back(std::move(ring));
    if (area < 0) holes.push_back(std::move(ring));
  }
  std::vector<std::vector<const Ring<GridPoint>*>> holes_of(exteriors.size());
  for (const auto& hole : holes) {
    std::optional<std::size_t> smallest;
    for (std::size_t i = 0; i < exteriors.size(); ++i) {
      if (!starts_inside(hole, exteriors[i])) continue;
      if (!smallest || doubled_area(exteriors[i]) < doubled_area(exteriors[*smallest])) smallest = i;
    }
    if (smallest) holes_of[*smallest].push_back(&hole);
  }
  std::vector<Ring<GridPoint>> rings;
  rings.reserve(exteriors.size() + holes.size());
  for (std::size_t i = 0; i < exteriors.size(); ++i) {
    rings.push_back(std::move(exteriors[i]));
    for (const auto* hole : holes_of[i]) rings.push_back(*hole);
  }
  return rings;
}

}  // namespace tryggkarta::place
