#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "geo/error.hpp"
#include "geo/import/gdal_library.hpp"
#include "geo/import/table_reader.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

/// Writes one point layer with a text and a number, by OGR itself.
void write_points(const std::string& driver, const std::string& path, int epsg, const std::vector<std::string>& layers,
                  const char* option = nullptr) {
  start_gdal();
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver.c_str()), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  REQUIRE(dataset != nullptr);
  OGRSpatialReferenceH system = OSRNewSpatialReference(nullptr);
  OSRImportFromEPSG(system, epsg);
  OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER);
  const char* options[] = {option, nullptr};
  for (const std::string& name : layers) {
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, name.c_str(), system, wkbPoint, const_cast<char**>(options));
    OGRFieldDefnH text = OGR_Fld_Create("område", OFTString);
    OGRFieldDefnH number = OGR_Fld_Create("antal", OFTReal);
    OGR_L_CreateField(layer, text, TRUE);
    OGR_L_CreateField(layer, number, TRUE);
    OGR_Fld_Destroy(text);
    OGR_Fld_Destroy(number);
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, 0, "Södra Skärgården");
    OGR_F_SetFieldDouble(feature, 1, 84816.5);
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, 148024.346, 6398667.228);
    OGR_F_SetGeometryDirectly(feature, point);
    REQUIRE(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE);
    OGR_F_Destroy(feature);
  }
  OSRDestroySpatialReference(system);
  GDALClose(dataset);
}

TableRequest request_for(std::string source, std::string layer = {}) {
  return {.source = std::move(source), .layer = std::move(layer), .encoding = {}, .delimiter = {}};
}

}  // namespace

TEST_CASE("GeoPackage, FlatGeobuf, GeoJSON and Shapefile give the same row, east before north") {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> kinds{
      {"GPKG", "a.gpkg"}, {"FlatGeobuf", "a.fgb"}, {"ESRI Shapefile", "a.shp"}};
  for (const auto& [driver, name] : kinds) {
    INFO(driver);
    write_points(driver, folder.path(name), 3007, {"a"});
    TableReader table{request_for(folder.path(name))};
    CHECK(table.crs()->epsg == 3007);
    const Row* row = table.next();
    REQUIRE(row != nullptr);
    CHECK(row->cells[table.column("område", "test")] == "Södra Skärgården");
    CHECK(row->cells[table.column("antal", "test")] == "84816.5");
    const auto point = std::get<place::Position>(row->shape->shape);
    CHECK(point.x == Approx(148024.346));
    CHECK(point.y == Approx(6398667.228));
    CHECK(table.next() == nullptr);
  }
}

TEST_CASE("a Shapefile whose DBF is ISO-8859-1 without a .cpg keeps its å, ä and ö") {
  const TemporaryFolder folder;
  write_points("ESRI Shapefile", folder.path("a.shp"), 3007, {"a"}, "ENCODING=ISO-8859-1");
  std::filesystem::remove(folder.path("a.cpg"));
  TableReader table{request_for(folder.path("a.shp"))};
  CHECK(table.columns()[0] == "område");
  CHECK(table.next()->cells[0] == "Södra Skärgården");
}

TEST_CASE("several layers and none chosen, or a wrong one: the sentence lists them") {
  const TemporaryFolder folder;
  write_points("GPKG", folder.path("a.gpkg"), 3007, {"mellanområden", "stadsområden"});
  CHECK_THROWS_WITH(TableReader{request_for(folder.path("a.gpkg"))},
                    Catch::EndsWith("a.gpkg has 2 layers: choose one of mellanområden, stadsområden with --layer."));
  CHECK_THROWS_WITH(TableReader{request_for(folder.path("a.gpkg"), "deso")},
                    Catch::Contains("has no layer deso: choose one of mellanområden, stadsområden"));
  TableReader chosen{request_for(folder.path("a.gpkg"), "stadsområden")};
  CHECK(chosen.next() != nullptr);
}

TEST_CASE("a GeoPackage that was cut off gets one sentence, wherever it was cut") {
  const TemporaryFolder folder;
  write_points("GPKG", folder.path("hel.gpkg"), 3007, {"a"});
  const std::string whole = folder.read("hel.gpkg");
  for (const std::size_t share : {10U, 30U, 50U, 70U, 95U}) {
    INFO(share);
    const std::string cut = folder.write("kapad.gpkg", std::string_view{whole}.substr(0, whole.size() * share / 100));
    CHECK_THROWS_AS(
        [&] {
          TableReader table{request_for(cut)};
          while (table.next() != nullptr) {
          }
        }(),
        Error);
  }
}

TEST_CASE("a spreadsheet's first line is its header, also where all cells are text") {
  const TemporaryFolder folder;
  start_gdal();
  for (const auto& [driver, name] : {std::pair{"XLSX", "a.xlsx"}, std::pair{"ODS", "a.ods"}}) {
    INFO(driver);
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName(driver), folder.path(name).c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "Blad1", nullptr, wkbNone, nullptr);
    OGRFieldDefnH field = OGR_Fld_Create("kod", OFTString);
    OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, 0, "stöld");
    REQUIRE(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE);
    OGR_F_Destroy(feature);
    GDALClose(dataset);

    TableReader table{request_for(folder.path(name))};
    CHECK(table.columns() == std::vector<std::string>{"kod"});
    const Row* row = table.next();
    REQUIRE(row != nullptr);
    CHECK(row->line == 2);
    CHECK(row->cells[0] == "stöld");
    CHECK(table.next() == nullptr);
  }
}

TEST_CASE("GeoJSON lists and dates become text that the parsers read") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"categories":["stold","ran"],"start":"2024-03-05","public":true},
    "geometry":{"type":"Polygon","coordinates":[[[11.9,57.7],[12.0,57.7],[12.0,57.8],[11.9,57.7]]]}}]})");
  TableReader table{request_for(path)};
  CHECK(table.crs()->epsg == 4326);
  const Row* row = table.next();
  CHECK(row->cells[0] == "stold,ran");
  CHECK(row->cells[1] == "2024-03-05");
  CHECK(row->cells[2] == "1");
  CHECK(std::get<place::MultiPolygon<place::Position>>(row->shape->shape).front().exterior.size() == 3);
}
