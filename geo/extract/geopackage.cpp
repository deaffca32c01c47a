#include "geo/extract/geopackage.hpp"

#include <memory>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "geo/error.hpp"

namespace tryggkarta::extract {

namespace {

struct DatasetCloser {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
struct FeatureDeleter {
  void operator()(void* feature) const { OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};
struct ReferenceReleaser {
  void operator()(void* reference) const { OSRRelease(static_cast<OGRSpatialReferenceH>(reference)); }
};
using Dataset = std::unique_ptr<void, DatasetCloser>;
using Feature = std::unique_ptr<void, FeatureDeleter>;
using Reference = std::unique_ptr<void, ReferenceReleaser>;

[[noreturn]] void refuse() {
  throw Error{ErrorKind::unavailable,
              "Filen kunde inte skrivas: troligen är serverns utrymme för tillfälliga filer slut.",
              "The file could not be written: most likely the server's room for temporary files is full."};
}

void require(bool is_well) {
  if (!is_well) refuse();
}

/// GDAL says what goes wrong at the end of a file only by its last error.
void require_no_error() { require(CPLGetLastErrorType() < CE_Failure); }

GDALDriverH driver() {
  static std::once_flag once;
  std::call_once(once, GDALAllRegister);
  const GDALDriverH found = GDALGetDriverByName("GPKG");
  if (found == nullptr) throw Error{ErrorKind::broken, "this GDAL cannot write GeoPackages"};
  return found;
}

OGRFieldType ogr_type(ColumnType type) {
  switch (type) {
    case ColumnType::text: return OFTString;
    case ColumnType::integer: return OFTInteger64;
    case ColumnType::real: return OFTReal;
  }
  return OFTString;
}

OGRLayerH add_layer(const Dataset& dataset, const Sheet& sheet) {
  const Reference wgs84{OSRNewSpatialReference(nullptr)};
  require(OSRImportFromEPSG(wgs84.get(), 4326) == OGRERR_NONE);
  OSRSetAxisMappingStrategy(wgs84.get(), OAMS_TRADITIONAL_GIS_ORDER);
  const OGRwkbGeometryType geometry = sheet.place_type == PlaceType::point ? wkbPoint : wkbMultiPolygon;
  const OGRLayerH layer = GDALDatasetCreateLayer(dataset.get(), sheet.name.c_str(), wgs84.get(), geometry, nullptr);
  require(layer != nullptr);
  for (const Column& column : sheet.columns) {
    const OGRFieldDefnH field = OGR_Fld_Create(column.name.c_str(), ogr_type(column.type));
    const OGRErr outcome = OGR_L_CreateField(layer, field, 1);
    OGR_Fld_Destroy(field);
    require(outcome == OGRERR_NONE);
  }
  return layer;
}

OGRGeometryH ring_of(const place::Ring<place::LonLat>& ring) {
  const OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);
  for (const place::LonLat& where : ring) OGR_G_AddPoint_2D(line, where.lon, where.lat);
  OGR_G_CloseRings(line);
  return line;
}

OGRGeometryH geometry_of(const place::MultiPolygon<place::LonLat>& areas) {
  const OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
  for (const auto& part : areas) {
    const OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
    OGR_G_AddGeometryDirectly(polygon, ring_of(part.exterior));
    for (const auto& hole : part.holes) OGR_G_AddGeometryDirectly(polygon, ring_of(hole));
    OGR_G_AddGeometryDirectly(all, polygon);
  }
  return all;
}

struct ToGeometry {
  OGRGeometryH operator()(std::monostate) const { return nullptr; }
  OGRGeometryH operator()(const place::LonLat& where) const {
    const OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, where.lon, where.lat);
    return point;
  }
  OGRGeometryH operator()(const place::MultiPolygon<place::LonLat>* areas) const { return geometry_of(*areas); }
};

struct SetField {
  OGRFeatureH feature;
  int field;
  void operator()(std::monostate) const { OGR_F_SetFieldNull(feature, field); }
  void operator()(const std::string& text) const { OGR_F_SetFieldString(feature, field, text.c_str()); }
  void operator()(std::int64_t number) const { OGR_F_SetFieldInteger64(feature, field, number); }
  void operator()(double number) const { OGR_F_SetFieldDouble(feature, field, number); }
};

void add(OGRLayerH layer, const Row& row) {
  const Feature feature{OGR_F_Create(OGR_L_GetLayerDefn(layer))};
  OGR_F_SetFID(feature.get(), row.id);
  int field = 0;
  for (const Value& value : row.values) std::visit(SetField{feature.get(), field++}, value);
  if (const OGRGeometryH geometry = std::visit(ToGeometry{}, row.where))
    OGR_F_SetGeometryDirectly(feature.get(), geometry);
  require(OGR_L_CreateFeature(layer, feature.get()) == OGRERR_NONE);
}

}  // namespace

void write_geopackage(const Sheet& sheet, const std::filesystem::path& file) {
  const GDALDriverH made_by = driver();
  CPLPushErrorHandler(CPLQuietErrorHandler);
  const std::unique_ptr<void, void (*)(void*)> quiet{reinterpret_cast<void*>(1), [](void*) { CPLPopErrorHandler(); }};
  CPLErrorReset();
  Dataset dataset{GDALCreate(made_by, file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
  require(dataset != nullptr);
  const OGRLayerH layer = add_layer(dataset, sheet);
  require(GDALDatasetStartTransaction(dataset.get(), FALSE) == OGRERR_NONE);
  for (std::size_t i = 0; i < sheet.size; ++i) add(layer, sheet.row(i));
  require(GDALDatasetCommitTransaction(dataset.get()) == OGRERR_NONE);
  dataset.reset();
  require_no_error();
}

}  // namespace tryggkarta::extract
