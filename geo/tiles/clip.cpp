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

bool is_apart(const GridBox& a, const GridBox& b) {
  return a.max_x < b.min_x || b.max_x < a.min_x || a.max_y < b.min_y || b.max_y < a.min_y;
}

bool is_well_inside(const GridBox& inner, const GridBox& box) {
  return box.min_x < inner.min_x && inner.max_x < box.max_x && box.min_y < inner.min_y && inner.max_y < box.max_y;
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

/// Collects what is inside the box, edge by edge.
class Cutter {
 public:
  explicit Cutter(const GridBox& box)
      : box_(box),
        sides_{Side{Side::Name::left, box}, Side{Side::Name::right, box}, Side{Side::Name::top, box},
               Side{Side::Name::bottom, box}} {}

  /// Edges [first, end) of a ring.
  void take(const place::Ring<GridPoint>& ring, std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const GridPoint a = ring[i];
      const GridPoint b = ring[i + 1 == ring.size() ? 0 : i + 1];
      for (Side& side : sides_) side.look_at(a, b);
      if (is_inside(a, box_) && is_inside(b, box_) && !runs_along_a_side(a, b, box_)) edges_.push_back({a, b});
    }
  }

  /// A whole ring, passing by those of its stretches that are apart from the box.
  void take(const place::GridArea& area, std::size_t ring_number) {
    const auto& ring = area.rings[ring_number];
    const GridBox* stretch = &area.stretches[area.ring_boxes[ring_number].first_stretch];
    for (std::size_t first = 0; first < ring.size(); first += place::GridArea::kStretch, ++stretch) {
      const std::size_t end = std::min(ring.size(), first + place::GridArea::kStretch);
      if (is_apart(*stretch, box_)) {
        pass_by(ring[first], ring[end == ring.size() ? 0 : end]);
      } else {
        take(ring, first, end);
      }
    }
  }

  Rings finish() && {
    for (Side& side : sides_) side.add_stretches(edges_);
    return place::trace_rings(edges_);
  }

 private:
  /// A piece of a ring that lies beyond one of the sides as a whole. Seen from the box it turns as the straight way
  /// from its start to its end does: all that counts is on which side of the other lines it begins and ends.
  void pass_by(GridPoint start, GridPoint end) {
    for (Side& side : sides_) side.look_at(start, end);
  }

  GridBox box_;
  std::array<Side, 4> sides_;
  std::vector<DirectedEdge> edges_;
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
  Cutter cutter{box};
  for (const auto& ring : rings) cutter.take(ring, 0, ring.size());
  return std::move(cutter).finish();
}

Rings clip(const place::GridArea& area, const GridBox& box) {
  Cutter cutter{box};
  Rings whole;
  for (std::size_t ring = 0; ring < area.rings.size();) {
    // An exterior and its holes: apart from the box, inside of it, or to be cut.
    std::size_t next = ring + 1;
    while (next < area.rings.size() && area.ring_boxes[next].is_hole) ++next;
    const GridBox& around = area.ring_boxes[ring].box;
    if (is_well_inside(around, box)) {
      whole.insert(whole.end(), area.rings.begin() + static_cast<std::ptrdiff_t>(ring),
                   area.rings.begin() + static_cast<std::ptrdiff_t>(next));
    } else if (!is_apart(around, box)) {
      for (std::size_t each = ring; each < next; ++each) cutter.take(area, each);
    }
    ring = next;
  }
  Rings cut = std::move(cutter).finish();
  whole.insert(whole.end(), std::make_move_iterator(cut.begin()), std::make_move_iterator(cut.end()));
  return whole;
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
