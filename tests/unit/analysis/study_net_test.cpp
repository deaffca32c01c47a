#include "geo/analysis/study_net.hpp"
#include "geo/access/policy.hpp"

#include <map>
#include <numeric>
#include <set>

#include <catch2/catch.hpp>

#include "geo/place/area_index.hpp"
#include "geo/place/projection.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::IncidentFilter;
using analysis::StudyNet;
using place::CellSide;
using place::NetCell;

namespace {

const auto kSides = {CellSide::quarter_kilometre, CellSide::kilometre};

std::map<NetCell, std::size_t> positions_of(const StudyNet& net) {
  std::map<NetCell, std::size_t> positions;
  for (std::size_t i = 0; i < net.cells().size(); ++i) positions.emplace(net.cells()[i].cell, i);
  return positions;
}

std::int64_t rows_of(const IncidentFilter& filter) {
  std::int64_t rows = 0;
  analysis::RowTest{small_city().view, filter}.each([&](std::size_t) { ++rows; });
  return rows;
}

/// A point of the lake in the middle part, and of the land beside it, in the CRS of the net.
place::Position at(double lon, double lat) {
  return place::Projection{4326, 3006}.transform(place::Position{lon, lat});
}

}  // namespace

TEST_CASE("every row of a filter is in a cell or outside") {
  IncidentFilter spring;
  spring.first_day = day_number("2024-03-01");
  spring.last_day = day_number("2024-05-31");
  IncidentFilter coarse;
  coarse.coarsest = casebook::Precision::plats;
  for (const CellSide side : kSides) {
    for (const auto& filter : {IncidentFilter{}, spring, coarse}) {
      const auto counts = small_city().net(side).count(small_city().view, filter);
      CHECK(std::accumulate(counts.cells.begin(), counts.cells.end(), counts.outside) == rows_of(filter));
      CHECK(counts.outside > 0);
    }
  }
}

TEST_CASE("rows placed more coarsely than a street are in no cell") {
  const auto& view = small_city().view;
  IncidentFilter exact;
  exact.coarsest = casebook::Precision::gata;
  for (const CellSide side : kSides) {
    const auto all = small_city().net(side).count(view, {});
    const auto fine = small_city().net(side).count(view, exact);
    CHECK(all.cells == fine.cells);
    CHECK(all.outside > fine.outside);
  }
}

TEST_CASE("a kilometre holds what its sixteen cells hold") {
  const auto& quarters = small_city().quarter_kilometres;
  const auto& kilometres = small_city().kilometres;
  const auto small = quarters.count(small_city().view, {});
  const auto large = kilometres.count(small_city().view, {});
  std::map<NetCell, std::int64_t> sums;
  for (std::size_t i = 0; i < small.cells.size(); ++i) {
    const NetCell cell = quarters.cells()[i].cell;
    sums[{cell.column / 4, cell.row / 4}] += small.cells[i];
  }
  for (std::size_t i = 0; i < large.cells.size(); ++i) CHECK(sums[kilometres.cells()[i].cell] == large.cells[i]);
}

TEST_CASE("cells of the city are studied, empty water is not there, and cells outside take no part") {
  // Nothing has happened: the net is the city alone.
  const auto book = city_with([](const auto&) {});
  const auto& view = book.seen_by(access::Policy::for_owner_of_the_store_file());
  const StudyNet empty{view, CellSide::quarter_kilometre};
  const auto cells = positions_of(empty);
  for (const auto& cell : empty.cells()) CHECK(cell.studied);
  const auto in_the_lake = place::cell_at(at(12.0, 57.71), CellSide::quarter_kilometre);
  const auto in_the_sea = place::cell_at(at(11.70, 57.70), CellSide::quarter_kilometre);
  const auto ashore = place::cell_at(at(11.93, 57.66), CellSide::quarter_kilometre);
  CHECK(cells.count(in_the_lake) == 0);
  CHECK(cells.count(in_the_sea) == 0);
  CHECK(cells.count(ashore) == 1);

  // With two years of incidents there are cells outside: counted, not studied.
  std::size_t outside = 0;
  const auto& net = small_city().quarter_kilometres;
  const auto counts = net.count(small_city().view, {});
  for (std::size_t i = 0; i < net.cells().size(); ++i) {
    if (net.cells()[i].studied) continue;
    ++outside;
    CHECK(cells.count(net.cells()[i].cell) == 0);
  }
  CHECK(outside > 0);
  CHECK(net.studied(counts.cells).size() == net.neighbours().size());
  CHECK(net.cells().size() == outside + net.neighbours().size());
}

TEST_CASE("neighbours among cells are mutual, never oneself, and at most eight that touch") {
  for (const CellSide side : kSides) {
    const auto& net = small_city().net(side);
    std::vector<NetCell> studied;
    for (const auto& cell : net.cells()) {
      if (cell.studied) studied.push_back(cell.cell);
    }
    const std::set<NetCell> known(studied.begin(), studied.end());
    const auto& neighbours = net.neighbours();
    REQUIRE(neighbours.size() == studied.size());
    bool all_well = true;
    for (std::uint32_t i = 0; i < studied.size(); ++i) {
      std::set<NetCell> expected;
      for (int column = -1; column <= 1; ++column) {
        for (int row = -1; row <= 1; ++row) {
          const NetCell near{studied[i].column + column, studied[i].row + row};
          if ((column != 0 || row != 0) && known.count(near) != 0) expected.insert(near);
        }
      }
      std::set<NetCell> found;
      for (const std::uint32_t j : neighbours[i]) {
        found.insert(studied[j]);
        all_well = all_well && std::binary_search(neighbours[j].begin(), neighbours[j].end(), i);
      }
      all_well = all_well && found == expected && std::is_sorted(neighbours[i].begin(), neighbours[i].end());
    }
    CHECK(all_well);
  }
}

TEST_CASE("cells side by side share their corners to the last bit, clockwise from the north-west") {
  for (const CellSide side : kSides) {
    const auto& net = small_city().net(side);
    const auto positions = positions_of(net);
    std::size_t pairs = 0;
    for (const auto& cell : net.cells()) {
      const auto& [north_west, north_east, south_east, south_west] = cell.corners;
      CHECK((north_west.x < north_east.x && south_west.x < south_east.x));
      CHECK((north_west.y < south_west.y && north_east.y < south_east.y));
      if (const auto east = positions.find({cell.cell.column + 1, cell.cell.row}); east != positions.end()) {
        ++pairs;
        const auto& other = net.cells()[east->second].corners;
        CHECK((north_east == other[0] && south_east == other[3]));
      }
      if (const auto north = positions.find({cell.cell.column, cell.cell.row + 1}); north != positions.end()) {
        const auto& other = net.cells()[north->second].corners;
        CHECK((north_west == other[3] && north_east == other[2]));
      }
    }
    CHECK(pairs > net.cells().size() / 2);
  }
}

TEST_CASE("cells stand by row, then column") {
  for (const CellSide side : kSides) {
    const auto& cells = small_city().net(side).cells();
    CHECK(std::is_sorted(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
      return std::pair{a.cell.row, a.cell.column} < std::pair{b.cell.row, b.cell.column};
    }));
  }
}

TEST_CASE("a book without divisions has no cells, and every row is outside") {
  auto view = square_city(1000);
  put_into_cell(view, 1, 1, 4, day_number("2025-05-01"));
  view.incidents.put_in_order();
  view.schemes.clear();
  const StudyNet net{view, CellSide::quarter_kilometre};
  CHECK(net.cells().empty());
  CHECK(net.count(view, {}).outside == 4);
}
