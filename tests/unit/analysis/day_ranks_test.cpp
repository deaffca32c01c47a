#include "geo/analysis/day_ranks.hpp"

#include <limits>
#include <random>

#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::DayRanks;
using casebook::IncidentTable;

namespace {

using Counts = std::vector<std::int64_t>;
using Categories = std::vector<std::uint16_t>;

/// Row by row, as the promise is written.
Counts counted(const casebook::CasebookView& view, std::size_t scheme, const Categories& categories,
               std::int64_t first_day, std::int64_t last_day) {
  Counts counts(view.schemes[scheme].areas.size() + 1, 0);
  const auto& table = view.incidents;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.day(row) < first_day || table.day(row) > last_day) continue;
    if (!categories.empty() && std::find(categories.begin(), categories.end(), table.category(row)) == categories.end())
      continue;
    ++counts[std::min<std::size_t>(table.area(scheme, row), counts.size() - 1)];
  }
  return counts;
}

std::int64_t sum(const Counts& counts) {
  std::int64_t all = 0;
  for (const std::int64_t count : counts) all += count;
  return all;
}

}  // namespace

TEST_CASE("any interval of days and any categories give what counting row by row gives") {
  const auto& view = small_city().view;
  std::mt19937 chance{5};
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) {
    const auto& ranks = small_city().ranks[scheme];
    for (int round = 0; round < 200; ++round) {
      const std::int32_t first = day_number("2023-12-01") + static_cast<std::int32_t>(chance() % 800);
      const std::int32_t last = first + static_cast<std::int32_t>(chance() % 300) - 3;
      Categories categories;
      for (std::uint16_t category = 0; category < view.categories.size(); ++category) {
        if (round % 4 != 0 && chance() % 3 == 0) categories.push_back(category);
      }
      INFO("scheme " << scheme << ", days " << first << " to " << last << ", " << categories.size() << " categories");
      CHECK(ranks.count(categories, first, last) == counted(view, scheme, categories, first, last));
    }
  }
}

TEST_CASE("the first and the last day of an interval both count") {
  const auto& view = small_city().view;
  const auto& ranks = small_city().ranks[0];
  for (const char* text : {"2024-01-01", "2024-02-29", "2024-12-31", "2025-01-01", "2025-12-31"}) {
    const std::int32_t day = day_number(text);
    INFO(text);
    CHECK(sum(ranks.count({}, day, day)) > 0);
    CHECK(ranks.count({}, day, day) == counted(view, 0, {}, day, day));
  }
}

TEST_CASE("an interval without end holds everything, one beside the data nothing, and a turned one nothing") {
  const auto& ranks = small_city().ranks[1];
  constexpr std::int32_t kEver = std::numeric_limits<std::int32_t>::max() / 2;
  CHECK(sum(ranks.count({}, -kEver, kEver)) == kCityRows);
  CHECK(sum(ranks.count({}, -kEver, day_number("2023-12-31"))) == 0);
  CHECK(sum(ranks.count({}, day_number("2026-01-01"), kEver)) == 0);
  CHECK(sum(ranks.count({}, day_number("2300-01-01"), day_number("2301-01-01"))) == 0);
  CHECK(sum(ranks.count({}, day_number("1700-01-01"), day_number("1701-01-01"))) == 0);
  CHECK(sum(ranks.count({}, day_number("2025-01-02"), day_number("2025-01-01"))) == 0);
  CHECK(sum(ranks.count({}, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max())) ==
        kCityRows);
}

TEST_CASE("a table without rows has noughts for every area") {
  auto view = square_city(1000);
  view.incidents.put_in_order();
  const DayRanks ranks{view, 0};
  CHECK(ranks.count({}, day_number("2024-01-01"), day_number("2024-12-31")) == Counts{0, 0});
  const Categories theft{1};
  CHECK(ranks.count(theft, -1'000'000, 1'000'000) == Counts{0, 0});
}

TEST_CASE("rows of a single day are all on that day") {
  auto view = square_city(1000);
  put_into_cell(view, 1, 2, 7, day_number("2025-05-01"));
  view.incidents.put_in_order();
  const DayRanks ranks{view, 0};
  const std::int32_t day = day_number("2025-05-01");
  CHECK(ranks.count({}, day, day) == Counts{7, 0});
  CHECK(ranks.count({}, day - 1, day - 1) == Counts{0, 0});
  CHECK(ranks.count({}, day + 1, day + 1) == Counts{0, 0});
  const Categories all_itself{0};
  CHECK(ranks.count(all_itself, day, day) == Counts{0, 0});
}

TEST_CASE("days up to 179 years apart are counted, and more is refused in a sentence") {
  auto view = square_city(1000);
  const std::int32_t first = day_number("1900-01-01");
  put_into_cell(view, 0, 0, 1, first);
  put_into_cell(view, 1, 1, 5, first + 65'535);
  auto wider = view;
  view.incidents.put_in_order();
  const DayRanks ranks{view, 0};
  CHECK(ranks.count({}, first, first + 65'535) == Counts{6, 0});
  CHECK(ranks.count({}, first, first + 65'534) == Counts{1, 0});
  CHECK(ranks.count({}, first + 1, first + 65'534) == Counts{0, 0});
  CHECK(ranks.count({}, first + 65'535, first + 65'535) == Counts{5, 0});
  CHECK(ranks.count({}, first + 65'536, first + 70'000) == Counts{0, 0});

  put_into_cell(wider, 1, 1, 1, first + 65'536);
  wider.incidents.put_in_order();
  CHECK_THROWS_WITH(DayRanks(wider, 0), "The incidents span more than 179 years.");
}
