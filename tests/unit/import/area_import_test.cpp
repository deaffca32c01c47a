#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/area_import.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

std::string ring(const std::vector<std::pair<double, double>>& points) {
  std::string text;
  for (const auto& [x, y] : points) text += fmt::format("{}[{},{}]", text.empty() ? "" : ",", x, y);
  return "[" + text + "]";
}

std::string box(double west, double south, double side) {
  return ring({{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}});
}

std::string feature(const std::string& code, const std::string& rings, const std::string& parent = "") {
  return fmt::format(
      R"({{"type":"Feature","properties":{{"kod":"{}","namn":"Namn {}","over":"{}"}},"geometry":{{"type":"Polygon","coordinates":[{}]}}}})",
      code, code, parent, rings);
}

std::string collection(const std::vector<std::string>& features, std::string_view epsg = "3007") {
  std::string text;
  for (const auto& one : features) text += (text.empty() ? "" : ",") + one;
  const std::string crs =
      epsg.empty()
          ? ""
          : fmt::format(R"("crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::{}"}}}},)", epsg);
  return fmt::format(R"({{"type":"FeatureCollection",{}"features":[{}]}})", crs, text);
}

AreaImport read(const std::string& geojson, const std::vector<casebook::AreaScheme>& known = {},
                AreaRequest request = {}) {
  const TemporaryFolder folder;
  request.source = folder.write("a.geojson", geojson);
  if (request.scheme.empty()) request.scheme = "OMR";
  if (request.code_field.empty()) request.code_field = "kod";
  request.name_field = "namn";
  return read_areas(request, known, 0);
}

std::string refusal(const std::string& geojson, const std::vector<casebook::AreaScheme>& known = {},
                    const AreaRequest& request = {}) {
  try {
    read(geojson, known, request);
  } catch (const Error& error) {
    const std::string sentence = error.english();
    const std::size_t at = sentence.find("a.geojson");
    return at == std::string::npos ? sentence : sentence.substr(at);
  }
  return "accepted";
}

bool has_note(const AreaImport& import, std::string_view part) {
  for (const auto& note : import.notes) {
    if (note.find(part) != std::string::npos) return true;
  }
  return false;
}

constexpr double kEast = 148'000;
constexpr double kNorth = 6'398'000;

}  // namespace

TEST_CASE("areas keep their codes as written, get computed land and are sorted") {
  const auto import =
      read(collection({feature("02", box(kEast, kNorth, 1000)), feature("01", box(kEast + 1000, kNorth, 2000))}));
  REQUIRE(import.scheme.areas.size() == 2);
  CHECK(import.scheme.areas[0].code == "01");
  CHECK(import.scheme.areas[0].name == "Namn 01");
  CHECK(import.scheme.areas[0].land_km2 == Approx(4.0));
  CHECK(import.scheme.areas[1].land_km2 == Approx(1.0));
  CHECK(import.scheme.source_epsg == 3007);
  CHECK(import.analysis_epsg == 3007);
  CHECK(import.scheme.level == casebook::AreaLevel::stadsomrade);
  CHECK(has_note(import, "Level stadsomrade, by its number of areas"));
}

TEST_CASE("a file in degrees is measured in the UTM zone of its middle, one in Web Mercator too") {
  CHECK(read(collection({feature("1", box(-1.2, 52.9, 0.1))}, "4326")).analysis_epsg == 32630);
  CHECK(read(collection({feature("1", box(-133'000, 6'960'000, 10'000))}, "3857")).analysis_epsg == 32630);
}

TEST_CASE("a bow tie is repaired, and the report names the area and the square metres") {
  const auto import = read(collection({feature("7", ring({{kEast, kNorth},
                                                          {kEast + 1000, kNorth + 1000},
                                                          {kEast + 1000, kNorth},
                                                          {kEast, kNorth + 1000},
                                                          {kEast, kNorth}}))}));
  CHECK(import.scheme.areas[0].geometry.size() == 2);
  CHECK(import.scheme.areas[0].land_km2 == Approx(0.5));
  CHECK(has_note(import, "Area 7 Namn 7: Self-intersection near 148500, 6398500 was repaired; 0 m² became 500000 m²."));
}

TEST_CASE("a ring that is not closed is closed, and said") {
  const auto import = read(collection({feature(
      "7", ring({{kEast, kNorth}, {kEast + 1000, kNorth}, {kEast + 1000, kNorth + 1000}, {kEast, kNorth + 1000}}))}));
  CHECK(import.scheme.areas[0].land_km2 == Approx(1.0));
}

TEST_CASE("a polygon that loses more than one per cent in the repair is refused") {
  // The ring runs twice around the same square: by the even-odd rule nothing of it is left.
  const auto twice = ring({{kEast, kNorth},
                           {kEast + 1000, kNorth},
                           {kEast + 1000, kNorth + 1000},
                           {kEast, kNorth + 1000},
                           {kEast, kNorth},
                           {kEast + 1000, kNorth},
                           {kEast + 1000, kNorth + 1000},
                           {kEast, kNorth + 1000},
                           {kEast, kNorth}});
  CHECK(
      refusal(collection({feature("7", twice)})).find("a.geojson row 1: area 7 Namn 7 crosses itself beyond repair") ==
      0);
}

TEST_CASE("what cannot be an area scheme is refused with row and remedy") {
  const auto good = feature("1", box(kEast, kNorth, 1000));
  CHECK(refusal(collection({good, feature("1", box(kEast + 1000, kNorth, 1000))})) ==
        "a.geojson rows 1 and 2 have the same code 1: codes must be unique (merge the parts into one area).");
  CHECK(refusal(collection({feature("", box(kEast, kNorth, 1000))})) ==
        "a.geojson row 1: kod is empty; every area needs a code.");
  CHECK(
      refusal(collection(
          {R"({"type":"Feature","properties":{"kod":"1","namn":"x"},"geometry":{"type":"Point","coordinates":[148000,6398000]}})"})) ==
      "a.geojson row 1: area 1 x has no polygon: an area needs one.");
  AreaRequest other;
  other.code_field = "id";
  CHECK(refusal(collection({good}), {}, other).find("has no column id; it has kod, namn, over, ") != std::string::npos);
}

TEST_CASE("swapped axes and a wrong or missing crs are refused with a hint") {
  CHECK(refusal(collection({feature("1", box(kNorth, kEast, 1000))})).find("the axes are swapped") !=
        std::string::npos);
  CHECK(refusal(collection({feature("1", box(11.9, 57.7, 0.1))}))
            .find("but fit EPSG:4326 (WGS 84): say that crs instead.") != std::string::npos);
  CHECK(refusal(collection({feature("1", box(kEast, kNorth, 1000))}, "")).find("but fit EPSG:3007") !=
        std::string::npos);
  CHECK(refusal(collection({feature("1", box(57.7, 11.9, 0.1))}, "4326")).find("the axes are swapped") !=
        std::string::npos);
  AreaRequest said;
  said.epsg = 3007;
  CHECK(refusal(collection({feature("1", box(kEast, kNorth, 1000))}, ""), {}, said) == "accepted");
}

TEST_CASE("parents come from the file in the parent scheme's spelling, or from common ground") {
  AreaRequest top;
  top.scheme = "SO";
  const auto parents =
      read(collection({feature("01", box(kEast, kNorth, 1000)), feature("02", box(kEast + 1000, kNorth, 1000))}), {},
           top)
          .scheme;
  AreaRequest below;
  below.parent_scheme = "SO";
  const auto children =
      collection({feature("10", box(kEast, kNorth, 500), "1"), feature("20", box(kEast + 1500, kNorth, 500), "")});
  SECTION("by field, with and without the leading zero; the empty one is computed") {
    below.parent_field = "over";
    const auto import = read(children, {parents}, below);
    CHECK(import.scheme.areas[0].parent == "01");
    CHECK(import.scheme.areas[1].parent == "02");
    CHECK(import.scheme.level == casebook::AreaLevel::mellanomrade);
    CHECK(has_note(import, "differ from SO by a leading zero"));
    CHECK(has_note(import, "The parent of 1 of 2 areas was computed"));
  }
  SECTION("computed for all") { CHECK(read(children, {parents}, below).scheme.areas[1].parent == "02"); }
  SECTION("an area outside every parent is refused") {
    CHECK(refusal(collection({feature("10", box(kEast - 200, kNorth, 500))}), {parents}, below)
              .find("lies outside every area of SO with 40.0 % of its ground") != std::string::npos);
  }
  SECTION("a sliver outside is tolerated") {
    CHECK(read(collection({feature("10", box(kEast - 1, kNorth, 500))}), {parents}, below).scheme.areas[0].parent ==
          "01");
  }
  SECTION("an unknown parent code, and one that lies elsewhere, are refused") {
    below.parent_field = "over";
    CHECK(refusal(collection({feature("10", box(kEast, kNorth, 500), "09")}), {parents}, below)
              .find("names the parent 09, which SO does not have") != std::string::npos);
    CHECK(refusal(collection({feature("10", box(kEast, kNorth, 500), "02")}), {parents}, below)
              .find("but most of it lies in 01") != std::string::npos);
  }
  SECTION("a parent scheme that is not in the store is refused") {
    below.parent_scheme = "XX";
    CHECK(refusal(children, {parents}, below).find("--parent-scheme XX cannot be the parent: the store has SO") == 0);
  }
}

TEST_CASE("a polygon with a million vertices is read") {
  constexpr int kVertices = 1'000'000;
  std::string points;
  points.reserve(40'000'000);
  for (int i = 0; i <= kVertices; ++i) {
    const double angle = 2 * M_PI * (i % kVertices) / kVertices;
    points += fmt::format("{}[{:.4f},{:.4f}]", i ? "," : "", kEast + 10'000 * std::cos(angle),
                          kNorth + 10'000 * std::sin(angle));
  }
  const auto import = read(collection({feature("1", "[" + points + "]")}));
  CHECK(import.scheme.areas[0].geometry[0].exterior.size() == kVertices);
  CHECK(import.scheme.areas[0].land_km2 == Approx(M_PI * 100).epsilon(1e-6));
}
