#include "geo/place/simplify.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <tuple>

namespace tryggkarta::place {

namespace {

/// Twice the area of a triangle.
std::int64_t doubled_triangle(GridPoint a, GridPoint b, GridPoint c) {
  const std::int64_t cross =
      (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) - (std::int64_t{c.x} - a.x) * (std::int64_t{b.y} - a.y);
  return cross < 0 ? -cross : cross;
}

/// Vertices as a doubly linked chain, open or closed, that shrinks.
class Chain {
 public:
  enum class Form { open, closed };

  Chain(std::vector<GridPoint> points, Form form) : points_(std::move(points)), form_(form), count_(points_.size()) {
    for (std::size_t i = 0; i < count_; ++i) {
      before_.push_back(i == 0 ? count_ - 1 : i - 1);
      after_.push_back(i + 1 == count_ ? 0 : i + 1);
    }
  }

  std::vector<GridPoint> shrunk(double square_units, std::size_t fewest) {
    dropped_.assign(points_.size(), false);
    for (std::size_t i = 0; i < points_.size(); ++i) enqueue(i);
    while (!queue_.empty() && count_ > fewest) {
      const auto [area, place, at] = queue_.top();
      if (static_cast<double>(area) >= 2 * square_units) break;
      queue_.pop();
      // An entry from before a neighbour went is out of date: the vertex is there again with its new area.
      if (dropped_[at] || area != area_at(at)) continue;
      drop(at);
    }
    std::vector<GridPoint> kept;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (!dropped_[i]) kept.push_back(points_[i]);
    }
    return kept;
  }

 private:
  /// By area, then by place: a ring loses the same vertices wherever it begins.
  using Entry = std::tuple<std::int64_t, GridPoint, std::size_t>;

  bool is_end(std::size_t at) const { return form_ == Form::open && (at == 0 || at + 1 == points_.size()); }
  std::int64_t area_at(std::size_t at) const {
    return doubled_triangle(points_[before_[at]], points_[at], points_[after_[at]]);
  }
  void enqueue(std::size_t at) {
    if (!is_end(at)) queue_.emplace(area_at(at), points_[at], at);
  }
  void drop(std::size_t at) {
    dropped_[at] = true;
    --count_;
    after_[before_[at]] = after_[at];
    before_[after_[at]] = before_[at];
    enqueue(before_[at]);
    enqueue(after_[at]);
  }

  std::vector<GridPoint> points_;
  Form form_;
  std::size_t count_;
  std::vector<std::size_t> before_, after_;
  std::vector<bool> dropped_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

std::vector<GridPoint> simplified_line(const std::vector<GridPoint>& line, double square_units) {
  std::vector<GridPoint> points = line;
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 2) return {};
  if (points.size() == 2) return points;
  constexpr std::size_t kFewest = 2;
  auto kept = Chain{std::move(points), Chain::Form::open}.shrunk(square_units, kFewest);
  // A closed way that shrank to its one place.
  if (kept.size() == 2 && kept[0] == kept[1]) kept.clear();
  return kept;
}

Ring<GridPoint> simplified_ring(const Ring<GridPoint>& ring, double square_units) {
  Ring<GridPoint> points = ring;
  points.erase(std::unique(points.begin(), points.end()), points.end());
  while (points.size() > 1 && points.front() == points.back()) points.pop_back();
  constexpr std::size_t kFewest = 3;
  if (points.size() < kFewest) return {};
  if (points.size() == kFewest) return points;
  return Chain{std::move(points), Chain::Form::closed}.shrunk(square_units, kFewest);
}

}  // namespace tryggkarta::place
