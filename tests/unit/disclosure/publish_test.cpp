#include "geo/disclosure/publish.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/disclosure/small_casebook.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using published::Figure;
using published::Hidden;
using published::Shown;
using published::Slice;

namespace {

constexpr std::uint16_t kAssault = 2;
constexpr std::uint16_t kTheft = 3;
constexpr std::uint16_t kSexual = 4;

published::EditionParts publish(const casebook::CasebookView& view) {
  return disclosure::publish(view, {}, {.number = 1, .now = {}, .today = time::parse_day("2027-01-15").value()});
}

const Slice& slice(const published::EditionParts& parts, const char* scheme, const char* category, const char* period) {
  return parts.slices.at({scheme, category, time::Period::parse(period).value()});
}

bool has(const published::EditionParts& parts, const char* scheme, const char* category, const char* period) {
  return parts.slices.contains({scheme, category, time::Period::parse(period).value()});
}

std::int64_t count(const Figure& figure) { return std::get<Shown>(figure).count; }

}  // namespace

TEST_CASE("0 and k are shown, what lies between is hidden") {
  auto view = small_casebook();
  add_incidents(view, 5, kTheft, "2026-02-10", 0);
  add_incidents(view, 4, kTheft, "2026-02-10", 1);
  const auto parts = publish(view);
  const auto& february = slice(parts, "MO", "stold", "2026-02");
  CHECK(count(february.areas[0]) == 5);
  CHECK(february.areas[1] == Figure{Hidden{}});
  CHECK(count(slice(parts, "MO", "stold", "2026-03").areas[0]) == 0);
}

TEST_CASE("areas and those without one sum to the total, in every scheme and period") {
  auto view = small_casebook();
  add_incidents(view, 10, kTheft, "2026-02-10", 0);
  add_incidents(view, 20, kTheft, "2026-05-10", 1);
  add_incidents(view, 7, kTheft, "2026-05-31", std::nullopt);
  const auto parts = publish(view);
  for (const char* scheme : {"MO", "SO"}) {
    const auto& year = slice(parts, scheme, "stold", "2026");
    CHECK(count(year.total) == 37);
    CHECK(count(year.unplaced) == 7);
  }
  CHECK(count(slice(parts, "SO", "stold", "2026-Q2").areas[0]) == 20);
  CHECK(count(slice(parts, "MO", "stold", "2026-H1").total) == 37);
  CHECK(count(slice(parts, "MO", "stold", "2025..2026").total) == 37);
}

TEST_CASE("a group counts what its leaves count") {
  auto view = small_casebook();
  add_incidents(view, 6, kAssault, "2026-02-10", 0);
  add_incidents(view, 8, kTheft, "2026-02-10", 0);
  const auto parts = publish(view);
  CHECK(count(slice(parts, "MO", "vald", "2026-02").areas[0]) == 6);
  CHECK(count(slice(parts, "MO", "all", "2026-02").areas[0]) == 14);
}

TEST_CASE("sensitive categories have figures per stadsområde and year, and nowhere finer") {
  auto view = small_casebook();
  add_incidents(view, 9, kSexual, "2026-02-10", 0);
  const auto parts = publish(view);
  CHECK(count(slice(parts, "SO", "sexualbrott", "2026").areas[0]) == 9);
  CHECK(has(parts, "SO", "sexualbrott", "2025..2026"));
  for (const char* period : {"2026-02", "2026-Q1", "2026-H1"}) CHECK_FALSE(has(parts, "SO", "sexualbrott", period));
  for (const char* period : {"2026-02", "2026", "2025..2026"}) CHECK_FALSE(has(parts, "MO", "sexualbrott", period));
}

TEST_CASE("sensitive rows enter totals only where they may be shown themselves") {
  auto view = small_casebook();
  add_incidents(view, 9, kSexual, "2026-02-10", 0);
  add_incidents(view, 20, kTheft, "2026-02-10", 0);
  const auto parts = publish(view);
  CHECK(count(slice(parts, "SO", "all", "2026").areas[0]) == 29);
  CHECK(count(slice(parts, "SO", "all", "2026-Q1").areas[0]) == 20);
  CHECK(count(slice(parts, "MO", "all", "2026").areas[0]) == 20);
}

TEST_CASE("a small number of sensitive rows does not show as the difference between two totals") {
  auto view = small_casebook();
  add_incidents(view, 3, kSexual, "2026-02-10", 0);
  add_incidents(view, 20, kTheft, "2026-02-10", 0);
  const auto parts = publish(view);
  CHECK(slice(parts, "SO", "sexualbrott", "2026").areas[0] == Figure{Hidden{}});
  CHECK(count(slice(parts, "SO", "all", "2026").areas[0]) == count(slice(parts, "MO", "all", "2026").areas[0]));
}

TEST_CASE("no figures are made for weeks, for basområden, or for what no source delivers") {
  auto view = small_casebook();
  add_incidents(view, 9, kTheft, "2026-02-10", 0);
  view.schemes[0].level = published::AreaLevel::basomrade;
  view.sources[0].categories = {"stold"};
  const auto parts = publish(view);
  CHECK_FALSE(has(parts, "SO", "stold", "2026-W07"));
  CHECK_FALSE(has(parts, "MO", "stold", "2026"));
  CHECK(has(parts, "SO", "stold", "2026"));
  CHECK(has(parts, "SO", "all", "2026"));
  CHECK_FALSE(has(parts, "SO", "misshandel", "2026"));
}

TEST_CASE("an area whose only source is graded saknas is unknown, not zero") {
  auto view = small_casebook();
  add_incidents(view, 9, kTheft, "2026-02-10", 0);
  view.coverage = {{.source = "polisen",
                    .scheme = "MO",
                    .area = "12",
                    .first = time::parse_day("2026-02-01").value(),
                    .end = time::parse_day("2026-03-01").value(),
                    .grade = casebook::CoverageGrade::saknas}};
  const auto parts = publish(view);
  CHECK(slice(parts, "MO", "stold", "2026-02").areas[1] == Figure{published::Unknown{}});
  CHECK(count(slice(parts, "MO", "stold", "2026-03").areas[1]) == 0);
}

TEST_CASE("a parent's people are the sum of its children's, and rates are made from sums") {
  auto view = small_casebook();
  add_incidents(view, 30, kTheft, "2026-02-10", 0);
  add_incidents(view, 10, kTheft, "2026-02-10", 1);
  const auto parts = publish(view);
  CHECK(std::get<Shown>(slice(parts, "SO", "stold", "2026").areas[0]).rate == 20.0);
  CHECK(std::get<Shown>(slice(parts, "MO", "stold", "2026").total).rate == 20.0);
}

TEST_CASE("the same casebook gives the same edition") {
  auto view = small_casebook();
  add_incidents(view, 30, kTheft, "2026-02-10", 0);
  CHECK(publish(view).slices == publish(view).slices);
}
