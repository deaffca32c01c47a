#include <catch2/catch.hpp>

#include <algorithm>

#include "geo/error.hpp"
#include "geo/import/casework_import.hpp"
#include "geo/import/category_import.hpp"
#include "geo/import/denominator_import.hpp"
#include "tests/unit/import/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

using Texts = std::vector<std::string>;

Texts texts_of(const std::vector<RefusedRow>& refused) {
  Texts texts;
  for (const auto& row : refused)
    texts.push_back(std::to_string(row.line) + " " + row.complaint.field + ": " + row.complaint.english);
  return texts;
}

CaseworkSurroundings surroundings() { return {{two_squares()}, casebook::default_categories(), 3007}; }

CaseworkRequest request_for(const std::string& path) {
  CaseworkRequest request;
  request.source = path;
  return request;
}

}  // namespace

TEST_CASE("inhabitants by area: unknown codes are kept without area and named, missing values are not 0") {
  const TemporaryFolder folder;
  const auto path = folder.write(
      "b.csv", "\"kod\",\"antal\"\n\"1\",\"10 834\"\n\"02\",3857\n\"199\",2213\n\"02\",1\n\"03\",..\n,5\n\"04\",-1\n");
  const auto read = read_denominators({path, "", "kod", "antal", "population", 2025}, two_squares());
  REQUIRE(read.denominators.size() == 3);
  CHECK(read.denominators[0].area == "01");
  CHECK(read.denominators[0].value == 10834);
  CHECK(read.denominators[2].area.empty());
  CHECK(read.denominators[2].value == 2213);
  CHECK(read.unplaced_rows == 1);
  CHECK(read.rows == 7);
  CHECK(read.warnings == Texts{"No area of OMR has the code 199: 2213 of population are kept without area."});
  CHECK(texts_of(read.refused) == Texts{"5 kod: the code 02 stands on line 3 already",
                                        "6 antal: the value is secret or missing (..), which is not 0",
                                        "7 kod: there is no code", "8 antal: the value is not a number from 0 up"});
}

TEST_CASE("inhabitants of no area of the scheme at all are refused") {
  const TemporaryFolder folder;
  const auto path = folder.write("b.csv", "kod;antal\nA;1\nB;2\n");
  CHECK_THROWS_WITH(read_denominators({path, "", "kod", "antal", "population", 2025}, two_squares()),
                    Catch::Contains("no code in kod is an area of OMR (the first is A): check --code and --scheme."));
}

TEST_CASE("categories with Swedish headers, children before parents in the file, refusals by line") {
  const TemporaryFolder folder;
  const auto path = folder.write("k.csv",
                                 "kod;överordnad;titel;titel_en;känslig;ingripandebrott\n"
                                 "snatteri;butik;Snatteri;Petty theft;nej;\n"
                                 "butik;stold;Butik;Shop;;ja\n"
                                 "Fel kod;;x;;;\n"
                                 "vilse;ingenstans;Vilse;;;\n"
                                 "a1;a2;A1;;;\na2;a1;A2;;;\n"
                                 "snatteri;;Igen;;;\n"
                                 "tom;;;;;\n"
                                 "kanske;;Kanske;;kanske;\n");
  const auto read = read_categories(path, casebook::default_categories());
  REQUIRE(read.categories.size() == 2);
  CHECK(read.categories[0].code == "butik");
  CHECK(read.categories[0].proactive);
  CHECK(read.categories[1].code == "snatteri");
  CHECK(read.categories[1].title_english == "Petty theft");
  CHECK(read.rows == 9);
  auto refused = texts_of(read.refused);
  std::sort(refused.begin(), refused.end());
  CHECK(refused == Texts{"10 känslig: write ja or nej",
                         "4 kod: the code must be of a–z, 0–9 and _, at most 60 characters",
                         "5 överordnad: the parent ingenstans is not known, or lies below the category itself",
                         "6 överordnad: the parent a2 is not known, or lies below the category itself",
                         "7 överordnad: the parent a1 is not known, or lies below the category itself",
                         "8 kod: the code stands on line 2 already", "9 titel: there is no title"});
}

TEST_CASE("problems from GeoJSON: points, lines and polygons, statuses and categories") {
  const TemporaryFolder folder;
  const auto feature = [](std::string_view properties, std::string_view geometry) {
    return R"({"type":"Feature","properties":{)" + std::string{properties} + R"(},"geometry":)" +
           std::string{geometry} + "}";
  };
  const std::string point = R"({"type":"Point","coordinates":[11.967,57.707]})";
  const auto path = folder.write(
      "p.geojson",
      R"({"type":"FeatureCollection","features":[)" +
          feature(
              R"("key":"P1","title":"Torget","public":true,"public_title":"Torget","status":"Åtgärdas","priority":1,"categories":["stold","ran"],"decided":"2026-01-15")",
              point) +
          "," +
          feature(R"("key":"P2","title":"Stråket","status":"prioriterat")",
                  R"({"type":"LineString","coordinates":[[11.96,57.70],[11.97,57.71]]})") +
          "," +
          feature(R"("key":"P3","title":"Parken")",
                  R"({"type":"Polygon","coordinates":[[[11.96,57.70],[11.97,57.70],[11.97,57.71],[11.96,57.70]]]})") +
          "," + feature(R"("key":"P4","title":"Fel","status":"pågår")", point) + "," +
          feature(R"("key":"P1","title":"Igen")", point) + "," +
          feature(R"("key":"P6","title":"Fel","categories":"snatteri")", point) + "," +
          feature(R"("key":"P7","title":"Ingenstans")", "null") + "]}");
  const auto read = read_problems(request_for(path), surroundings());
  REQUIRE(read.items.size() == 3);
  CHECK(read.items[0].status == casebook::ProblemStatus::atgardas);
  CHECK(read.items[0].categories == Texts{"stold", "ran"});
  CHECK(read.items[0].priority == 1);
  CHECK(read.items[0].words.is_public);
  CHECK(time::format_day(*read.items[0].decided) == "2026-01-15");
  CHECK(std::holds_alternative<place::Metric>(read.items[0].shape));
  CHECK(std::holds_alternative<place::MultiLine<place::Metric>>(read.items[1].shape));
  CHECK(std::holds_alternative<place::MultiPolygon<place::Metric>>(read.items[2].shape));
  CHECK(texts_of(read.refused) == Texts{"4 status: there is no such status: one of föreslaget, prioriterat, "
                                        "analyseras, åtgärdas, följs_upp, avslutat, återöppnat",
                                        "5 key: the key stands on line 1 already",
                                        "6 categories: there is no category snatteri",
                                        "7 geometry: the geometry is missing or cannot be read"});
}

TEST_CASE("actions from CSV with lon and lat, and by a map with other names") {
  const TemporaryFolder folder;
  const auto path = folder.write(
      "a.csv",
      "nr;rubrik;problem;kind;horizon;status;start;end;target;outcome;unit;lon;lat\n"
      "A1;Belysning;P1;situationell;kort;genomförd;2026-02-01;2026-03-01;12;\"11,5\";lampor;11,967;57,707\n"
      "A2;Fel;;akut;;;2026-02-01;2026-01-01;;;;11,967;57,707\n");
  CaseworkRequest request = request_for(path);
  request.map = parse_column_map("[columns]\nkey = \"nr\"\ntitle = \"rubrik\"\n", "map.toml", action_fields());
  const auto read = read_actions(request, surroundings());
  REQUIRE(read.items.size() == 1);
  CHECK(read.items[0].key == "A1");
  CHECK(read.items[0].outcome == 11.5);
  CHECK(read.items[0].status == casebook::ActionStatus::genomford);
  CHECK(std::get<place::Metric>(read.items[0].shape).east == Approx(148'032).margin(50));
  CHECK(texts_of(read.refused) == Texts{"3 kind: write social or situationell"});
}

TEST_CASE("actions from CSV with WKT need a crs, and swapped WKT is refused") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.csv", "key;title;geometry\nA1;Gata;LINESTRING (148000 6398000, 148100 6398100)\n");
  CHECK_THROWS_WITH(read_actions(request_for(path), surroundings()),
                    Catch::Contains("say it with --crs EPSG:n or crs in the map."));
  CaseworkRequest request = request_for(path);
  request.epsg = 3007;
  CHECK(read_actions(request, surroundings()).items.size() == 1);
  request.source = folder.write("b.csv", "key;title;geometry\nA1;Gata;POINT (6398000 148000)\n");
  CHECK_THROWS_WITH(read_actions(request, surroundings()), Catch::Contains("the axes are swapped"));
}

TEST_CASE("pledges need an area that exists, a year and a target") {
  const TemporaryFolder folder;
  const auto path = folder.write("l.csv",
                                 "key;title;scheme;area;year;target;outcome;unit;status\n"
                                 "L1;Insatser;OMR;1;2026;6;11;insatser;infriat\n"
                                 "L2;Insatser;OMR;9;2026;6;;;\nL3;Insatser;OMR;01;2026;;;;\nL4;Insatser;XX;01;2026;6;;;"
                                 "\nL5;Insatser;OMR;01;;6;;;\n"
                                 "L6;Insatser;OMR;;2026;6;;;\nL7;Insatser;OMR;01;2026;6;;;klart\n");
  const auto read = read_pledges(request_for(path), surroundings());
  REQUIRE(read.items.size() == 1);
  CHECK(read.items[0].area.code == "01");
  CHECK(read.items[0].target == 6);
  CHECK(read.items[0].outcome == 11);
  CHECK(texts_of(read.refused) == Texts{"3 area: there is no area 9 in OMR", "4 target: a pledge needs a target",
                                        "5 scheme: there is no scheme XX",
                                        "6 year: a pledge needs a year, for instance 2026",
                                        "7 area: the value is missing",
                                        "8 status: there is no such status: one of utkast, beslutat, publicerat, "
                                        "infriat, delvis, ej_infriat, återkopplat"});
  CHECK_THROWS_WITH(read_pledges(request_for(folder.write("m.csv", "key;title\nL1;x\n")), surroundings()),
                    Catch::Contains("has no column scheme; it has key, title."));
}
