#include "geo/import/ogr_reader.hpp"

#include <cstring>
#include <string_view>
#include <utility>

#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include "geo/error.hpp"
#include "geo/import/gdal_library.hpp"
#include "geo/import/ogr_geometry.hpp"
#include "geo/import/source_name.hpp"

namespace tryggkarta::import {

namespace {

struct DatasetCloser {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, DatasetCloser>;

struct FeatureDeleter {
  void operator()(void* feature) const { OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};
using Feature = std::unique_ptr<void, FeatureDeleter>;

std::string last_words(const std::string& source) {
  const std::string words = cleaned_words(CPLGetLastErrorMsg(), source);
  return words.empty() ? "" : fmt::format(" ({})", words);
}

Dataset open_dataset(const OgrRequest& request) {
  start_gdal();
  std::string name = request.source;
  if (is_file_source(name) && lower_case(name).ends_with(".gz")) name = "/vsigzip/" + name;
  std::string encoding;
  if (request.encoding)
    encoding = fmt::format("ENCODING={}", *request.encoding == Encoding::utf_8 ? "UTF-8" : "CP1252");
  const char* options[] = {encoding.c_str(), nullptr};
  CPLErrorReset();
  // Only the Shapefile driver takes the option.
  const bool shapefile = request.encoding && (lower_case(name).ends_with(".shp") ||
                                              lower_case(name).ends_with(".dbf") || lower_case(name).ends_with(".shz"));
  std::vector<const char*> drivers;
  for (const std::string& driver : request.drivers) drivers.push_back(driver.c_str());
  drivers.push_back(nullptr);
  Dataset dataset{GDALOpenEx(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                             request.drivers.empty() ? nullptr : drivers.data(), shapefile ? options : nullptr,
                             nullptr)};
  if (!dataset) {
    const std::string shown = shown_source(request.source), why = last_words(request.source);
    throw Error{
        ErrorKind::bad_input,
        fmt::format("{} kan inte läsas som tabell eller kartlager{}: se efter att filen är hel och av ett känt slag.",
                    shown, why),
        fmt::format("{} cannot be read as a table or a map layer{}: check that it is complete and of a "
                    "known kind.",
                    shown, why)};
  }
  return dataset;
}

OGRLayerH choose_layer(void* dataset, const OgrRequest& request) {
  std::vector<std::string> names;
  const int count = GDALDatasetGetLayerCount(dataset);
  for (int i = 0; i < count; ++i) names.push_back(utf8_of_unknown(OGR_L_GetName(GDALDatasetGetLayer(dataset, i))));
  const std::string shown = shown_source(request.source);
  if (!request.layer.empty()) {
    if (OGRLayerH layer = GDALDatasetGetLayerByName(dataset, request.layer.c_str())) return layer;
    throw Error{ErrorKind::bad_input,
                fmt::format("{} har inget lager {}: välj ett av {}.", shown, request.layer, fmt::join(names, ", ")),
                fmt::format("{} has no layer {}: choose one of {} with --layer.", shown, request.layer,
                            fmt::join(names, ", "))};
  }
  if (count == 0)
    throw Error{
        ErrorKind::bad_input,
        fmt::format("{} har varken tabell eller lager{}: exportera den igen.", shown, last_words(request.source)),
        fmt::format("{} holds no table and no layer{}: export it again.", shown, last_words(request.source))};
  if (count > 1)
    throw Error{ErrorKind::bad_input,
                fmt::format("{} har {} lager: välj ett av {}.", shown, count, fmt::join(names, ", ")),
                fmt::format("{} has {} layers: choose one of {} with --layer.", shown, count, fmt::join(names, ", "))};
  return GDALDatasetGetLayer(dataset, 0);
}

struct SystemsDeleter {
  void operator()(OGRSpatialReferenceH* systems) const { OSRFreeSRSArray(systems); }
};

std::optional<int> code_of(OGRSpatialReferenceH system) {
  const char* authority = OSRGetAuthorityName(system, nullptr);
  const char* code = OSRGetAuthorityCode(system, nullptr);
  if (authority == nullptr || code == nullptr) return std::nullopt;
  const std::string_view name{authority};
  if (name == "OGC" && std::string_view{code} == "CRS84") return 4326;
  return name == "EPSG" ? std::optional{std::atoi(code)} : std::nullopt;
}

/// The code in the file, or the one that a `.prj` without codes stands for.
std::optional<int> recognised_code(OGRSpatialReferenceH system) {
  if (const auto code = code_of(system)) return code;
  int count = 0;
  int* confidence = nullptr;
  const std::unique_ptr<OGRSpatialReferenceH, SystemsDeleter> matches{
      OSRFindMatches(system, nullptr, &count, &confidence)};
  std::optional<int> best;
  constexpr int kNearlySure = 70;
  if (matches && count > 0 && confidence[0] >= kNearlySure) best = code_of(matches.get()[0]);
  CPLFree(confidence);
  return best;
}

std::optional<FileCrs> crs_of(OGRLayerH layer) {
  OGRSpatialReferenceH system = OGR_L_GetSpatialRef(layer);
  if (system == nullptr || OSRIsLocal(system) != 0) return std::nullopt;
  const char* name = OSRGetName(system);
  // What GeoPackage writes for "not known".
  if (name != nullptr && std::string_view{name}.find("ndefined") != std::string_view::npos) return std::nullopt;
  return FileCrs{recognised_code(system), name ? utf8_of_unknown(name) : "unnamed"};
}

AxisOrder axis_order_of(OGRLayerH layer) {
  OGRSpatialReferenceH system = OGR_L_GetSpatialRef(layer);
  if (system == nullptr) return AxisOrder::east_first;
  int count = 0;
  const int* mapping = OSRGetDataAxisToSRSAxisMapping(system, &count);
  if (mapping == nullptr || count < 2) return AxisOrder::east_first;
  OGRAxisOrientation orientation = OAO_Other;
  OSRGetAxis(system, nullptr, std::abs(mapping[0]) - 1, &orientation);
  return orientation == OAO_North ? AxisOrder::north_first : AxisOrder::east_first;
}

std::string iso_date(OGRFeatureH feature, int field) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour, &minute, &second, &zone);
  const OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field));
  if (type == OFTDate) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  const std::string clock = fmt::format("{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
  if (type == OFTTime) return clock;
  std::string text = fmt::format("{:04}-{:02}-{:02}T{}", year, month, day, clock);
  // OGR: 0 unknown, 1 local, 100 UTC, a quarter of an hour a step.
  if (zone == 100) return text + "Z";
  if (zone <= 1) return text;
  const int minutes = (zone - 100) * 15;
  return text + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
}

std::string joined_list(char** list) {
  std::string joined;
  for (; list != nullptr && *list != nullptr; ++list) {
    if (!joined.empty()) joined += ',';
    joined += *list;
  }
  return utf8_of_unknown(joined);
}

std::string text_of(OGRFeatureH feature, int field) {
  if (OGR_F_IsFieldSetAndNotNull(feature, field) == 0) return "";
  switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field))) {
    case OFTReal: return fmt::format("{}", OGR_F_GetFieldAsDouble(feature, field));
    case OFTDate:
    case OFTTime:
    case OFTDateTime: return iso_date(feature, field);
    case OFTStringList: return joined_list(OGR_F_GetFieldAsStringList(feature, field));
    default: return utf8_of_unknown(OGR_F_GetFieldAsString(feature, field));
  }
}

/// Spreadsheets have their header on line 1.
std::int64_t lines_before_rows(void* dataset) {
  const char* driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset));
  const std::string_view name{driver ? driver : ""};
  return name == "XLSX" || name == "ODS" || name == "XLS" ? 1 : 0;
}

}  // namespace

struct OgrReader::Inside {
  std::string source;
  Dataset dataset;
  OGRLayerH layer = nullptr;
  std::optional<FileCrs> crs;
  AxisOrder order = AxisOrder::east_first;
  int fields = 0;
  std::vector<std::string> columns;
  std::optional<std::size_t> geometry_column;
  std::vector<std::string> texts;
  std::vector<std::string_view> cells;
  std::optional<SourceShape> shape;
  Row row;

  void read_columns() {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    fields = OGR_FD_GetFieldCount(definition);
    for (int i = 0; i < fields; ++i) {
      columns.push_back(utf8_of_unknown(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
    }
    if (OGR_FD_GetGeomFieldCount(definition) == 0) return;
    const std::string name = OGR_L_GetGeometryColumn(layer);
    geometry_column = columns.size();
    columns.push_back(name.empty() ? "geometry" : name);
  }
};

OgrReader::OgrReader(const OgrRequest& request) : inside_(std::make_unique<Inside>()) {
  Inside& in = *inside_;
  in.source = request.source;
  in.dataset = open_dataset(request);
  in.layer = choose_layer(in.dataset.get(), request);
  in.crs = crs_of(in.layer);
  in.order = axis_order_of(in.layer);
  in.read_columns();
  in.row.line = lines_before_rows(in.dataset.get());
  in.texts.resize(in.columns.size());
  OGR_L_ResetReading(in.layer);
  CPLErrorReset();
}

OgrReader::~OgrReader() = default;
OgrReader::OgrReader(OgrReader&&) noexcept = default;
OgrReader& OgrReader::operator=(OgrReader&&) noexcept = default;

const std::vector<std::string>& OgrReader::columns() const { return inside_->columns; }
std::optional<std::size_t> OgrReader::geometry_column() const { return inside_->geometry_column; }
const std::optional<FileCrs>& OgrReader::crs() const { return inside_->crs; }

std::optional<std::int64_t> OgrReader::expected_rows() const {
  constexpr int kOnlyIfCheap = 0;
  const GIntBig count = OGR_L_GetFeatureCount(inside_->layer, kOnlyIfCheap);
  return count >= 0 ? std::optional<std::int64_t>{count} : std::nullopt;
}

const Row* OgrReader::next() {
  Inside& in = *inside_;
  const Feature feature{OGR_L_GetNextFeature(in.layer)};
  if (!feature) {
    if (CPLGetLastErrorType() < CE_Failure) return nullptr;
    const std::string shown = shown_source(in.source), why = last_words(in.source);
    throw Error{ErrorKind::bad_input,
                fmt::format("{} kan inte läsas efter rad {}{}: filen är skadad eller avbruten, hämta den igen.", shown,
                            in.row.line, why),
                fmt::format("{} cannot be read beyond row {}{}: it is damaged or was cut off, fetch it again.", shown,
                            in.row.line, why)};
  }
  auto* handle = static_cast<OGRFeatureH>(feature.get());
  ++in.row.line;
  for (int i = 0; i < in.fields; ++i) in.texts[static_cast<std::size_t>(i)] = text_of(handle, i);
  in.cells.assign(in.texts.begin(), in.texts.end());
  in.shape = shape_of(OGR_F_GetGeometryRef(handle), in.order);
  in.row.shape = in.shape ? &*in.shape : nullptr;
  in.row.cells = in.cells;
  return &in.row;
}

}  // namespace tryggkarta::import
