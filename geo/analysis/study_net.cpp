#include "geo/analysis/study_net.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "geo/place/area_index.hpp"
#include "geo/place/local_transform.hpp"

namespace tryggkarta::analysis {

namespace {

using casebook::IncidentTable;
using place::NetCell;

/// Row first, so that cells are ordered as one reads a map from below.
using CellKey = std::pair<std::int32_t, std::int32_t>;
CellKey key_of(NetCell cell) { return {cell.row, cell.column}; }

/// The division that says what the city is: the coarsest one.
std::size_t city_scheme(const casebook::CasebookView& view) {
  std::size_t best = 0;
  for (std::size_t scheme = 1; scheme < view.schemes.size(); ++scheme) {
    if (view.schemes[scheme].level < view.schemes[best].level) best = scheme;
  }
  return best;
}

/// Every cell whose middle lies in an area of the scheme.
std::map<CellKey, bool> cells_of_city(const casebook::CasebookView& view, std::size_t scheme, place::CellSide side) {
  const int epsg = view.city.analysis_epsg;
  place::LocalTransform to_net{epsg, place::net_epsg(epsg)};
  place::LocalTransform from_net{place::net_epsg(epsg), epsg};
  std::vector<place::MultiPolygon<place::Metric>> areas;
  std::map<CellKey, bool> cells;
  NetCell low{INT32_MAX, INT32_MAX};
  NetCell high{INT32_MIN, INT32_MIN};
  for (const auto& area : view.schemes[scheme].areas) {
    areas.push_back(area.geometry);
    for (const auto& polygon : area.geometry) {
      for (const place::Metric& vertex : polygon.exterior) {
        const NetCell cell = place::cell_at(to_net(vertex), side);
        low = {std::min(low.column, cell.column), std::min(low.row, cell.row)};
        high = {std::max(high.column, cell.column), std::max(high.row, cell.row)};
      }
    }
  }
  const place::AreaIndex index{areas};
  const double half = static_cast<double>(side) / 2;
  for (std::int32_t row = low.row; row <= high.row; ++row) {
    for (std::int32_t column = low.column; column <= high.column; ++column) {
      const auto corner = place::corner_of({column, row}, side);
      const auto middle = from_net({corner.x + half, corner.y + half});
      if (index.area_at({middle.x, middle.y})) cells.emplace(CellKey{row, column}, true);
    }
  }
  return cells;
}

/// Adds the cells that hold rows; those with a row that has an area are studied.
void add_cells_with_rows(const IncidentTable& table, std::size_t scheme, place::CellSide side,
                         std::map<CellKey, bool>& cells) {
  std::vector<std::uint8_t> has_area(table.cells().size(), 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.cell(row) != IncidentTable::kNoCell && table.area(scheme, row) != IncidentTable::kNoArea) {
      has_area[table.cell(row)] = 1;
    }
  }
  for (std::size_t i = 0; i < table.cells().size(); ++i) {
    bool& studied = cells.try_emplace(key_of(place::unpacked(table.cells()[i], side)), false).first->second;
    studied = studied || has_area[i] != 0;
  }
}

/// Corners of cells where maps draw them: neighbours get the same numbers.
class Corners {
 public:
  Corners(int net_epsg, place::CellSide side) : to_map_(net_epsg, 3857), side_(side) {}

  std::array<place::WorldPoint, 4> of(NetCell cell) const {
    const auto [column, row] = cell;
    return {at({column, row + 1}), at({column + 1, row + 1}), at({column + 1, row}), at({column, row})};
  }

 private:
  place::WorldPoint at(NetCell south_west) const {
    const auto map = to_map_.transform(place::corner_of(south_west, side_));
    return place::world_point_at(map).value_or(place::WorldPoint{0, 0});
  }
  place::Projection to_map_;
  place::CellSide side_;
};

statistics::Neighbours neighbours_of(const std::vector<StudyNet::Cell>& cells) {
  std::map<CellKey, std::uint32_t> studied;
  for (const auto& cell : cells) {
    if (cell.studied) studied.emplace(key_of(cell.cell), static_cast<std::uint32_t>(studied.size()));
  }
  statistics::Neighbours neighbours(studied.size());
  for (const auto& [key, position] : studied) {
    for (int row = -1; row <= 1; ++row) {
      for (int column = -1; column <= 1; ++column) {
        const auto found = studied.find({key.first + row, key.second + column});
        if (found != studied.end() && found->second != position) neighbours[position].push_back(found->second);
      }
    }
  }
  return neighbours;
}

}  // namespace

StudyNet::StudyNet(const casebook::CasebookView& view, place::CellSide side) : side_(side) {
  if (view.schemes.empty() || view.city.analysis_epsg == 0) return;
  const std::size_t scheme = city_scheme(view);
  auto cells = cells_of_city(view, scheme, side);
  add_cells_with_rows(view.incidents, scheme, side, cells);
  const Corners corners{place::net_epsg(view.city.analysis_epsg), side};
  std::map<CellKey, std::uint32_t> positions;
  for (const auto& [key, studied] : cells) {
    positions.emplace(key, static_cast<std::uint32_t>(cells_.size()));
    const NetCell cell{key.second, key.first};
    cells_.push_back({cell, studied, corners.of(cell)});
  }
  for (const std::uint32_t cell : view.incidents.cells()) {
    of_table_.push_back(positions.at(key_of(place::unpacked(cell, side))));
  }
  neighbours_ = neighbours_of(cells_);
}

StudyNet::Counts StudyNet::count(const casebook::CasebookView& view, const IncidentFilter& filter) const {
  Counts counts{std::vector<std::int64_t>(cells_.size(), 0)};
  const RowTest test{view, filter};
  const IncidentTable& table = view.incidents;
  test.each([&](std::size_t row) {
    // A net without divisions has no cells at all.
    const bool fine = table.cell(row) < of_table_.size() && table.precision(row) <= casebook::Precision::gata;
    if (fine)
      ++counts.cells[of_table_[table.cell(row)]];
    else
      ++counts.outside;
  });
  return counts;
}

std::vector<double> StudyNet::studied(const std::vector<std::int64_t>& counts) const {
  std::vector<double> values;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].studied) values.push_back(static_cast<double>(counts[i]));
  }
  return values;
}

}  // namespace tryggkarta::analysis
