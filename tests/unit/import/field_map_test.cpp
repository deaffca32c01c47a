#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/import/field_map.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

TEST_CASE("the field map of the contract is read whole") {
  const FieldMap map = parse_field_map(R"(
crs = "EPSG:3007"
encoding = "windows-1252"
decimal = ","
timezone = "Europe/Stockholm"
precision = "adress"
area_scheme = "DESO2025"
[columns]
id = "Ärendenr"
category = "Brottskod"
from = "Brottstid från"
to = "Brottstid till"
x = "E"
y = "N"
area = "DeSO"
text = ["Fritext", "Notering"]
place_type = "Platstyp"
[category]
"0801" = "stold"
"*" = "ovrigt"
[place_type]
indoors = ["Lägenhet"]
[source]
owner = "Polisen"
retention = "5 år"
retention_decision = "SN 2024/17, 2024-05-02"
secrecy = 2
)",
                                       "map.toml");
  CHECK(map.epsg == 3007);
  CHECK(map.encoding == Encoding::windows_1252);
  CHECK(map.decimal == DecimalMark::comma);
  CHECK(map.precision == casebook::Precision::adress);
  CHECK(map.area_scheme == "DESO2025");
  CHECK(map.columns.from == "Brottstid från");
  CHECK(map.columns.text == std::vector<std::string>{"Fritext", "Notering"});
  CHECK(map.categories.at("0801") == "stold");
  CHECK(map.other_category == "ovrigt");
  CHECK(map.indoors == std::vector<std::string>{"lägenhet", "inomhus i bostad"});
  CHECK(map.source.owner == "Polisen");
  CHECK(map.source.retention == "5 år");
  CHECK(map.source.retention_decision == "SN 2024/17, 2024-05-02");
  CHECK(map.source.secrecy == 2);
}

namespace {
std::string refusal(std::string_view toml) {
  try {
    parse_field_map(toml, "map.toml");
  } catch (const Error& error) {
    return error.english();
  }
  return "accepted";
}
}  // namespace

TEST_CASE("a key that is not known is refused with its line, and the known ones are listed") {
  CHECK(refusal("[columns]\nfrom = \"a\"\nfrmo = \"b\"\n")
            .find("map.toml line 3: columns.frmo is not a known key; known are area, ") == 0);
  CHECK(refusal("crs = \"EPSG:3007\"\nprojection = 1\n[columns]\nfrom=\"a\"\ncategory=\"b\"")
            .find("map.toml line 2: projection is not a known key") == 0);
  CHECK(refusal("[source]\nagare = \"x\"\n").find("map.toml line 2: source.agare is not a known key") == 0);
}

TEST_CASE("a secrecy is one of four, and internal where nothing is said") {
  CHECK(refusal("[source]\nsecrecy = 4\n").find("map.toml line 2: source.secrecy must be 0, 1, 2 or 3.") == 0);
  CHECK(refusal("[source]\nsecrecy = \"hemlig\"\n").find("map.toml line 2: source.secrecy must be") == 0);
  CHECK(casebook::Source{}.secrecy == access::kInternal);
}

TEST_CASE("a retention that cannot be understood is refused with how it is written") {
  CHECK(refusal("[source]\nretention = \"tills vidare\"\n") ==
        "map.toml line 2: source.retention is no time to keep rows: write it like \"24 månader\", \"5 år\", \"90 "
        "dagar\", "
        "\"P24M\" or \"bevaras\".");
}

TEST_CASE("a value of the wrong kind is refused with its line") {
  CHECK(refusal("crs = \"sweref\"\n") == "map.toml line 1: crs is not a code like \"EPSG:3007\".");
  CHECK(refusal("\nencoding = \"ebcdic\"\n").find("map.toml line 2: encoding must be") == 0);
  CHECK(refusal("timezone = \"Mars/Olympus\"\n").find("map.toml line 1: timezone is not a known time zone") == 0);
  CHECK(refusal("precision = \"exakt\"\n").find("map.toml line 1: precision must be one of punkt") == 0);
  CHECK(refusal("columns = 1\n").find("map.toml line 1: columns must be a table") == 0);
  CHECK(refusal("[columns]\nfrom = [1]\n") == "map.toml line 2: columns.from must be a text in quotes.");
  CHECK(refusal("crs = \n").find("map.toml line 1 is not TOML") == 0);
}

TEST_CASE("columns that exclude or need each other are refused") {
  CHECK(refusal("[columns]\nx = \"E\"\n").find("map.toml line 2: columns.x stands alone: columns.y belongs to it.") ==
        0);
  CHECK(refusal("[columns]\nfrom = \"a\"\nmonth = \"b\"\n").find("map.toml line 3: columns.month is one too many") ==
        0);
  CHECK(refusal("[columns]\nx=\"a\"\ny=\"b\"\nlon=\"c\"\nlat=\"d\"\n")
            .find("is one too many: give one of x + y, lon + lat") != std::string::npos);
  CHECK(refusal("[columns]\ncategory = \"a\"\n") == "map.toml does not say when: [columns] needs from, date or month.");
  CHECK(refusal("[columns]\nfrom = \"a\"\n").find("map.toml does not say what") == 0);
}

TEST_CASE("EPSG codes are read in the spellings that files use") {
  CHECK(parse_epsg("EPSG:3007") == 3007);
  CHECK(parse_epsg("3007") == 3007);
  CHECK(parse_epsg("urn:ogc:def:crs:EPSG::3006") == 3006);
  CHECK(parse_epsg("OGC:CRS84") == 4326);
  CHECK_FALSE(parse_epsg("ESRI:102100"));
  CHECK_FALSE(parse_epsg("EPSG:"));
}
