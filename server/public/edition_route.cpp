#include "server/public/edition_route.hpp"

#include "server/public/json_text.hpp"
#include "server/public/selection.hpp"

namespace tryggkarta::public_routes {

namespace {

using published::Edition;

void add_periods(JsonText& json, const Edition& edition) {
  json.key("periods").open_array();
  for (const auto& period : edition.periods()) json.text(period.token());
  json.close_array().key("period_kinds").open_array();
  for (const auto kind : kinds_in(edition)) json.text(time::name_of(kind));
  json.close_array();
}

void add_schemes(JsonText& json, const Edition& edition) {
  json.key("schemes").open_array();
  for (const auto& scheme : edition.schemes()) {
    json.open_object().member("code", scheme.code).member("title", scheme.title);
    json.member("areas", static_cast<std::int64_t>(scheme.areas.size())).member("level", name_of(scheme.level));
    json.member_if_any("parent", scheme.parent_scheme);
    if (scheme.valid_from) json.member("valid_from", time::format_day(*scheme.valid_from));
    if (scheme.valid_to) json.member("valid_to", time::format_day(*scheme.valid_to));
    json.member_if_any("attribution", scheme.attribution).close_object();
  }
  json.close_array();
}

void add_categories(JsonText& json, const Edition& edition) {
  json.key("categories").open_array();
  for (const auto& category : edition.categories()) {
    json.open_object().member("code", category.code).member("title", category.title);
    json.member_if_any("title_english", category.title_english).key("parent");
    if (category.parent.empty())
      json.null();
    else
      json.text(category.parent);
    json.key("sensitive").raw(category.sensitive ? "true" : "false");
    json.key("proactive").raw(category.proactive ? "true" : "false").close_object();
  }
  json.close_array();
}

void add_sources(JsonText& json, const Edition& edition) {
  json.key("sources").open_array();
  for (const auto& source : edition.sources()) {
    json.open_object()
        .member("name", source.name)
        .member_if_any("title", source.title)
        .member_if_any("owner", source.owner);
    json.member("first", time::format_day(source.first))
        .member("latest", time::format_day(source.latest))
        .close_object();
  }
  json.close_array();
}

void add_defaults(JsonText& json, const Edition& edition) {
  json.key("defaults").open_object();
  if (edition.default_scheme() != nullptr) json.member("scheme", edition.default_scheme()->code);
  if (edition.default_period()) json.member("period", edition.default_period()->token());
  if (!edition.categories().empty()) {
    json.member("category", edition.category("all") != nullptr ? "all" : edition.categories().front().code);
  }
  json.close_object();
}

void add_bounds(JsonText& json, const Edition& edition) {
  const DegreeBox bounds = extent_of(edition);
  if (bounds.is_empty()) return;
  json.key("bounds").open_array();
  json.number(bounds.west).number(bounds.south).number(bounds.east).number(bounds.north).close_array();
}

void add_basemap(JsonText& json, const PublicEdition& current) {
  if (!current.basemap) return;
  json.key("basemap").open_object().member("attribution", current.basemap->facts().attribution);
  json.member("version", current.basemap_version()).close_object();
}

std::string edition_json(const PublicEdition& current) {
  const Edition& edition = *current.edition;
  JsonText json(16 * 1024);
  json.open_object().member("number", std::int64_t{edition.number()});
  json.member("published", time::format_instant(edition.published())).member("hash", edition.content_hash());
  json.member("city", edition.city()).key("made_up").raw(edition.made_up() ? "true" : "false");
  json.member("smallest_shown", edition.smallest_shown());
  add_defaults(json, edition);
  add_bounds(json, edition);
  add_periods(json, edition);
  add_schemes(json, edition);
  add_categories(json, edition);
  add_sources(json, edition);
  add_basemap(json, current);
  json.close_object();
  return std::move(json).finish();
}

}  // namespace

http::Response answer_current_edition(const Call& call) {
  return respond_with(call, {{"edition"}, std::string(kJson), [&] { return edition_json(*call.current); }});
}

}  // namespace tryggkarta::public_routes
