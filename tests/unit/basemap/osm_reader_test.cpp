#include <algorithm>

#include <catch2/catch.hpp>

#include "geo/basemap/osm_tags.hpp"
#include "geo/error.hpp"
#include "geo/import/osm_reader.hpp"
#include "tests/unit/basemap/osm_text.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using basemap::Form;
using Catch::Contains;
using import::OsmForm;
using import::OsmReader;
using import::TemporaryFolder;
using testing::OsmText;

namespace {

OsmReader reader_of(const std::string& path) {
  return OsmReader{{path, basemap::osm_keys(Form::point), basemap::osm_keys(Form::lines),
                    basemap::osm_keys(Form::areas), basemap::osm_area_tags()}};
}

struct Read {
  OsmForm form;
  std::string tags;
  std::optional<place::Shape<place::LonLat>> shape;
};

std::vector<Read> read_all(const std::string& path) {
  OsmReader reader = reader_of(path);
  std::vector<Read> all;
  while (const auto* thing = reader.next()) {
    std::string tags;
    for (const auto& [key, value] : thing->tags) {
      if (!value.empty()) tags += std::string{key} + "=" + std::string{value} + ";";
    }
    all.push_back({thing->form, tags, reader.shape()});
  }
  return all;
}

void read_to_the_end(const std::string& path) {
  OsmReader reader = reader_of(path);
  while (reader.next() != nullptr) reader.shape();
}

}  // namespace

TEST_CASE("a node, an open way and a closed way are a point, a line and an area") {
  const TemporaryFolder folder;
  const auto all =
      read_all(folder.write("a.osm", OsmText{}
                                         .node({12, 57.7}, {"place=suburb", "name=Haga", "ref=9"})
                                         .way({{12, 57.7}, {12.01, 57.7}}, {"highway=primary", "name=Gatan"})
                                         .box({12, 57.7}, {12.01, 57.71}, {"leisure=park", "name=Parken"})
                                         .text()));
  REQUIRE(all.size() == 3);
  CHECK(all[0].form == OsmForm::point);
  CHECK(all[0].tags == "place=suburb;name=Haga;");
  CHECK(std::get<place::LonLat>(*all[0].shape) == place::LonLat{12, 57.7});
  CHECK(all[1].form == OsmForm::lines);
  CHECK(all[1].tags == "highway=primary;");
  CHECK(std::get<place::MultiLine<place::LonLat>>(*all[1].shape).at(0).size() == 2);
  CHECK(all[2].form == OsmForm::areas);
  CHECK(all[2].tags == "leisure=park;");
  CHECK(std::get<place::MultiPolygon<place::LonLat>>(*all[2].shape).at(0).exterior.size() == 4);
}

TEST_CASE("a relation is an area with its hole") {
  const TemporaryFolder folder;
  const auto all = read_all(folder.write("a.osm", OsmText{}
                                                      .box({12, 57.7}, {12.1, 57.8}, {})
                                                      .box({12.02, 57.72}, {12.04, 57.74}, {})
                                                      .relation_of_last_two({"natural=water"})
                                                      .text()));
  const auto lake = std::find_if(all.begin(), all.end(), [](const Read& one) { return one.tags == "natural=water;"; });
  REQUIRE(lake != all.end());
  CHECK(std::get<place::MultiPolygon<place::LonLat>>(*lake->shape).at(0).holes.size() == 1);
}

TEST_CASE("a closed street is a line, not a field of asphalt") {
  const TemporaryFolder folder;
  const auto all =
      read_all(folder.write("a.osm", OsmText{}.box({12, 57.7}, {12.01, 57.71}, {"highway=residential"}).text()));
  REQUIRE(all.size() == 1);
  CHECK(all[0].form == OsmForm::lines);
}

TEST_CASE("what is no extract is refused with one sentence") {
  const TemporaryFolder folder;
  const std::string png{"\x89PNG\r\n\x1a\n and so on, far too short for a picture"};
  const std::pair<std::string, const char*> cases[] = {
      {folder.path("absent.osm"), "does not exist"},
      {folder.path("."), "is not a file"},
      {folder.write("empty.osm", ""), "is no extract of OpenStreetMap"},
      {folder.write("empty.osm.pbf", ""), "is no extract of OpenStreetMap"},
      {folder.write("picture.png", png), "is no extract of OpenStreetMap"},
      {folder.write("picture.osm.pbf", png), "is no extract of OpenStreetMap"},
      {folder.write("table.csv", "a,b\n1,2\n"), "is no extract of OpenStreetMap"}};
  for (const auto& [path, words] : cases) {
    CAPTURE(path);
    CHECK_THROWS_WITH(read_to_the_end(path), Contains(words));
  }
}

TEST_CASE("a file that was cut off is refused, not read as far as it goes") {
  const TemporaryFolder folder;
  const std::string text = OsmText{}.way({{12, 57.7}, {12.01, 57.7}}, {"highway=primary"}).text();
  for (const std::size_t size : {text.size() / 2, text.size() - 20}) {
    CAPTURE(size);
    const std::string path = folder.write("cut.osm", text.substr(0, size));
    CHECK_THROWS_WITH(read_to_the_end(path), Contains("damaged or was cut off"));
  }
}
