#include "geo/casebook/incident_table.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace tryggkarta;
using casebook::IncidentRow;
using casebook::IncidentTable;

namespace {

constexpr std::uint32_t kRows = 5'000;

/// Two years of rows in two hot places and anywhere; every seventh has no place. As many rows in each part.
std::vector<IncidentTable> made_parts(std::uint32_t count) {
  std::mt19937 chance{3};
  std::vector<IncidentTable> parts(count, IncidentTable{1});
  for (std::uint32_t id = 1; id <= kRows; ++id) {
    IncidentRow row;
    row.id = id;
    row.minute = 28'000'000 + static_cast<std::int32_t>(chance() % (730 * 1440));
    row.category = static_cast<std::uint16_t>(chance() % 5);
    const auto near = [&] { return static_cast<std::uint32_t>(chance()) & (id % 3 == 0 ? 0xffff'ffff : 0x000f'ffff); };
    if (id % 7 != 0) row.where = place::WorldPoint{0x8800'0000 + near(), 0x4d00'0000 + near()};
    const std::uint16_t areas[] = {static_cast<std::uint16_t>(id % 11)};
    row.areas = areas;
    row.cell = id % 5 == 0 ? IncidentTable::kNoCell : static_cast<std::uint32_t>(chance() % 50);
    parts[(id - 1) * count / kRows].add(row);
  }
  return parts;
}

IncidentTable made_table() {
  IncidentTable table = std::move(made_parts(1).front());
  table.put_in_order();
  return table;
}

}  // namespace

TEST_CASE("ordering keeps every row whole and loses none") {
  const auto table = made_table();
  std::set<std::uint32_t> ids;
  for (std::size_t row = 0; row < table.size(); ++row) {
    ids.insert(table.id(row));
    CHECK(table.area(0, row) == table.id(row) % 11);
  }
  CHECK(ids.size() == kRows);
}

TEST_CASE("the table is the same however its rows were parted and however many threads put it in order") {
  const auto expected = made_table();
  for (const std::uint32_t parts : {1, 2, 3, 7}) {
    for (const unsigned threads : {1, 2, 3}) CHECK(IncidentTable::in_order(made_parts(parts), threads) == expected);
  }
}

TEST_CASE("a part without rows changes nothing, and parts without rows make an empty table") {
  auto parts = made_parts(2);
  parts.insert(parts.begin() + 1, IncidentTable{1});
  CHECK(IncidentTable::in_order(std::move(parts), 2) == made_table());
  CHECK(IncidentTable::in_order(std::vector(3, IncidentTable{1}), 2) == IncidentTable{1});
}

TEST_CASE("cells are numbered by their own order, whatever the order of rows") {
  const auto table = made_table();
  REQUIRE(table.cells().size() == 50);
  CHECK(std::is_sorted(table.cells().begin(), table.cells().end()));
  for (std::size_t row = 0; row < table.size(); ++row) {
    CHECK((table.cell(row) == IncidentTable::kNoCell) == (table.id(row) % 5 == 0));
  }
}

TEST_CASE("runs are quarters of a year, oldest first, the placed rows before the others") {
  const auto table = made_table();
  std::size_t expected = 0;
  for (const auto& run : table.runs()) {
    CHECK(run.begin == expected);
    CHECK(run.last_day - run.first_day < 92);
    for (std::size_t row = run.begin; row < run.end; ++row) {
      CHECK((table.id(row) % 7 != 0) == (row < run.placed_end));
      CHECK((run.first_day <= table.day(row) && table.day(row) <= run.last_day));
    }
    expected = run.end;
  }
  CHECK(expected == kRows);
  CHECK(table.runs().size() == 9);  // a span of 730 days touches nine quarters here
}

TEST_CASE("the rows of a tile are those that lie in it, at every zoom") {
  const auto table = made_table();
  for (const int zoom : {0, 1, 4, 9, 12, 15, 20}) {
    for (const auto& run : table.runs()) {
      const auto probe = table.where(run.begin + (run.placed_end - run.begin) / 2);
      const std::uint32_t x = zoom == 0 ? 0 : probe.x >> (32 - zoom);
      const std::uint32_t y = zoom == 0 ? 0 : probe.y >> (32 - zoom);
      const auto rows = table.in_tile(run, zoom, x, y);
      std::size_t inside = 0;
      for (std::size_t row = run.begin; row < run.placed_end; ++row) {
        const auto where = table.where(row);
        const bool here = zoom == 0 || (where.x >> (32 - zoom) == x && where.y >> (32 - zoom) == y);
        CHECK(here == (rows.begin <= row && row < rows.end));
        inside += here ? 1 : 0;
      }
      CHECK(inside == rows.end - rows.begin);
    }
  }
}

TEST_CASE("days before 1970 are whole days too") {
  CHECK(IncidentTable::day_of(0) == 0);
  CHECK(IncidentTable::day_of(-1) == -1);
  CHECK(IncidentTable::day_of(-1440) == -1);
  CHECK(IncidentTable::day_of(-1441) == -2);
  CHECK(IncidentTable::day_of(1439) == 0);
}
