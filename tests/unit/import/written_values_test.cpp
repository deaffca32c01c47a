#include <catch2/catch.hpp>

#include "geo/import/date_text.hpp"
#include "geo/import/number_text.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

std::string utc(std::string_view text) {
  const auto written = parse_written_time(text);
  if (!written) return "unreadable";
  return time::format_instant(instant_of(*written, *time::TimeZone::named("Europe/Stockholm")));
}

std::string clock(std::string_view text) {
  const auto seconds = parse_clock(text);
  return seconds ? std::to_string(seconds->count()) : "unreadable";
}

std::string month(std::string_view text) {
  const auto day = parse_month(text);
  return day ? time::format_day(*day) : "unreadable";
}

}  // namespace

TEST_CASE("every date and time of the domain's files is read") {
  CHECK(utc("2024-03-05") == "2024-03-04T23:00:00Z");
  CHECK(utc("5/3/2024") == "2024-03-04T23:00:00Z");
  CHECK(utc("05.03.2024 13.37") == "2024-03-05T12:37:00Z");
  CHECK(utc("20240305") == "2024-03-04T23:00:00Z");
  CHECK(utc("2024-03-05 8:23") == "2024-03-05T07:23:00Z");
  CHECK(utc("2024-03-05T08:23:00Z") == "2024-03-05T08:23:00Z");
  CHECK(utc("2024-03-05T08:23:00.123+02:00") == "2024-03-05T06:23:00Z");
  CHECK(utc("2026-08-10 8:23:46 +02:00") == "2026-08-10T06:23:46Z");
  CHECK(utc("2024-07-05 24:00") == "2024-07-05T22:00:00Z");
}

TEST_CASE("what is no date is not guessed at") {
  for (const char* text : {"", "2024", "2024-13-01", "2024-02-30", "5/3/24", "03-05", "i går", "2024-03-05 25:00",
                           "2024-03-05 8", "2024-03-05T08:23:00+99:00", "2024-03-05 08:23 x", "45356", "2024-3"}) {
    INFO(text);
    CHECK(utc(text) == "unreadable");
  }
}

TEST_CASE("times of day, with colon, point or nothing") {
  CHECK(clock("8:23") == "30180");
  CHECK(clock("13.37") == "49020");
  CHECK(clock("1337") == "49020");
  CHECK(clock("08:23:05") == "30185");
  CHECK(clock("24:00") == "86400");
  CHECK(clock("24:01") == "unreadable");
  CHECK(clock("8:3") == "unreadable");
}

TEST_CASE("the clock change: a repeated hour means the first one, a skipped one the jump") {
  CHECK(utc("2024-10-27 02:30") == "2024-10-27T00:30:00Z");
  CHECK(utc("2024-03-31 02:30") == "2024-03-31T01:00:00Z");
}

TEST_CASE("months are written in many ways") {
  for (const char* text : {"2020-01", "2020-01-01", "2020-01-17", "202001", "2020/1", "1/2020"}) {
    INFO(text);
    CHECK(month(text) == "2020-01-01");
  }
  CHECK(month("januari 2020") == "unreadable");
  CHECK(month("2020-13") == "unreadable");
}

TEST_CASE("numbers with comma, point, thousands and float noise") {
  CHECK(parse_number("6398667,228") == 6398667.228);
  CHECK(parse_number("84 816") == 84816);
  CHECK(parse_number("84\u00A0816,5") == 84816.5);
  CHECK(parse_number("6\u202F398\u202F667.2") == 6398667.2);
  CHECK(parse_number("-122.40849300000001") == -122.40849300000001);
  CHECK(parse_number("−5") == -5);
  CHECK(parse_number("1.234.567,5", DecimalMark::comma) == 1234567.5);
  CHECK(parse_number("1,234,567.5", DecimalMark::point) == 1234567.5);
  CHECK(parse_number("1e6") == 1e6);
}

TEST_CASE("what is no number is none") {
  for (const char* text : {"", "..", "abc", "12a", "1,2,3", "--5", "inf", "nan", "1.2.3", "0x10"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text));
  }
  CHECK_FALSE(parse_number("12.5", DecimalMark::comma));
}
