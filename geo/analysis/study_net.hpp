// The cells of the square net that a city is studied by.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <array>
#include <cstdint>
#include <vector>

#include "geo/analysis/incident_filter.hpp"
#include "geo/place/hilbert.hpp"
#include "geo/place/square_net.hpp"
#include "geo/statistics/neighbours.hpp"

namespace tryggkarta::analysis {

/// Cells whose middle lies in the city or in which anything has ever happened that has an area: empty water is left
/// out, since it would lower the mean and raise every score (statistics.md M4). Cells outside the city that hold
/// incidents are counted and drawn, and take no part in statistics.
class StudyNet {
 public:
  StudyNet(const casebook::CasebookView& view, place::CellSide side);

  struct Cell {
    place::NetCell cell;
    bool studied;
    std::array<place::WorldPoint, 4> corners;  ///< clockwise as seen, from the north-west
  };
  place::CellSide side() const { return side_; }
  /// By row, then column.
  const std::vector<Cell>& cells() const { return cells_; }
  /// Of the studied cells in their order: those that touch it by a side or a corner.
  const statistics::Neighbours& neighbours() const { return neighbours_; }

  struct Counts {
    std::vector<std::int64_t> cells;  ///< in the order of cells()
    std::int64_t outside = 0;         ///< rows of the filter without a cell: no place, or one too coarse for a net
  };
  /// Counts rows placed by `gata` or finer.
  Counts count(const casebook::CasebookView& view, const IncidentFilter& filter) const;
  /// The entries of the studied cells.
  std::vector<double> studied(const std::vector<std::int64_t>& counts) const;

 private:
  place::CellSide side_;
  std::vector<Cell> cells_;
  statistics::Neighbours neighbours_;
  std::vector<std::uint32_t> of_table_;  // table cell → position here
};

}  // namespace tryggkarta::analysis
