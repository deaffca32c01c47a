#include "server/public/items_route.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/public/address.hpp"
#include "server/public/format.hpp"
#include "server/public/items_answer.hpp"
#include "server/public/items_query.hpp"

namespace tryggkarta::public_routes {

namespace {

std::string items_address(const Call& call) {
  return fmt::format("{}/ogc/collections/{}/items", call.base_url(), percent_encode(call.collection->id));
}

/// An edition never changes, so an offset into it is stable; the link names the edition that it belongs to.
std::string page_address(const Call& call, std::int64_t offset) {
  auto parameters = with(call.arguments.in_order(), "edition", std::to_string(call.edition().number()));
  return items_address(call) + query_text(with(std::move(parameters), "offset", std::to_string(offset)));
}

std::vector<Link> links_of_page(const Call& call, const ItemsQuery& query, const Page& page) {
  const auto given = call.arguments.in_order();
  const std::string geojson{kGeoJson};
  std::vector<Link> links{
      {"self", geojson, items_address(call) + query_text(given), "This page"},
      {"alternate", "text/csv", items_address(call) + query_text(with(given, "f", "csv")), "This page as CSV"}};
  if (page.has_more()) {
    links.push_back({"next", geojson, page_address(call, query.page.offset + query.page.limit), "Next page"});
  }
  if (query.page.offset > 0) {
    links.push_back({"prev", geojson,
                     page_address(call, std::max<std::int64_t>(0, query.page.offset - query.page.limit)),
                     "Previous page"});
  }
  links.push_back({"collection", std::string(kJson),
                   fmt::format("{}/ogc/collections/{}", call.base_url(), percent_encode(call.collection->id)),
                   call.collection->title});
  return links;
}

std::vector<Link> links_of_feature(const Call& call, const std::string& id) {
  const std::string address = items_address(call) + "/" + id;
  const auto given = call.arguments.in_order();
  return {{"self", std::string(kGeoJson), address + query_text(given), "This feature"},
          {"alternate", "text/csv", address + query_text(with(given, "f", "csv")), "This feature as CSV"},
          {"collection", std::string(kJson),
           fmt::format("{}/ogc/collections/{}", call.base_url(), percent_encode(call.collection->id)),
           call.collection->title}};
}

http::Response edition_is_gone(const Call& call) {
  http::ProblemDetail detail;
  detail.status = 410;
  detail.detail = http::in_language_of(
      call.request, "Sidan hör till en utgåva som har ersatts: börja om från första sidan, utan edition och offset.",
      "The page belongs to an edition that was replaced: start again from the first page, without edition and offset.");
  return http::problem(call.request, detail);
}

Representation representation_of(const Call& call, const ChosenFormat& chosen, const Crs& crs) {
  Representation representation;
  representation.parts = {chosen.format == Format::csv ? "items.csv" : "items", call.collection->id,
                          std::string(call.request.capture("fid")), query_text(call.arguments.in_order())};
  representation.media_type = chosen.format == Format::csv ? kCsv : kGeoJson;
  representation.negotiated_by_accept = chosen.by_accept;
  if (chosen.format == Format::json) representation.headers.push_back({"Content-Crs", fmt::format("<{}>", crs.uri)});
  return representation;
}

Feature find_feature(const Call& call, const std::optional<Selection>& figures) {
  const std::string wanted{call.request.capture("fid")};
  const Features features(call.edition(), *call.collection, figures);
  for (std::size_t i = 0; i < features.count(); ++i) {
    if (std::to_string(features.id(i)) == wanted) return features.at(i);
  }
  throw Error{ErrorKind::not_found, fmt::format("Samlingen {} har inget sådant objekt.", call.collection->id),
              fmt::format("The collection {} has no such feature.", call.collection->id)};
}

}  // namespace

http::Response answer_items(const Call& call) {
  const ItemsQuery query = read_items_query(call);
  const auto chosen = choose_json_or_csv(call, kGeoJson);
  if (!chosen) return not_acceptable(call);
  if (query.edition && *query.edition != call.edition().number()) return edition_is_gone(call);
  Representation page = representation_of(call, *chosen, *query.page.crs);
  if (chosen->format == Format::csv) {
    page.write = [&] { return page_csv(page_of(call, query)); };
  } else {
    page.pieces = [&] {
      Page asked = page_of(call, query);
      auto links = links_of_page(call, query, asked);
      return page_json(std::move(asked), std::move(links));
    };
  }
  return respond_with(call, page);
}

http::Response answer_item(const Call& call) {
  const Crs& crs = read_crs(call.arguments, "crs");
  const auto figures = read_figures(call);
  const auto chosen = choose_json_or_csv(call, kGeoJson);
  if (!chosen) return not_acceptable(call);
  const Feature feature = find_feature(call, figures);
  const auto properties = sent_properties(*call.collection, figures);
  Representation item = representation_of(call, *chosen, crs);
  item.write = [&] {
    if (chosen->format == Format::csv) return features_csv({feature}, properties);
    return feature_json(feature, {properties, crs, *call.current->geometry_texts}, call.edition().number(),
                        links_of_feature(call, std::to_string(feature.id)));
  };
  return respond_with(call, item);
}

}  // namespace tryggkarta::public_routes
