// OGC API Features for signed-in people: incidents one by one, and the areas of every division with exact counts.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "geo/analysis/delivered.hpp"
#include "geo/error.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/extracts.hpp"
#include "server/inside/inside_question.hpp"
#include "server/inside/sheet_text.hpp"
#include "server/public/address.hpp"
#include "server/public/day_range.hpp"
#include "server/public/json_text.hpp"
#include "server/public/page_query.hpp"

namespace tryggkarta::inside {

namespace {

using public_routes::Arguments;
using public_routes::JsonText;
using public_routes::Link;

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kGeoJson = "application/geo+json";
constexpr std::string_view kIncidents = "incidents";
constexpr std::string_view kAreas = "areas-";

struct Collection {
  std::string id;
  std::string title;
  std::optional<std::size_t> scheme;  ///< of areas; none for incidents and casework
};

/// Those that server/casework answers, by id and title.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kCasework{{
    {"problems", "Problemområden"},
    {"causes", "Orsaker"},
    {"actions", "Åtgärder"},
    {"evaluation_plans", "Uppföljningsplaner, varje version"},
    {"evaluations", "Uppföljningar"},
    {"pledges", "Medborgarlöften"},
    {"pledge_activities", "Löftesaktiviteter"},
    {"surveys", "Mätningar"},
    {"survey_values", "Mätvärden"},
    {"observations", "Observationer"},
    {"coverage", "Täckning"},
    {"reports", "Lägesbilder"},
    {"assessments", "Områdesbedömningar"},
    {"meetings", "Avstämningar"},
    {"tasks", "Uppgifter"},
    {"decisions", "Beslut"},
}};

bool does_casework(const Visit& visit) {
  return visit.visitor.may(access::Act::plan) || visit.visitor.may(access::Act::decide);
}

std::vector<Collection> all_collections(const Visit& visit) {
  std::vector<Collection> all{{std::string{kIncidents}, "Händelser", std::nullopt}};
  for (std::size_t scheme = 0; scheme < visit.ready.schemes.size(); ++scheme) {
    const auto& division = visit.ready.schemes[scheme];
    all.push_back({std::string{kAreas} + division.code, division.title, scheme});
  }
  for (const auto& [id, title] : kCasework) all.push_back({std::string{id}, std::string{title}, std::nullopt});
  return all;
}

bool is_casework(const Collection& collection) {
  return std::any_of(kCasework.begin(), kCasework.end(), [&](const auto& each) { return each.first == collection.id; });
}

bool is_open(const Visit& visit, const Collection& collection) {
  if (is_casework(collection)) return does_casework(visit);
  return collection.scheme || visit.grant.sees_points();
}

Collection collection_of(const Visit& visit) {
  const std::string_view id = visit.request.capture("id");
  for (auto& collection : all_collections(visit)) {
    if (collection.id == id) return collection;
  }
  throw Error{ErrorKind::not_found, "Det finns ingen sådan samling.", "There is no such collection."};
}

std::string address_of(const Visit& visit, const std::string& rest) {
  return visit.request.base_url + "/inside/ogc" + rest;
}
std::string collection_address(const Visit& visit, const std::string& id) {
  return address_of(visit, "/collections/" + public_routes::percent_encode(id));
}

void refuse_parameters(const Visit& visit) {
  static const auto none = std::make_shared<const public_routes::ParameterRules>();
  const Arguments checked{visit.request, none};
}

void add_collection(JsonText& json, const Visit& visit, const Collection& collection) {
  const std::string address = collection_address(visit, collection.id);
  json.open_object().member("id", collection.id).member("title", collection.title).member("itemType", "feature");
  json.key("crs").open_array();
  for (const auto& crs : public_routes::offered_crs()) json.text(crs.uri);
  json.close_array().member("storageCrs", public_routes::offered_crs().front().uri);
  public_routes::add_links(json, {{"self", std::string{kJson}, address, collection.title},
                                  {"items", std::string{kGeoJson}, address + "/items", "The features"}});
  json.close_object();
}

/// What is asked of one collection: the sheet of everything that matches, and which of it.
struct AskedItems {
  Collection collection;
  Arguments arguments;
  public_routes::PageQuery page;
  extract::Sheet sheet;
};

std::shared_ptr<const public_routes::ParameterRules> items_rules() {
  static const auto rules = [] {
    auto all = public_routes::page_rules();
    all.push_back(scheme_rule());
    return with_filter(std::move(all));
  }();
  return rules;
}

/// `datetime` beside the days of the filter: both hold.
void narrow(const Visit& visit, const Arguments& arguments, analysis::IncidentFilter& filter) {
  const auto text = arguments.value("datetime");
  if (!text) return;
  const auto zone = time::TimeZone::named(visit.ready.view.city.timezone);
  if (!zone) throw Error{ErrorKind::broken, "the city's time zone is not known to the system"};
  const auto days = public_routes::parse_datetime(*text, *zone);
  if (days.first) filter.first_day = std::max(filter.first_day, analysis::number_of(*days.first));
  if (days.last) filter.last_day = std::min(filter.last_day, analysis::number_of(*days.last));
  if (!filter.earlier.empty()) {
    throw public_routes::refusal("datetime", "Skriv antingen datetime eller earlier_years.",
                                 "Give either datetime or earlier_years.");
  }
}

access::Detail detail_of(const Collection& collection) {
  return collection.scheme ? access::Detail::areas : access::Detail::points;
}

/// Not in the log yet.
extract::Sheet sheet_of(const Visit& visit, const Collection& collection, const Arguments& arguments) {
  auto filter = read_filter_unnoted(visit, arguments, detail_of(collection));
  narrow(visit, arguments, filter);
  if (!collection.scheme) return incident_sheet(visit, rows_of(visit, filter));
  extract::Sheet sheet = figure_sheet(visit, shown_figures(visit, *collection.scheme, filter));
  sheet.size = visit.ready.schemes[*collection.scheme].areas.size();
  return sheet;
}

struct TouchesBox {
  const public_routes::BoxFilter& box;
  // A feature without geometry always matches (Features part 1, /req/core/fc-bbox-response).
  bool operator()(std::monostate) const { return true; }
  template <class Stored>
  bool operator()(const Stored& stored) const {
    return box.matches(stored);
  }
};

void keep_within(extract::Sheet& sheet, const std::optional<public_routes::BoxFilter>& box) {
  if (!box) return;
  const auto kept = std::make_shared<std::vector<std::size_t>>();
  for (std::size_t i = 0; i < sheet.size; ++i) {
    if (std::visit(TouchesBox{*box}, sheet.row(i).where)) kept->push_back(i);
  }
  sheet.size = kept->size();
  sheet.row = [all = std::move(sheet.row), kept](std::size_t i) { return all((*kept)[i]); };
}

AskedItems read_items(const Visit& visit) {
  Collection collection = collection_of(visit);
  // Reached only where the addresses of casework are not there.
  if (is_casework(collection)) throw Error{ErrorKind::broken, "casework was asked for where it is not answered"};
  const Arguments arguments{visit.request, items_rules()};
  auto page = public_routes::read_page_query(arguments);
  auto sheet = sheet_of(visit, collection, arguments);
  keep_within(sheet, page.box);
  return {std::move(collection), arguments, std::move(page), std::move(sheet)};
}

std::vector<Link> links_of(const Visit& visit, const AskedItems& asked) {
  const std::string address = collection_address(visit, asked.collection.id);
  const auto given = asked.arguments.in_order();
  const auto at = [&](std::int64_t offset) {
    return address + "/items" + public_routes::query_text(public_routes::with(given, "offset", std::to_string(offset)));
  };
  const std::string type{kGeoJson};
  std::vector<Link> links{{"self", type, address + "/items" + public_routes::query_text(given), "This page"}};
  const auto [limit, offset, crs, box] = asked.page;
  if (offset + limit < static_cast<std::int64_t>(asked.sheet.size))
    links.push_back({"next", type, at(offset + limit), "Next page"});
  if (offset > 0) links.push_back({"prev", type, at(std::max<std::int64_t>(0, offset - limit)), "Previous page"});
  links.push_back({"collection", std::string{kJson}, address, asked.collection.title});
  return links;
}

/// The sheet cut to the page.
extract::Sheet page_of(const AskedItems& asked) {
  extract::Sheet page = asked.sheet;
  const auto offset = std::min(static_cast<std::size_t>(asked.page.offset), page.size);
  page.size = std::min(static_cast<std::size_t>(asked.page.limit), page.size - offset);
  page.row = [all = asked.sheet.row, offset](std::size_t i) { return all(offset + i); };
  return page;
}

http::Header content_crs(const public_routes::Crs& crs) { return {"Content-Crs", fmt::format("<{}>", crs.uri)}; }

}  // namespace

http::Response answer_ogc(const Visit& visit) {
  refuse_parameters(visit);
  JsonText json;
  json.open_object().member("title", "Tryggkarta " + visit.ready.view.city.name);
  json.member("description", "Händelser och exakta antal, för inloggade. Det som läses skrivs i loggen.");
  const auto link = [&](std::string_view rel, const std::string& rest, std::string title) {
    return Link{std::string{rel}, std::string{kJson}, address_of(visit, rest), std::move(title)};
  };
  public_routes::add_links(
      json, {link("self", "", "This document"),
             link("conformance", "/conformance", "The standards that are met"),
             link("data", "/collections", "The collections"),
             {"service-desc", "application/vnd.oai.openapi+json;version=3.0", address_of(visit, "/openapi.json"),
              "What may be done with casework, for programs"}});
  json.close_object();
  return unkept(std::string{kJson}, std::move(json).finish());
}

http::Response answer_ogc_conformance(const Visit& visit) {
  refuse_parameters(visit);
  JsonText json;
  json.open_object().key("conformsTo").open_array();
  // No class that asks for a description of the addresses: that of /ogc is everyone's.
  for (const std::string_view uri : {"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                                     "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
                                     "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
                                     "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
                                     "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags"})
    json.text(uri);
  json.close_array().close_object();
  return unkept(std::string{kJson}, std::move(json).finish());
}

http::Response answer_ogc_collections(const Visit& visit) {
  refuse_parameters(visit);
  JsonText json;
  json.open_object();
  public_routes::add_links(json, {{"self", std::string{kJson}, address_of(visit, "/collections"), "This document"}});
  json.key("collections").open_array();
  for (const Collection& collection : all_collections(visit)) {
    if (is_open(visit, collection)) add_collection(json, visit, collection);
  }
  json.close_array().close_object();
  return unkept(std::string{kJson}, std::move(json).finish());
}

http::Response answer_ogc_collection(const Visit& visit) {
  refuse_parameters(visit);
  const Collection collection = collection_of(visit);
  if (!is_open(visit, collection)) {
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att se så noga.",
                "The role gives no right to this much detail."};
  }
  JsonText json;
  add_collection(json, visit, collection);
  return unkept(std::string{kJson}, std::move(json).finish());
}

http::Response answer_ogc_items(const Visit& visit) {
  const AskedItems asked = read_items(visit);
  const extract::Sheet page = page_of(asked);
  note_reading(visit, asked.arguments, detail_of(asked.collection),
               [&] { return static_cast<std::int64_t>(page.size); });
  PageWords words{static_cast<std::int64_t>(asked.sheet.size), links_of(visit, asked)};
  auto response =
      unkept_pieces(visit.request, std::string{kGeoJson}, geojson_pieces(page, *asked.page.crs, std::move(words)));
  response.headers.push_back(content_crs(*asked.page.crs));
  return response;
}

http::Response answer_ogc_item(const Visit& visit) {
  const AskedItems asked = read_items(visit);
  const std::string wanted{visit.request.capture("fid")};
  std::size_t at = 0;
  while (at < asked.sheet.size && std::to_string(asked.sheet.row(at).id) != wanted) ++at;
  const bool is_there = at < asked.sheet.size;
  note_reading(visit, asked.arguments, detail_of(asked.collection), [&] { return is_there ? 1 : 0; });
  // What lies outside of the right is as unknown as what is not there.
  if (!is_there)
    throw Error{ErrorKind::not_found, "Samlingen har inget sådant objekt.", "The collection has no such feature."};
  const std::string address = collection_address(visit, asked.collection.id);
  const std::vector<Link> links{{"self", std::string{kGeoJson}, address + "/items/" + wanted},
                                {"collection", std::string{kJson}, address, asked.collection.title}};
  auto response = unkept(std::string{kGeoJson}, feature_text(asked.sheet, at, *asked.page.crs, links));
  response.headers.push_back(content_crs(*asked.page.crs));
  return response;
}

}  // namespace tryggkarta::inside
