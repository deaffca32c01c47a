#include "server/public/ogc_documents.hpp"

#include <array>

#include <fmt/format.h>

#include "server/public/address.hpp"
#include "server/public/crs.hpp"
#include "server/public/format.hpp"
#include "server/public/links.hpp"

namespace tryggkarta::public_routes {

namespace {

/// Claimed are only classes whose abstract tests stand in tests/.
constexpr std::array<std::string_view, 9> kConformance{
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
};

constexpr std::string_view kVectorTilesets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
constexpr std::string_view kTilingSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes";

std::string ogc_address(const Call& call, std::string_view path) {
  return call.base_url() + "/ogc" + std::string(path);
}

Link json_link(std::string_view rel, std::string href, std::string title) {
  return {std::string(rel), std::string(kJson), std::move(href), std::move(title)};
}

/// The links of one collection, the same in the list and in the single document.
std::vector<Link> links_of(const Call& call, const Collection& collection) {
  const std::string address = ogc_address(call, "/collections/" + percent_encode(collection.id));
  std::vector<Link> links{json_link("self", address, collection.title),
                          {"items", std::string(kGeoJson), address + "/items", "The features"},
                          {"items", "text/csv", address + "/items?f=csv", "The features as CSV"},
                          json_link(kVectorTilesets, address + "/tiles", "Vector tiles")};
  links.push_back({"describedby", "text/html", call.base_url() + "/om-siffrorna", "What the figures mean"});
  return links;
}

void add_extent(JsonText& json, const published::Edition& edition, const Collection& collection) {
  const DegreeBox box = extent_of(edition, collection);
  const DayRange days = days_of(edition, collection);
  json.key("extent").open_object();
  if (!box.is_empty()) {
    json.key("spatial").open_object().key("bbox").open_array().open_array();
    json.number(box.west).number(box.south).number(box.east).number(box.north).close_array().close_array();
    json.member("crs", offered_crs().front().uri).close_object();
  }
  const auto add_end = [&](const std::optional<time::Day>& day, std::string_view clock) {
    if (day)
      json.text(time::format_day(*day) + std::string(clock));
    else
      json.null();
  };
  json.key("temporal").open_object().key("interval").open_array().open_array();
  add_end(days.first, "T00:00:00Z");
  add_end(days.last, "T23:59:59Z");
  json.close_array().close_array();
  json.member("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian").close_object().close_object();
}

void add_collection(JsonText& json, const Call& call, const Collection& collection) {
  json.open_object().member("id", collection.id).member("title", collection.title);
  json.member("description", collection.description);
  add_extent(json, call.edition(), collection);
  json.member("itemType", "feature").key("crs").open_array();
  for (const Crs& crs : offered_crs()) json.text(crs.uri);
  json.close_array().member("storageCrs", offered_crs().front().uri);
  add_links(json, links_of(call, collection));
  json.close_object();
}

std::string landing_page(const Call& call) {
  const std::string root = ogc_address(call, "");
  JsonText json(2048);
  json.open_object().member("title", "Tryggkarta " + call.edition().city());
  json.member("description",
              call.edition().made_up()
                  ? "Öppna data i Tryggkarta. Påhittade uppgifter, för att visa hur kartan fungerar."
                  : "Öppna data i Tryggkarta: områden med siffror, problemområden, åtgärder och medborgarlöften.");
  add_links(json, {json_link("self", root, "This document"),
                   {"alternate", "text/html", call.base_url() + "/", "The map"},
                   {"service-desc", std::string(kOpenApi), root + "/openapi.json", "The addresses, for programs"},
                   {"service-doc", "text/html", call.base_url() + "/om-siffrorna", "What the figures mean"},
                   json_link("conformance", root + "/conformance", "The standards that are met"),
                   json_link("http://www.opengis.net/def/rel/ogc/1.0/conformance", root + "/conformance",
                             "The standards that are met"),
                   json_link("data", root + "/collections", "The collections"),
                   json_link("http://www.opengis.net/def/rel/ogc/1.0/data", root + "/collections", "The collections"),
                   json_link(kTilingSchemes, root + "/tileMatrixSets", "The tile grid")});
  json.close_object();
  return std::move(json).finish();
}

std::string conformance() {
  JsonText json;
  json.open_object().key("conformsTo").open_array();
  for (const std::string_view uri : kConformance) json.text(uri);
  json.close_array().close_object();
  return std::move(json).finish();
}

std::string collections_document(const Call& call) {
  JsonText json(8192);
  json.open_object();
  add_links(json, {json_link("self", ogc_address(call, "/collections"), "This document")});
  json.key("crs").open_array();
  for (const Crs& crs : offered_crs()) json.text(crs.uri);
  json.close_array().key("collections").open_array();
  for (const Collection& collection : collections_of(call.edition())) add_collection(json, call, collection);
  json.close_array().close_object();
  return std::move(json).finish();
}

std::string collection_document(const Call& call) {
  JsonText json;
  add_collection(json, call, *call.collection);
  return std::move(json).finish();
}

}  // namespace

ParameterRules document_rules(const published::Edition&, const Collection*) { return {json_rule()}; }

http::Response answer_landing_page(const Call& call) {
  return respond_with_json(call, {{"ogc"}, std::string(kJson), [&] { return landing_page(call); }});
}

http::Response answer_conformance(const Call& call) {
  return respond_with_json(call, {{"conformance"}, std::string(kJson), conformance});
}

http::Response answer_collections(const Call& call) {
  return respond_with_json(call, {{"collections"}, std::string(kJson), [&] { return collections_document(call); }});
}

http::Response answer_collection(const Call& call) {
  return respond_with_json(
      call, {{"collection", call.collection->id}, std::string(kJson), [&] { return collection_document(call); }});
}

}  // namespace tryggkarta::public_routes
