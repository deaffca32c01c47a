#include "geo/tiles/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/place/ring_tracer.hpp"

namespace tryggkarta::tiles {

using place::DirectedEdge;
using place::GridBox;
using place::GridPoint;

namespace {

bool is_inside(GridPoint point, const GridBox& box) {
  return point.x >= box.min_x && point.x <= box.max_x && point.y >= box.min_y && point.y <= box.max_y;
}

bool runs_along_a_side(GridPoint a, GridPoint b, const GridBox& box) {
  return (a.x == b.x && (a.x == box.min_x || a.x == box.max_x)) ||
         (a.y == b.y && (a.y == box.min_y || a.y == box.max_y));
}

/// One side of the box: which edges cross the line just inside it, and where the interior lies along it.
class Side {
 public:
  enum class Name { left, right, top, bottom };

  Side(Name name, const GridBox& box) : name_(name) {
    const bool upright = name == Name::left || name == Name::right;
    low_ = upright ? box.min_y : box.min_x;
    high_ = upright ? box.max_y : box.max_x;
    at_ = name == Name::left ? box.min_x : name == Name::right ? box.max_x : name == Name::top ? box.min_y : box.max_y;
  }

  void look_at(GridPoint a, GridPoint b) {
    if (is_beyond(a) == is_beyond(b)) return;
    const GridPoint outer = is_beyond(a) ? a : b;
    crossings_.push_back({along(outer), is_beyond(a) == enters_positive() ? 1 : -1});
  }

  /// Adds the stretches of this side that have the area's interior just inside them.
  void add_stretches(std::vector<DirectedEdge>& edges) {
    std::sort(crossings_.begin(), crossings_.end());
    int winding = 0;
    std::int32_t from = low_;
    for (const auto& [where, turn] : crossings_) {
      const std::int32_t to = std::clamp(where, low_, high_);
      if (winding > 0 && from < to) edges.push_back(stretch(from, to));
      from = std::max(from, to);
      winding += turn;
    }
    if (winding > 0 && from < high_) edges.push_back(stretch(from, high_));
  }

 private:
  /// On the side's line or outside of it. An edge that leaves the box has its vertex on the line.
  bool is_beyond(GridPoint point) const {
    switch (name_) {
      case Name::left: return point.x <= at_;
      case Name::right: return point.x >= at_;
      case Name::top: return point.y <= at_;
      case Name::bottom: return point.y >= at_;
    }
    return false;
  }
  std::int32_t along(GridPoint point) const { return name_ == Name::left || name_ == Name::right ? point.y : point.x; }
  /// Walking along the side in ascending order one comes into the interior where an edge goes right (left and right
  /// side) or up, towards smaller y (top and bottom): interiors are on the side of positive area.
  bool enters_positive() const { return name_ == Name::left || name_ == Name::bottom; }
  DirectedEdge stretch(std::int32_t from, std::int32_t to) const {
    switch (name_) {
      case Name::left: return {{at_, to}, {at_, from}};
      case Name::right: return {{at_, from}, {at_, to}};
      case Name::top: return {{from, at_}, {to, at_}};
      case Name::bottom: return {{to, at_}, {from, at_}};
    }
    return {};
  }

  Name name_;
  std::int32_t low_;
  std::int32_t high_;
  std::int32_t at_;
  std::vector<std::pair<std::int32_t, int>> crossings_;
};

/// Where the edge low → high meets the lines of the box, in the order of the walk.
std::vector<GridPoint> crossings_with(GridPoint low, GridPoint high, const GridBox& box) {
  std::vector<std::pair<double, GridPoint>> found;
  const double dx = static_cast<double>(high.x) - low.x;
  const double dy = static_cast<double>(high.y) - low.y;
  for (const std::int32_t x : {box.min_x, box.max_x}) {
    if ((low.x < x) == (high.x < x) || low.x == x || high.x == x) continue;
    const double along = (x - static_cast<double>(low.x)) / dx;
    found.push_back({along, {x, static_cast<std::int32_t>(std::lround(low.y + along * dy))}});
  }
  for (const std::int32_t y : {box.min_y, box.max_y}) {
    if ((low.y < y) == (high.y < y) || low.y == y || high.y == y) continue;
    const double along = (y - static_cast<double>(low.y)) / dy;
    found.push_back({along, {static_cast<std::int32_t>(std::lround(low.x + along * dx)), y}});
  }
  std::sort(found.begin(), found.end());
  std::vector<GridPoint> points;
  for (const auto& [along, point] : found) points.push_back(point);
  return points;
}

/// The edge with its crossings, without its first vertex.
void append_with_crossings(GridPoint a, GridPoint b, const GridBox& box, std::vector<GridPoint>& out) {
  std::vector<GridPoint> points = a < b ? crossings_with(a, b, box) : crossings_with(b, a, box);
  if (b < a) std::reverse(points.begin(), points.end());
  for (const GridPoint& point : points) {
    if (point != out.back()) out.push_back(point);
  }
  if (b != out.back()) out.push_back(b);
}

}  // namespace

Rings clip(const Rings& rings, const GridBox& box) {
  std::vector<DirectedEdge> edges;
  std::array sides{Side{Side::Name::left, box}, Side{Side::Name::right, box}, Side{Side::Name::top, box},
                   Side{Side::Name::bottom, box}};
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const GridPoint a = ring[i];
      const GridPoint b = ring[i + 1 == ring.size() ? 0 : i + 1];
      for (Side& side : sides) side.look_at(a, b);
      if (is_inside(a, box) && is_inside(b, box) && !runs_along_a_side(a, b, box)) edges.push_back({a, b});
    }
  }
  for (Side& side : sides) side.add_stretches(edges);
  return place::trace_rings(std::move(edges));
}

Rings with_crossings(const Rings& rings, const GridBox& box) {
  Rings out;
  out.reserve(rings.size());
  for (const auto& ring : rings) {
    if (ring.empty()) continue;
    std::vector<GridPoint> cut{ring.front()};
    for (std::size_t i = 0; i < ring.size(); ++i) {
      append_with_crossings(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1], box, cut);
    }
    if (cut.size() > 1 && cut.back() == cut.front()) cut.pop_back();
    out.push_back(std::move(cut));
  }
  return out;
}

std::vector<std::vector<GridPoint>> clip_line(const std::vector<GridPoint>& line, const GridBox& box) {
  std::vector<std::vector<GridPoint>> pieces;
  if (line.size() < 2) return pieces;
  std::vector<GridPoint> cut{line.front()};
  for (std::size_t i = 1; i < line.size(); ++i) append_with_crossings(line[i - 1], line[i], box, cut);
  std::vector<GridPoint> piece;
  const auto finish = [&] {
    if (piece.size() >= 2) pieces.push_back(piece);
    piece.clear();
  };
  for (const GridPoint& point : cut) {
    if (!is_inside(point, box)) {
      finish();
    } else {
      piece.push_back(point);
    }
  }
  finish();
  return pieces;
}

}  // namespace tryggkarta::tiles
