#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "tests/unit/import/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

using Fates = std::vector<std::string>;

constexpr std::string_view kPoliceMap = R"(
crs = "EPSG:3007"
decimal = ","
precision = "adress"
[columns]
id = "Ärendenr"
category = "Brottskod"
from = "Brottstid från"
to = "Brottstid till"
x = "E"
y = "N"
text = "Fritext"
[category]
"0801" = "stold"
"0303" = "misshandel"
)";

std::string utc(time::Instant instant) { return time::format_instant(instant); }

std::string refusal(std::string_view content, std::string_view map, const KnownCity& city = small_city()) {
  try {
    understand(content, map, city);
  } catch (const Error& error) {
    return error.english();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("an Excel file of the police: Windows-1252, decimal comma, no-break thousands, Swedish dates, intervals") {
  const auto read = understand(
      "\xC4rendenr;Brottskod;Brottstid fr\xE5n;Brottstid till;E;N;Fritext\r\n"
      "5000-K1234-24;0801;5/3/2024 8:23;5/3/2024 13.37;148\xA0"
      "024,346;6\xA0"
      "398\xA0"
      "667,228;f\xF6nster\r\n",
      kPoliceMap);
  REQUIRE(read.fates == Fates{"stored"});
  const auto& incident = read.incident(0);
  CHECK(incident.key == "5000-K1234-24");
  CHECK(incident.category == "stold");
  CHECK(utc(incident.from) == "2024-03-05T07:23:00Z");
  CHECK(utc(incident.to) == "2024-03-05T12:37:00Z");
  CHECK(incident.where->east == Approx(148024.346).margin(1e-6));
  CHECK(incident.where->north == Approx(6398667.228).margin(1e-6));
  CHECK(incident.precision == casebook::Precision::adress);
}

TEST_CASE("each row that is not taken says where and why") {
  const auto read = understand(
      "Ärendenr;Brottskod;Brottstid från;Brottstid till;E;N;Fritext\n"
      "1;9999;2024-03-05;;148000;6398000;\n"
      "2;0801;1899-03-05;;148000;6398000;\n"
      "3;0801;2999-03-05;;148000;6398000;\n"
      "4;0801;2024-03-05 10:00;2024-03-05 09:00;148000;6398000;\n"
      "5;0801;igår;;148000;6398000;\n"
      "6;0801;;;148000;6398000;\n"
      "7;0801;2024-03-05;;148000;;\n"
      "8;0801;2024-03-05;;hemma;6398000;\n"
      "9;0801;2024-03-05;;148000;6398000;ring 070-123 45 67\n"
      "10;0801;2024-03-05;;148000\n",
      kPoliceMap);
  CHECK(read.fates ==
        Fates{"Brottskod: the category \"9999\" is not in the map: add it under [category]",
              "Brottstid från: the year 1899 is before 1950", "Brottstid från: the year 2999 is after 2027",
              "Brottstid till: the end is before the beginning",
              "Brottstid från: the date cannot be read: write for instance 2024-03-05 or 2024-03-05 08:23",
              "Brottstid från: there is no time", "E, N: one of the coordinates is missing",
              "E, N: the coordinate is not a number", "quarantined Fritext telephone number",
              ": the row has 5 cells, the header 7"});
  CHECK(read.rows[9].line == 11);
}

TEST_CASE("empty coordinates and (0, 0) are stored without a place, of unknown precision") {
  const auto read = understand(
      "Ärendenr;Brottskod;Brottstid från;Brottstid till;E;N;Fritext\n1;0801;2024-03-05;;;;\n2;0801;2024-03-05;;0;0;\n",
      kPoliceMap);
  REQUIRE(read.fates == Fates{"stored", "stored"});
  for (const std::size_t row : {0U, 1U}) {
    CHECK_FALSE(read.incident(row).where);
    CHECK(read.incident(row).precision == casebook::Precision::okand);
  }
}

TEST_CASE("a date without a time is its day, a month the whole month, an instant no interval") {
  const auto day =
      understand("t;k\n2024-03-31;stold\n2024-07-01T08:00:00Z;stold\n", "[columns]\nfrom=\"t\"\ncategory=\"k\"\n");
  CHECK(utc(day.incident(0).from) == "2024-03-30T23:00:00Z");
  CHECK(utc(day.incident(0).to) == "2024-03-31T22:00:00Z");
  CHECK(day.incident(1).from == day.incident(1).to);
  const auto month = understand("m\n2020-02-01\n", "[columns]\nmonth=\"m\"\n[category]\n\"*\"=\"inbrott\"\n");
  CHECK(utc(month.incident(0).from) == "2020-01-31T23:00:00Z");
  CHECK(utc(month.incident(0).to) == "2020-02-29T23:00:00Z");
  CHECK(month.incident(0).category == "inbrott");
}

TEST_CASE("date and time may stand in two columns, and the time may be missing") {
  const auto read = understand("d;t\n2024-07-05;8.05\n2024-07-05;\n2024-07-05;sent\n",
                               "[columns]\ndate=\"d\"\ntime=\"t\"\n[category]\n\"*\"=\"stold\"\n");
  CHECK(read.fates == Fates{"stored", "stored", "t: the time of day cannot be read: write for instance 08:23"});
  CHECK(utc(read.incident(0).from) == "2024-07-05T06:05:00Z");
  CHECK(read.incident(1).to - read.incident(1).from == std::chrono::hours{24});
}

TEST_CASE("swapped axes are refused for the whole file when most rows show it, with the remedy") {
  const std::string header = "Ärendenr;Brottskod;Brottstid från;Brottstid till;E;N;Fritext\n";
  const std::string swapped = "1;0801;2024-03-05;;6398000;148000;\n";
  const std::string right = "2;0801;2024-03-05;;148000;6398000;\n";
  CHECK(refusal(header + swapped + swapped + right, kPoliceMap)
            .find("map.toml, E, N: its coordinates lie right for EPSG:3007 only when east and north "
                  "change places: the axes are swapped.") == 0);
  CHECK(understand(header + swapped + right + right, kPoliceMap).fates ==
        Fates{"E, N: the axes are swapped: exchange east and north", "stored", "stored"});
}

TEST_CASE("another CRS than the one that was said is recognised and refused") {
  const std::string header = "t;x;y\n";
  const auto map = [](std::string_view crs) {
    return "crs=\"" + std::string{crs} + "\"\n[columns]\nfrom=\"t\"\nx=\"x\"\ny=\"y\"\n[category]\n\"*\"=\"stold\"\n";
  };
  const std::string degrees = header + "2024-03-05;11.9668597;57.7071523\n";
  const std::string in_3006 = header + "2024-03-05;319288.357;6400152.211\n";
  const std::string in_3007 = header + "2024-03-05;148024.346;6398667.228\n";
  CHECK(refusal(degrees, map("EPSG:3007"))
            .find("its coordinates are no places of EPSG:3007, but fit EPSG:4326 (WGS 84)") != std::string::npos);
  CHECK(refusal(in_3006, map("EPSG:3007")).find("but fit EPSG:3006 (SWEREF99 TM)") != std::string::npos);
  CHECK(refusal(in_3007, map("EPSG:3006")).find("but fit EPSG:3007") != std::string::npos);
  CHECK(refusal(in_3007, map("EPSG:4326")).find("but fit EPSG:3007") != std::string::npos);
  SECTION("also before the store knows any area") {
    KnownCity empty = small_city();
    empty.schemes.clear();
    empty.analysis_epsg = 0;
    CHECK(refusal(degrees, map("EPSG:3007"), empty).find("but fit EPSG:4326") != std::string::npos);
    CHECK(refusal(in_3006, map("EPSG:3007"), empty).find("but fit EPSG:3006") != std::string::npos);
    CHECK(refusal(in_3007, map("EPSG:3006"), empty).find("but fit EPSG:3007") != std::string::npos);
    CHECK(
        refusal(header + "2024-03-05;57.7071523;11.9668597\n", map("EPSG:4326"), empty).find("the axes are swapped") !=
        std::string::npos);
    CHECK(understand(in_3007, map("EPSG:3007"), empty).fates == Fates{"stored"});
  }
}

TEST_CASE("the published check point lands within a millimetre from every system") {
  const auto place_of = [](std::string_view crs, std::string_view x, std::string_view y) {
    const auto read = understand(
        "t;x;y\n2024-03-05;" + std::string{x} + ";" + std::string{y} + "\n",
        "crs=\"" + std::string{crs} + "\"\n[columns]\nfrom=\"t\"\nx=\"x\"\ny=\"y\"\n[category]\n\"*\"=\"stold\"\n");
    return *read.incident(0).where;
  };
  CHECK(place_of("EPSG:3006", "319288,357", "6400152,211").east == Approx(148024.346).margin(0.001));
  CHECK(place_of("EPSG:3006", "319288,357", "6400152,211").north == Approx(6398667.228).margin(0.001));
  CHECK(place_of("EPSG:4326", "11.9668597", "57.7071523").east == Approx(148024.346).margin(0.01));
}

TEST_CASE("a place far away is stored, and a warning says when most places are") {
  const auto read = understand("t;lon;lat\n2024-03-05;18.07;59.33\n",
                               "[columns]\nfrom=\"t\"\nlon=\"lon\"\nlat=\"lat\"\n[category]\n\"*\"=\"stold\"\n");
  CHECK(read.fates == Fates{"stored"});
  REQUIRE(read.warnings.size() == 1);
  CHECK(read.warnings[0] == "1 of 1 positions lie far from every area of the store: check the crs (EPSG:4326).");
}

TEST_CASE("codes instead of coordinates: own spelling, a leading zero more or less, unknown ones without area") {
  constexpr std::string_view map = "[columns]\nfrom=\"t\"\narea=\"kod\"\n[category]\n\"*\"=\"stold\"\n";
  const auto read = understand("t;kod\n2024-03-05;1\n2024-03-05;02\n2024-03-05;99\n2024-03-05;\n", map);
  CHECK(read.incident(0).area_code == "01");
  CHECK(read.incident(0).area_scheme == "OMR");
  CHECK(read.incident(0).precision == casebook::Precision::mellanomrade);
  CHECK(read.incident(1).area_code == "02");
  CHECK(read.incident(2).area_code.empty());
  CHECK(read.incident(3).area_code.empty());
  CHECK(read.warnings == Fates{"1 rows have a code that no area has (99) and count as \"ej områdesbestämd\"."});
  CHECK(refusal("t;kod\n2024-03-05;A\n", map).find("no code in column kod is an area of the store") !=
        std::string::npos);
}

TEST_CASE("with several schemes the map must say whose codes they are, or the column is called so") {
  KnownCity city = small_city();
  city.schemes.push_back(city.schemes.front());
  city.schemes.back().code = "DESO2025";
  const auto map = [](std::string_view column, std::string_view more) {
    return std::string{more} + "[columns]\nfrom=\"t\"\narea=\"" + std::string{column} +
           "\"\n[category]\n\"*\"=\"stold\"\n";
  };
  CHECK(refusal("t;kod\n2024-03-05;01\n", map("kod", ""), city).find("add area_scheme = one of OMR, DESO2025.") !=
        std::string::npos);
  CHECK(understand("t;kod\n2024-03-05;01\n", map("kod", "area_scheme=\"DESO2025\"\n"), city).incident(0).area_scheme ==
        "DESO2025");
  CHECK(understand("t;DeSO\n2024-03-05;01\n", map("DeSO", ""), city).incident(0).area_scheme == "DESO2025");
}

TEST_CASE("precision may stand in a column, and an unknown word is refused with the list") {
  const auto read = understand(
      "t;lon;lat;p\n2024-03-05;11.967;57.707;Gata\n2024-03-05;11.967;57.707;\n2024-03-05;11.967;57.707;exakt\n",
      "[columns]\nfrom=\"t\"\nlon=\"lon\"\nlat=\"lat\"\nprecision=\"p\"\n[category]\n\"*\"=\"stold\"\n");
  CHECK(read.incident(0).precision == casebook::Precision::gata);
  CHECK(read.incident(1).precision == casebook::Precision::punkt);
  CHECK(read.fates[2].find("p: the precision is not known: one of punkt, adress") == 0);
}

TEST_CASE("personal data in any cell that the map does not name quarantines the row; the source's key does not") {
  const auto read = understand(
      "id;t;annat\n5000-K1234-24;2024-03-05;\n2;2024-03-05;anna@example.se\n3;2024-03-05\n4;2024-03-05;ABC 123;x\n",
      "[columns]\nid=\"id\"\nfrom=\"t\"\n[category]\n\"*\"=\"stold\"\n");
  CHECK(read.fates == Fates{"stored", "quarantined annat e-mail address", ": the row has 2 cells, the header 3",
                            "quarantined annat registration plate"});
}

TEST_CASE("indoor residence is rejected, in the domain's words and in those of the map") {
  const auto read = understand(
      "t;p\n2024-03-05;Inomhus i bostad\n2024-03-05;LÄGENHET\n2024-03-05;torg\n",
      "[columns]\nfrom=\"t\"\nplace_type=\"p\"\n[place_type]\nindoors=[\"Lägenhet\"]\n[category]\n\"*\"=\"stold\"\n");
  CHECK(read.fates ==
        Fates{"p: indoor residence is not registered", "p: indoor residence is not registered", "stored"});
}

TEST_CASE("a map that does not fit the file or the city is refused before any row is read") {
  CHECK(
      refusal("a;b\n", "[columns]\nfrom=\"t\"\n[category]\n\"*\"=\"stold\"\n").find("has no column t; it has a, b.") !=
      std::string::npos);
  CHECK(refusal("t\n", "[columns]\nfrom=\"t\"\n[category]\n\"*\"=\"snatteri\"\n")
            .find("[category] \"*\" = \"snatteri\" is not one of our categories: all, ") != std::string::npos);
  CHECK(refusal("t;x;y\n", "[columns]\nfrom=\"t\"\nx=\"x\"\ny=\"y\"\n[category]\n\"*\"=\"stold\"\n")
            .find("add crs = \"EPSG:…\"") != std::string::npos);
  CHECK(refusal("t;lon;lat\n",
                "crs=\"EPSG:3007\"\n[columns]\nfrom=\"t\"\nlon=\"lon\"\nlat=\"lat\"\n[category]\n\"*\"=\"stold\"\n")
            .find("lon and lat are degrees") != std::string::npos);
}

TEST_CASE(
    "a row whose last second is older than the retention is rejected, with the limit; an unfinished one is taken") {
  KnownCity city = small_city();
  city.keeps_from = time::parse_day("2024-03-05");
  const auto read = understand(
      "Ärendenr;Brottskod;Brottstid från;Brottstid till;E;N;Fritext\n"
      "1;0801;2024-03-04 23:59;;148024;6398667;\n"
      "2;0801;2024-03-05 00:00;;148024;6398667;\n"
      "3;0801;2024-03-04 20:00;2024-03-05 00:00;148024;6398667;\n"
      "4;0801;2024-03-04 20:00;2024-03-05 00:01;148024;6398667;\n"
      "5;0801;2024-03-04;;148024;6398667;\n"
      "6;0801;2024-03-05;;148024;6398667;\n",
      kPoliceMap, city);
  const std::string old =
      "Brottstid från: the row is older than the retention of its source, which goes back to 2024-03-05";
  CHECK(read.fates == Fates{old, "stored", old, "stored", old, "stored"});
}

TEST_CASE("the day of a limit is that of the city, also for a file of another time zone") {
  KnownCity city = small_city();
  city.keeps_from = time::parse_day("2024-03-05");
  constexpr std::string_view map = R"(
timezone = "UTC"
[columns]
from = "tid"
[category]
"*" = "ovrigt"
)";
  const auto read = understand("tid\n2024-03-04 22:59\n2024-03-04 23:00\n", map, city);
  CHECK(read.fates[0].find("tid: the row is older") == 0);
  CHECK(read.fates[1] == "stored");
}
