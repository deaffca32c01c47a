// How often a source is expected, and when it is late.
#include "geo/casebook/cadence.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using namespace tryggkarta::casebook;

namespace {

std::optional<bool> late(std::string_view cadence, std::string_view last, std::string_view today) {
  Source source;
  source.cadence = cadence;
  if (!last.empty()) source.last_day = time::parse_day(last);
  return is_late(source, *time::parse_day(today));
}

}  // namespace

TEST_CASE("a cadence is read in the words of who decided it") {
  CHECK(days_between_deliveries("dagligen") == 1);
  CHECK(days_between_deliveries("varje vecka") == 7);
  CHECK(days_between_deliveries("Veckovis, måndagar") == 7);
  CHECK(days_between_deliveries("varannan vecka") == 14);
  CHECK(days_between_deliveries("månadsvis") == 30);
  CHECK(days_between_deliveries("varje kvartal") == 91);
  CHECK(days_between_deliveries("halvårsvis") == 183);
  CHECK(days_between_deliveries("en gång varje år") == 365);
  CHECK(days_between_deliveries("årligen") == 365);
  CHECK_FALSE(days_between_deliveries("vid behov"));
  CHECK_FALSE(days_between_deliveries(""));
}

TEST_CASE("a weekly source is late on the eleventh day after what it delivered last, and not before") {
  CHECK(late("varje vecka", "2026-11-01", "2026-11-11") == false);
  CHECK(late("varje vecka", "2026-11-01", "2026-11-12") == true);
}

TEST_CASE("nobody is called late or in time whose cadence is not known, or who has delivered nothing") {
  CHECK_FALSE(late("vid behov", "2020-01-01", "2026-11-24"));
  CHECK_FALSE(late("varje vecka", "", "2026-11-24"));
}
