#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "geo/demo/borders.hpp"

namespace tryggkarta::demo {

namespace {

using place::Metric;

/// A corner of squares: south-west of the square with the same column and row.
struct Corner {
  int column;
  int row;
  friend auto operator<=>(const Corner&, const Corner&) = default;
};

struct Step {
  int across;
  int up;
};
// Counter-clockwise from the east, so that the opposite of a direction is two further on.
constexpr std::array<Step, 4> kSteps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

Corner moved(Corner corner, std::size_t direction) {
  return {corner.column + kSteps[direction].across, corner.row + kSteps[direction].up};
}

/// Walks along the sides of squares that part two owners.
class Walker {
 public:
  explicit Walker(const LandRaster& raster)
      : raster_(raster),
        walked_(4 * static_cast<std::size_t>(raster.columns + 1) * static_cast<std::size_t>(raster.rows + 1)) {}

  std::uint8_t left_of(Corner from, std::size_t direction) const {
    constexpr std::array<Step, 4> kLeftSquare{{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
    return raster_.owner(from.column + kLeftSquare[direction].across, from.row + kLeftSquare[direction].up);
  }
  std::uint8_t right_of(Corner from, std::size_t direction) const {
    return left_of(moved(from, direction), (direction + 2) % 4);
  }

  bool is_border(Corner from, std::size_t direction) const {
    return left_of(from, direction) != right_of(from, direction);
  }
  bool is_fresh(Corner from, std::size_t direction) const {
    return is_border(from, direction) && !walked_[side(from, direction)];
  }
  int borders_at(Corner corner) const {
    int count = 0;
    for (std::size_t direction = 0; direction < kSteps.size(); ++direction)
      count += is_border(corner, direction) ? 1 : 0;
    return count;
  }

  /// From a corner in a direction until borders branch or the start is reached again.
  std::vector<Corner> walk(Corner start, std::size_t direction) {
    std::vector<Corner> line{start};
    do {
      const Corner from = line.back();
      const Corner to = moved(from, direction);
      walked_[side(from, direction)] = true;
      walked_[side(to, (direction + 2) % 4)] = true;
      line.push_back(to);
      if (borders_at(to) != 2) break;
      direction = onward(to, direction);
    } while (line.back() != start);
    return line;
  }

 private:
  /// Where a border goes on that does not branch.
  std::size_t onward(Corner corner, std::size_t direction) const {
    const std::size_t left = (direction + 1) % 4;
    if (is_border(corner, direction)) return direction;
    return is_border(corner, left) ? left : (direction + 3) % 4;
  }

  std::size_t side(Corner from, std::size_t direction) const {
    const auto corner = static_cast<std::size_t>(from.row) * static_cast<std::size_t>(raster_.columns + 1) +
                        static_cast<std::size_t>(from.column);
    return 4 * corner + direction;
  }

  const LandRaster& raster_;
  std::vector<bool> walked_;
};

bool is_closed(const Border& border) { return border.line.front() == border.line.back() && border.line.size() > 3; }

Metric mean(Metric a, Metric b) { return {(a.east + b.east) / 2, (a.north + b.north) / 2}; }

/// Where branching corners go: half-way towards the middle of the borders that leave them.
std::map<Metric, Metric> moved_ends(const std::vector<Border>& borders) {
  struct Sum {
    double east = 0, north = 0;
    int count = 0;
  };
  std::map<Metric, Sum> sums;
  const auto add = [&](Metric end, Metric next) {
    Sum& sum = sums[end];
    sum.east += next.east;
    sum.north += next.north;
    ++sum.count;
  };
  for (const Border& border : borders) {
    if (is_closed(border)) continue;
    add(border.line.front(), border.line[1]);
    add(border.line.back(), border.line[border.line.size() - 2]);
  }
  std::map<Metric, Metric> moved;
  for (const auto& [end, sum] : sums) moved.emplace(end, mean(end, {sum.east / sum.count, sum.north / sum.count}));
  return moved;
}

/// One pass of the weights 1, 2, 1 along every border.
void smooth(std::vector<Border>& borders) {
  const std::map<Metric, Metric> ends = moved_ends(borders);
  for (Border& border : borders) {
    const std::vector<Metric> before = border.line;
    const std::size_t last = before.size() - 1;
    for (std::size_t at = 1; at < last; ++at)
      border.line[at] = mean(mean(before[at - 1], before[at]), mean(before[at], before[at + 1]));
    if (is_closed(border)) {
      border.line.front() = mean(mean(before[last - 1], before[0]), mean(before[0], before[1]));
      border.line.back() = border.line.front();
    } else {
      border.line.front() = ends.at(before.front());
      border.line.back() = ends.at(before.back());
    }
  }
}

/// Every second vertex, to the decimetre; ends stay.
std::vector<Metric> thinned(const std::vector<Metric>& line) {
  const auto rounded = [](Metric at) { return Metric{std::round(at.east * 10) / 10, std::round(at.north * 10) / 10}; };
  std::vector<Metric> kept;
  for (std::size_t at = 0; at + 1 < line.size(); at += 2) kept.push_back(rounded(line[at]));
  kept.push_back(rounded(line.back()));
  return kept;
}

Border border_from(Walker& walker, const LandRaster& raster, Corner corner, std::size_t direction) {
  Border border{walker.left_of(corner, direction), walker.right_of(corner, direction), {}};
  for (const Corner passed : walker.walk(corner, direction)) {
    border.line.push_back({raster.south_west.east + passed.column * LandRaster::kSide,
                           raster.south_west.north + passed.row * LandRaster::kSide});
  }
  return border;
}

/// Not yet walked borders that begin at corners where so many meet.
std::vector<Border> borders_from_corners(Walker& walker, const LandRaster& raster, int meeting) {
  std::vector<Border> borders;
  const int corners = (raster.columns + 1) * (raster.rows + 1);
  for (int number = 0; number < corners; ++number) {
    const Corner corner{number % (raster.columns + 1), number / (raster.columns + 1)};
    if (walker.borders_at(corner) != meeting) continue;
    for (std::size_t direction = 0; direction < kSteps.size(); ++direction) {
      if (walker.is_fresh(corner, direction)) borders.push_back(border_from(walker, raster, corner, direction));
    }
  }
  return borders;
}

}  // namespace

std::vector<Border> trace_borders(const LandRaster& raster) {
  Walker walker(raster);
  // Branching corners first: whatever is left then is closed.
  std::vector<Border> borders = borders_from_corners(walker, raster, 3);
  const std::vector<Border> closed = borders_from_corners(walker, raster, 2);
  borders.insert(borders.end(), closed.begin(), closed.end());
  constexpr int kPasses = 3;
  for (int pass = 0; pass < kPasses; ++pass) smooth(borders);
  for (Border& border : borders) border.line = thinned(border.line);
  return borders;
}

}  // namespace tryggkarta::demo
