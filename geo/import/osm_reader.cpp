#include "geo/import/osm_reader.hpp"

#include <array>
#include <filesystem>
#include <vector>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gdal.h>

#include "geo/error.hpp"
#include "geo/import/gdal_library.hpp"
#include "geo/import/ogr_geometry.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

namespace {

struct DatasetCloser {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
struct FeatureDeleter {
  void operator()(void* feature) const { OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};

std::string last_words(const std::string& source) {
  const std::string words = cleaned_words(CPLGetLastErrorMsg(), source);
  return words.empty() ? "" : fmt::format(" ({})", words);
}

/// What GDAL's driver is to report, in its own language; a file in memory for as long as it lives.
class DriverSettings {
 public:
  explicit DriverSettings(const OsmRequest& request)
      : text_(fmt::format("closed_ways_are_polygons={}\n", fmt::join(request.area_tags, ","))) {
    text_ += "attribute_name_laundering=no\n";
    add_layer("points", request.point_keys);
    add_layer("lines", request.line_keys);
    add_layer("multipolygons", request.area_keys);
    auto* bytes = reinterpret_cast<GByte*>(text_.data());
    VSIFCloseL(VSIFileFromMemBuffer(path_.c_str(), bytes, text_.size(), /*bTakeOwnership=*/FALSE));
  }
  ~DriverSettings() { VSIUnlink(path_.c_str()); }
  DriverSettings(const DriverSettings&) = delete;
  DriverSettings& operator=(const DriverSettings&) = delete;

  std::string option() const { return "CONFIG_FILE=" + path_; }

 private:
  void add_layer(std::string_view name, std::span<const std::string_view> keys) {
    text_ += fmt::format("[{}]\nosm_id=no\nother_tags=no\nattributes={}\n", name, fmt::join(keys, ","));
  }
  /// Of this reader alone.
  std::string path_ = fmt::format("/vsimem/tryggkarta_osm_{}.ini", fmt::ptr(this));
  std::string text_;
};

/// Where GDAL puts the positions of nodes when they are many; left alone it takes the folder that the user stands in.
void choose_temporary_folder() {
  if (CPLGetConfigOption("CPL_TMPDIR", nullptr) != nullptr) return;
  std::error_code none;
  const auto folder = std::filesystem::temp_directory_path(none);
  if (!none) CPLSetConfigOption("CPL_TMPDIR", folder.c_str());
}

void refuse_what_is_no_file(const std::string& source) {
  std::error_code unreadable;
  const auto status = std::filesystem::status(source, unreadable);
  if (std::filesystem::is_regular_file(status)) return;
  const bool is_there = std::filesystem::exists(status);
  throw Error{ErrorKind::bad_input, fmt::format("{} {}: name an extract of OpenStreetMap (.osm.pbf or .osm).",
                                                shown_source(source), is_there ? "is not a file" : "does not exist")};
}

}  // namespace

struct OsmReader::Inside {
  explicit Inside(const OsmRequest& request) : source(request.source), settings(request) {}

  std::string source;
  DriverSettings settings;
  std::unique_ptr<void, DatasetCloser> dataset;
  std::array<OGRLayerH, 3> layers{};  // in the order of OsmForm
  std::array<std::span<const std::string_view>, 3> keys;
  std::array<std::vector<int>, 3> fields;
  std::unique_ptr<void, FeatureDeleter> feature;
  std::vector<std::pair<std::string_view, std::string_view>> tags;
  OsmThing thing{};

  void find_layers() {
    constexpr std::array<const char*, 3> kNames{"points", "lines", "multipolygons"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      layers[i] = GDALDatasetGetLayerByName(dataset.get(), kNames[i]);
      OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layers[i]);
      for (const std::string_view key : keys[i])
        fields[i].push_back(OGR_FD_GetFieldIndex(definition, std::string{key}.c_str()));
    }
  }

  void take_tags(std::size_t form) {
    auto* handle = static_cast<OGRFeatureH>(feature.get());
    tags.clear();
    for (std::size_t i = 0; i < keys[form].size(); ++i) {
      const int field = fields[form][i];
      const bool is_set = field >= 0 && OGR_F_IsFieldSetAndNotNull(handle, field) != 0;
      tags.emplace_back(keys[form][i], is_set ? OGR_F_GetFieldAsString(handle, field) : "");
    }
    thing = {static_cast<OsmForm>(form), tags};
  }
};

OsmReader::OsmReader(const OsmRequest& request) {
  refuse_what_is_no_file(request.source);
  start_gdal();
  choose_temporary_folder();
  inside_ = std::make_unique<Inside>(request);
  inside_->keys = {request.point_keys, request.line_keys, request.area_keys};
  const std::string settings = inside_->settings.option();
  const char* const options[] = {settings.c_str(), "INTERLEAVED_READING=YES", nullptr};
  const char* const drivers[] = {"OSM", nullptr};
  CPLErrorReset();
  inside_->dataset.reset(GDALOpenEx(request.source.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                    drivers, options, nullptr));
  if (!inside_->dataset) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} is no extract of OpenStreetMap (.osm.pbf or .osm): fetch one, for "
                            "instance from download.geofabrik.de.",
                            shown_source(request.source))};
  }
  inside_->find_layers();
}

OsmReader::~OsmReader() = default;

const OsmThing* OsmReader::next() {
  Inside& in = *inside_;
  for (;;) {
    CPLErrorReset();
    OGRLayerH layer = nullptr;
    in.feature.reset(GDALDatasetGetNextFeature(in.dataset.get(), &layer, nullptr, nullptr, nullptr));
    if (CPLGetLastErrorType() >= CE_Failure) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} cannot be read to its end{}: it is damaged or was cut off, fetch it again.",
                              shown_source(in.source), last_words(in.source))};
    }
    if (!in.feature) return nullptr;
    for (std::size_t form = 0; form < in.layers.size(); ++form) {
      if (layer != in.layers[form]) continue;
      in.take_tags(form);
      return &in.thing;
    }
    // Relations that are neither: nothing to draw.
  }
}

std::optional<place::Shape<place::LonLat>> OsmReader::shape() const {
  auto* geometry = OGR_F_GetGeometryRef(static_cast<OGRFeatureH>(inside_->feature.get()));
  const auto read = shape_of(geometry, AxisOrder::east_first);
  if (!read) return std::nullopt;
  const auto ring = [](const std::vector<place::Position>& vertices) {
    std::vector<place::LonLat> out;
    out.reserve(vertices.size());
    for (const auto& vertex : vertices) out.push_back({vertex.x, vertex.y});
    return out;
  };
  if (const auto* where = std::get_if<place::Position>(&read->shape)) return place::LonLat{where->x, where->y};
  if (const auto* lines = std::get_if<place::MultiLine<place::Position>>(&read->shape)) {
    place::MultiLine<place::LonLat> out;
    for (const auto& line : *lines) out.push_back(ring(line));
    return out;
  }
  place::MultiPolygon<place::LonLat> out;
  for (const auto& polygon : std::get<place::MultiPolygon<place::Position>>(read->shape)) {
    auto& made = out.emplace_back();
    made.exterior = ring(polygon.exterior);
    for (const auto& hole : polygon.holes) made.holes.push_back(ring(hole));
  }
  return out;
}

}  // namespace tryggkarta::import
