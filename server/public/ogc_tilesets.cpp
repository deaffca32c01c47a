#include "server/public/ogc_tilesets.hpp"

#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "geo/place/grid_coverage.hpp"
#include "server/public/address.hpp"
#include "server/public/crs.hpp"
#include "server/public/format.hpp"
#include "server/public/links.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::string_view kGrid = "WebMercatorQuad";
constexpr std::string_view kGridUri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
constexpr std::string_view kMercatorUri = "http://www.opengis.net/def/crs/EPSG/0/3857";
constexpr std::string_view kTilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
constexpr int kMaxZoom = place::GridCoverage::kMaxZoom;
constexpr double kEarthRadius = 6'378'137;  // WGS 84, metres
constexpr double kHalfWorld = std::numbers::pi * kEarthRadius;

std::string grid_address(const Call& call) { return fmt::format("{}/ogc/tileMatrixSets/{}", call.base_url(), kGrid); }

std::string tiles_address(const Call& call) {
  return fmt::format("{}/ogc/collections/{}/tiles", call.base_url(), percent_encode(call.collection->id));
}

void add_grid(JsonText& json) { json.member("crs", kMercatorUri).member("tileMatrixSetURI", kGridUri); }

std::string tilesets(const Call& call) {
  const std::string address = tiles_address(call);
  JsonText json(2048);
  json.open_object();
  add_links(json, {{"self", std::string(kJson), address, "This document"}});
  json.key("tilesets").open_array().open_object().member("title", call.collection->title).member("dataType", "vector");
  add_grid(json);
  add_links(json, {{"self", std::string(kJson), fmt::format("{}/{}", address, kGrid), call.collection->title},
                   {std::string(kTilingScheme), std::string(kJson), grid_address(call), "The grid"}});
  json.close_object().close_array().close_object();
  return std::move(json).finish();
}

/// The address of the TileJSON with the same tiles.
std::string tilejson_address(const Call& call) {
  if (!call.collection->is_areas()) return fmt::format("{}/tiles/{}.json", call.base_url(), call.collection->id);
  return fmt::format("{}/tiles/areas.json?scheme={}", call.base_url(), percent_encode(call.collection->scheme->code));
}

void add_item_link(JsonText& json, const Call& call) {
  json.key("links").open_array();
  const auto add = [&](std::string_view rel, std::string_view type, const std::string& href) {
    json.open_object().member("rel", rel).member("type", type).member("href", href);
  };
  const std::string self = fmt::format("{}/{}", tiles_address(call), kGrid);
  add("self", kJson, self);
  json.close_object();
  add(kTilingScheme, kJson, grid_address(call));
  json.close_object();
  add("alternate", kJson, tilejson_address(call));
  json.member("title", "TileJSON").close_object();
  // Row stands before column.
  add("item", kVectorTile, self + "/{tileMatrix}/{tileRow}/{tileCol}");
  json.key("templated").raw("true").close_object().close_array();
}

void add_limits(JsonText& json) {
  json.key("tileMatrixSetLimits").open_array();
  for (int zoom = 0; zoom <= kMaxZoom; ++zoom) {
    const std::int64_t last = (std::int64_t{1} << zoom) - 1;
    json.open_object().member("tileMatrix", std::to_string(zoom)).member("minTileRow", std::int64_t{0});
    json.member("maxTileRow", last).member("minTileCol", std::int64_t{0}).member("maxTileCol", last).close_object();
  }
  json.close_array();
}

std::string tileset(const Call& call) {
  JsonText json(4096);
  json.open_object().member("title", call.collection->title).member("description", call.collection->description);
  json.member("dataType", "vector");
  add_grid(json);
  json.key("layers").open_array().open_object().member("id",
                                                       call.collection->is_areas() ? "areas" : call.collection->id);
  json.member("dataType", "vector").member("title", call.collection->title).close_object().close_array();
  const DegreeBox box = extent_of(call.edition(), *call.collection);
  if (!box.is_empty()) {
    json.key("boundingBox")
        .open_object()
        .key("lowerLeft")
        .open_array()
        .number(box.west)
        .number(box.south)
        .close_array();
    json.key("upperRight").open_array().number(box.east).number(box.north).close_array();
    json.member("crs", offered_crs().front().uri).close_object();
  }
  add_limits(json);
  add_item_link(json, call);
  json.close_object();
  return std::move(json).finish();
}

std::string tile_matrix_sets(const Call& call) {
  JsonText json;
  json.open_object().key("tileMatrixSets").open_array().open_object().member("id", kGrid);
  json.member("title", "Web Mercator, powers of two").member("uri", kGridUri);
  add_links(json, {{"self", std::string(kJson), grid_address(call), "The grid"}});
  json.close_object().close_array();
  add_links(json, {{"self", std::string(kJson), call.base_url() + "/ogc/tileMatrixSets", "This document"}});
  json.close_object();
  return std::move(json).finish();
}

/// OGC 17-083r4, annex D.1.
std::string tile_matrix_set() {
  constexpr std::int64_t kTilePixels = 256;
  constexpr double kPixelMetres = 0.00028;  // the standard's rendering pixel
  JsonText json(4096);
  json.open_object().member("id", kGrid).member("title", "Web Mercator, powers of two").member("uri", kGridUri);
  json.member("crs", kMercatorUri)
      .member("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
  json.key("orderedAxes").open_array().text("X").text("Y").close_array().key("tileMatrices").open_array();
  for (int zoom = 0; zoom <= kMaxZoom; ++zoom) {
    const std::int64_t side = std::int64_t{1} << zoom;
    const double cell = 2 * kHalfWorld / static_cast<double>(side * kTilePixels);
    json.open_object().member("id", std::to_string(zoom)).key("scaleDenominator").number(cell / kPixelMetres);
    json.key("cellSize")
        .number(cell)
        .key("pointOfOrigin")
        .open_array()
        .number(-kHalfWorld)
        .number(kHalfWorld)
        .close_array();
    json.member("tileWidth", kTilePixels).member("tileHeight", kTilePixels).member("matrixWidth", side);
    json.member("matrixHeight", side).member("cornerOfOrigin", "topLeft").close_object();
  }
  json.close_array().close_object();
  return std::move(json).finish();
}

}  // namespace

http::Response answer_tilesets(const Call& call) {
  return respond_with_json(call,
                           {{"tilesets", call.collection->id}, std::string(kJson), [&] { return tilesets(call); }});
}

http::Response answer_tileset(const Call& call) {
  return respond_with_json(call, {{"tileset", call.collection->id}, std::string(kJson), [&] { return tileset(call); }});
}

http::Response answer_tile_matrix_sets(const Call& call) {
  return respond_with_json(call, {{"tileMatrixSets"}, std::string(kJson), [&] { return tile_matrix_sets(call); }});
}

http::Response answer_tile_matrix_set(const Call& call) {
  return respond_with_json(call, {{"tileMatrixSet"}, std::string(kJson), tile_matrix_set});
}

}  // namespace tryggkarta::public_routes
