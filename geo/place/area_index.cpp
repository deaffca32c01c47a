#include "geo/place/area_index.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/place/edge_bands.hpp"

namespace tryggkarta::place {

namespace {

constexpr std::uint32_t kNone = 0xffff'fffe;
constexpr std::uint32_t kMixed = 0xffff'ffff;
constexpr std::size_t kMostCells = 1U << 20;

/// A raster over the city. A cell that no border touches has one answer for all its points; a city's points seldom lie
/// in the others.
class CellRaster {
 public:
  CellRaster(const std::vector<AreaEdge>& edges, const MetricBox& box, const EdgeBands& exact)
      : west_(box.west), south_(box.south) {
    const double width = std::max(box.east - box.west, 1e-9);
    const double height = std::max(box.north - box.south, 1e-9);
    const double cells = static_cast<double>(std::clamp<std::size_t>(edges.size() * 4, 16, kMostCells));
    const double side = std::sqrt(width * height / cells);
    columns_ = std::clamp<std::size_t>(static_cast<std::size_t>(width / side), 1, kMostCells);
    rows_ = std::clamp<std::size_t>(static_cast<std::size_t>(height / side), 1, kMostCells / columns_ + 1);
    per_east_ = static_cast<double>(columns_) / width;
    per_north_ = static_cast<double>(rows_) / height;
    cells_.assign(columns_ * rows_, kNone);
    for (const AreaEdge& edge : edges) mark(edge);
    for (std::size_t row = 0; row < rows_; ++row) fill(row, exact);
  }

  std::uint32_t at(Metric point) const { return cells_[row_of(point.north) * columns_ + column_of(point.east)]; }

 private:
  static std::size_t cell_of(double position, std::size_t count) {
    return position > 0 ? std::min(count - 1, static_cast<std::size_t>(position)) : 0;
  }
  std::size_t column_of(double east) const { return cell_of((east - west_) * per_east_, columns_); }
  std::size_t row_of(double north) const { return cell_of((north - south_) * per_north_, rows_); }

  /// Marks every cell that the edge may touch: a hair more than it does, so that rounding never spares one.
  void mark(const AreaEdge& edge) {
    constexpr double kHair = 1e-6;  // of a cell
    const Metric& low = edge.a.north <= edge.b.north ? edge.a : edge.b;
    const Metric& high = edge.a.north <= edge.b.north ? edge.b : edge.a;
    const double bottom = (low.north - south_) * per_north_ - kHair;
    const double top = (high.north - south_) * per_north_ + kHair;
    const double x_low = (low.east - west_) * per_east_;
    const double x_high = (high.east - west_) * per_east_;
    const double slope = top - bottom > 4 * kHair ? (x_high - x_low) / (top - bottom) : 0;
    for (std::size_t row = cell_of(bottom, rows_); row <= cell_of(top, rows_); ++row) {
      double from = x_low;
      double to = x_high;
      if (slope != 0) {
        from = x_low + slope * (std::max(bottom, static_cast<double>(row)) - bottom);
        to = x_low + slope * (std::min(top, static_cast<double>(row) + 1) - bottom);
      }
      // A steep edge's own rounding is far below this share of a cell.
      constexpr double kMargin = 1e-3;
      const std::size_t first = cell_of(std::min(from, to) - kMargin, columns_);
      const std::size_t last = cell_of(std::max(from, to) + kMargin, columns_);
      std::fill(&cells_[row * columns_ + first], &cells_[row * columns_ + last] + 1, kMixed);
    }
  }

  /// Between two marked cells of a row nothing changes: one question answers for all of them.
  void fill(std::size_t row, const EdgeBands& exact) {
    const double north = south_ + (static_cast<double>(row) + 0.5) / per_north_;
    bool known = false;
    std::uint32_t answer = kNone;
    for (std::size_t column = 0; column < columns_; ++column) {
      std::uint32_t& cell = cells_[row * columns_ + column];
      if (cell == kMixed) {
        known = false;
        continue;
      }
      if (!known)
        answer = exact.area_at({west_ + (static_cast<double>(column) + 0.5) / per_east_, north}).value_or(kNone);
      known = true;
      cell = answer;
    }
  }

  double west_;
  double south_;
  double per_east_ = 0;
  double per_north_ = 0;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::vector<std::uint32_t> cells_;
};

std::vector<AreaEdge> edges_of(std::span<const MultiPolygon<Metric>> areas) {
  std::vector<AreaEdge> edges;
  const auto add_ring = [&](const Ring<Metric>& ring, std::uint32_t area) {
    for (std::size_t i = 0; i < ring.size(); ++i) edges.push_back({ring[i], ring[(i + 1) % ring.size()], area});
  };
  for (std::uint32_t area = 0; area < areas.size(); ++area) {
    for (const auto& polygon : areas[area]) {
      add_ring(polygon.exterior, area);
      for (const auto& hole : polygon.holes) add_ring(hole, area);
    }
  }
  return edges;
}

MetricBox box_of(const std::vector<AreaEdge>& edges) {
  MetricBox box;
  for (const AreaEdge& edge : edges) box.add(edge.a);
  return box;
}

}  // namespace

struct AreaIndex::Inside {
  explicit Inside(const std::vector<AreaEdge>& edges)
      : box(box_of(edges)), bands(edges, box), raster(edges, box, bands) {}

  MetricBox box;
  EdgeBands bands;
  CellRaster raster;
};

AreaIndex::AreaIndex(std::span<const MultiPolygon<Metric>> areas) {
  const auto edges = edges_of(areas);
  if (!edges.empty()) inside_ = std::make_unique<Inside>(edges);
}

AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::optional<std::uint32_t> AreaIndex::area_at(Metric point) const {
  if (inside_ == nullptr || !inside_->box.holds(point)) return std::nullopt;
  const std::uint32_t cell = inside_->raster.at(point);
  if (cell == kMixed) return inside_->bands.area_at(point);
  if (cell == kNone) return std::nullopt;
  return cell;
}

}  // namespace tryggkarta::place
