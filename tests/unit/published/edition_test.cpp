#include <catch2/catch.hpp>

#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using namespace tryggkarta::published;
using namespace tryggkarta::testing;

namespace {
time::Period period(const char* token) { return time::Period::parse(token).value(); }
std::vector<Figure> shown(std::size_t areas, std::int64_t value) {
  return std::vector<Figure>(areas, Shown{value, std::nullopt});
}
}  // namespace

TEST_CASE("a week is hidden where a source covers it and unknown where none does") {
  auto parts = small_parts(2);
  put_slice(parts, "stold", "2026-Q3", shown(4, 9));
  const auto edition = edition_of(std::move(parts));
  const auto& scheme = *edition->scheme("TEST");
  const auto& theft = *edition->category("stold");
  CHECK(edition->figures(scheme, theft, period("2026-W30")).areas[0] == Figure{Hidden{}});
  CHECK(edition->figures(scheme, theft, period("2026-W30")).total == Figure{Hidden{}});
  CHECK(edition->figures(scheme, theft, period("2031-W30")).areas[0] == Figure{Unknown{}});
  CHECK(std::get<Shown>(edition->figures(scheme, theft, period("2026-Q3")).areas[0]).count == 9);
}

TEST_CASE("before a scheme was in force its figures are unknown, not zero") {
  auto parts = small_parts(2);
  parts.schemes[0].valid_from = time::parse_day("2026-01-01");
  const auto edition = edition_of(std::move(parts));
  CHECK(edition->figures(*edition->scheme("TEST"), *edition->category("all"), period("2025-Q4")).total ==
        Figure{Unknown{}});
}

TEST_CASE("a page opens with the latest quarter that is complete") {
  auto parts = small_parts(3);
  parts.sources[0].latest = time::parse_day("2026-11-20").value();
  for (const char* token : {"2026-Q2", "2026-Q3", "2026-Q4", "2026", "2026-11"})
    put_slice(parts, "all", token, shown(9, 5));
  const auto edition = edition_of(std::move(parts));
  CHECK(edition->default_period()->token() == "2026-Q3");
  CHECK(edition->default_scheme()->code == "TEST");
}

TEST_CASE("class bounds are the same for all quarters, and hidden figures have no part in them") {
  auto parts = small_parts(2);
  put_slice(parts, "stold", "2026-Q2", {Shown{10, {}}, Shown{20, {}}, Shown{30, {}}, Shown{40, {}}});
  put_slice(parts, "stold", "2026-Q3", {Shown{10, {}}, Hidden{}, Unknown{}, Shown{90, {}}});
  const auto edition = edition_of(std::move(parts));
  const auto& breaks =
      edition->breaks(*edition->scheme("TEST"), *edition->category("stold"), time::PeriodKind::quarter, Measure::count);
  CHECK(breaks.class_of(10) < breaks.class_of(90));
  CHECK(breaks.bounds.size() <= 4);
}

TEST_CASE("the fingerprint changes with the content and with nothing else") {
  auto parts = small_parts(2);
  put_slice(parts, "stold", "2026-Q3", shown(4, 9));
  auto later = parts;
  later.number = 8;
  later.published += std::chrono::hours{24};
  auto other = parts;
  put_slice(other, "stold", "2026-Q3", {Shown{9, {}}, Shown{9, {}}, Shown{9, {}}, Hidden{}});
  const auto hash = edition_of(parts)->content_hash();
  CHECK(hash.size() == 32);
  CHECK(edition_of(later)->content_hash() == hash);
  CHECK(edition_of(other)->content_hash() != hash);
}

TEST_CASE("what is covered of a period is said to the day") {
  auto parts = small_parts(2);
  parts.sources[0].latest = time::parse_day("2026-11-20").value();
  const auto edition = edition_of(std::move(parts));
  const auto days = edition->covered(*edition->category("all"), period("2026-Q4"));
  REQUIRE(days);
  CHECK(time::format_day(days->first) == "2026-10-01");
  CHECK(time::format_day(days->second) == "2026-11-20");
  CHECK_FALSE(edition->covered(*edition->category("all"), period("2027")));
}
