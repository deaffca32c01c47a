// A GeoPackage as SQLite and GDAL's own reader see it.
#include "geo/extract/geopackage.hpp"

#include <filesystem>
#include <fstream>
#include <memory>

#include <gdal.h>
#include <ogr_api.h>
#include <sqlite3.h>
#include <catch2/catch.hpp>

#include "geo/error.hpp"

using namespace tryggkarta;
using namespace tryggkarta::extract;

namespace {

/// A folder that goes away.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("extract-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directory(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

std::string first_cell(const std::filesystem::path& file, const char* query) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_prepare_v2(database, query, -1, &statement, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  const std::string cell = text == nullptr ? "NULL" : text;
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return cell;
}

Sheet three_points() {
  Sheet sheet{"incidents",
              PlaceType::point,
              {{"category"}, {"count", ColumnType::integer}, {"rate", ColumnType::real}},
              3,
              nullptr};
  sheet.row = [](std::size_t i) -> Row {
    if (i == 0) return {7, place::LonLat{11.9668597, 57.7068123}, {"stöld; \"x\"", std::int64_t{4}, 1.5}};
    if (i == 1) return {9, place::LonLat{12, 58}, {"<b>", std::int64_t{0}, std::monostate{}}};
    return {8, std::monostate{}, {"", std::int64_t{1}, 2.0}};
  };
  return sheet;
}

}  // namespace

TEST_CASE("points keep number, place and values, and what has no place has no geometry") {
  const Folder folder;
  const auto file = folder.path / "points.gpkg";
  write_geopackage(three_points(), file);
  CHECK(first_cell(file, "SELECT count(*) FROM incidents") == "3");
  CHECK(first_cell(file, "SELECT category FROM incidents WHERE fid = 7") == "stöld; \"x\"");
  CHECK(first_cell(file, "SELECT count FROM incidents WHERE fid = 9") == "0");
  CHECK(first_cell(file, "SELECT rate FROM incidents WHERE fid = 9") == "NULL");
  CHECK(first_cell(file, "SELECT geom FROM incidents WHERE fid = 8") == "NULL");
  CHECK(first_cell(file, "SELECT srs_id FROM gpkg_geometry_columns") == "4326");
  CHECK(first_cell(file, "SELECT count(*) FROM rtree_incidents_geom") == "2");

  GDALAllRegister();
  const std::unique_ptr<void, void (*)(void*)> dataset{
      GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr), GDALClose};
  REQUIRE(dataset);
  const OGRFeatureH feature = OGR_L_GetFeature(GDALDatasetGetLayer(dataset.get(), 0), 7);
  REQUIRE(feature != nullptr);
  CHECK(OGR_G_GetX(OGR_F_GetGeometryRef(feature), 0) == 11.9668597);
  CHECK(OGR_G_GetY(OGR_F_GetGeometryRef(feature), 0) == 57.7068123);
  OGR_F_Destroy(feature);
}

TEST_CASE("areas keep their parts and holes") {
  const place::MultiPolygon<place::LonLat> areas{
      {{{12, 57}, {13, 57}, {13, 58}, {12, 58}}, {{{12.4, 57.4}, {12.4, 57.6}, {12.6, 57.6}}}},
      {{{14, 57}, {15, 57}, {15, 58}}, {}}};
  Sheet sheet{"areas-DEL", PlaceType::areas, {{"area"}}, 1, nullptr};
  sheet.row = [&](std::size_t) -> Row { return {1, &areas, {"01"}}; };
  const Folder folder;
  const auto file = folder.path / "areas.gpkg";
  write_geopackage(sheet, file);
  GDALAllRegister();
  const std::unique_ptr<void, void (*)(void*)> dataset{
      GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr), GDALClose};
  REQUIRE(dataset);
  const OGRFeatureH feature = OGR_L_GetFeature(GDALDatasetGetLayer(dataset.get(), 0), 1);
  REQUIRE(feature != nullptr);
  // 1 square degree less a triangle of 0.02, and half a square degree.
  CHECK(OGR_G_Area(OGR_F_GetGeometryRef(feature)) == Approx(1.48));
  CHECK(OGR_G_GetGeometryCount(OGR_F_GetGeometryRef(feature)) == 2);
  OGR_F_Destroy(feature);
}

TEST_CASE("a file that cannot be written is an error in words") {
  try {
    write_geopackage(three_points(), "/no/such/folder/points.gpkg");
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK(error.english().find("temporary files") != std::string::npos);
  }
}
