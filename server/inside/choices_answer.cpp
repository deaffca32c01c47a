#include <algorithm>

#include "server/inside/answers.hpp"
#include "server/inside/choices.hpp"
#include "server/inside/inside_question.hpp"
#include "server/public/collection.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::inside {

namespace {

using public_routes::JsonText;

JsonText& add_flag(JsonText& json, std::string_view name, bool value) {
  return json.key(name).raw(value ? "true" : "false");
}

std::string_view name_of(access::Detail detail) {
  switch (detail) {
    case access::Detail::nothing: return "nothing";
    case access::Detail::areas: return "areas";
    case access::Detail::cells: return "cells";
    case access::Detail::points: return "points";
  }
  return {};
}

std::string_view name_of_area(const casebook::CasebookView& view, const access::AreaName& name) {
  for (const auto& scheme : view.schemes) {
    if (scheme.code != name.scheme) continue;
    for (const auto& area : scheme.areas) {
      if (area.code == name.code) return area.name;
    }
  }
  return {};
}

/// Who asks, as what, and what that part opens.
void add_visitor(JsonText& json, const Visit& visit) {
  json.member("member", visit.visitor.member.title).member("role", access::name_of(visit.grant.role()));
  json.member("role_word", access::swedish(visit.grant.role()));
  json.key("areas").open_array();
  for (const auto& name : visit.grant.areas()) {
    json.open_object().member("scheme", name.scheme).member("code", name.code);
    json.member_if_any("name", name_of_area(visit.ready.view, name)).close_object();
  }
  json.close_array().member("detail", name_of(visit.grant.everywhere()));
  add_flag(json, "sees_points", visit.grant.sees_points());
  add_flag(json, "may_export", visit.grant.may_export());
  json.member("purpose", visit.grant.purpose());
  add_flag(json, "purpose_opens", purpose_opens_more(visit.grant)).member("csrf", visit.visitor.csrf);
}

void add_words(JsonText& json, const casebook::CasebookView& view, const Choices& choices) {
  json.key("schemes").open_array();
  for (const auto& scheme : view.schemes) {
    json.open_object().member("code", scheme.code).member("title", scheme.title);
    json.member("level", public_routes::name_of(scheme.level));
    json.member("areas", static_cast<std::int64_t>(scheme.areas.size())).close_object();
  }
  json.close_array().key("categories").open_array();
  for (std::size_t i = 0; i < view.categories.size(); ++i) {
    const auto& category = view.categories[i];
    json.open_object().member("code", category.code).member("title", category.title);
    json.member("title_english", category.title_english).member_if_any("parent", category.parent);
    add_flag(json, "sensitive", category.sensitive);
    add_flag(json, "open", choices.open_categories[i]).close_object();
  }
  json.close_array().key("sources").open_array();
  for (const auto* source : choices.sources)
    json.open_object().member("name", source->name).member("title", source->title).close_object();
  json.close_array();
}

void add_times(JsonText& json, const Choices& choices) {
  json.key("days");
  if (choices.days) {
    json.open_object().member("first", time::format_day(choices.days->first));
    json.member("last", time::format_day(choices.days->last)).close_object();
  } else {
    json.null();
  }
  json.key("periods").open_array();
  for (const auto& period : choices.periods) json.text(period.token());
  json.close_array().key("latest").open_array();
  for (const auto& period : choices.latest) json.text(period.token());
  json.close_array();
  json.member_if_any("opening_period", choices.opening ? choices.opening->token() : "");
}

}  // namespace

http::Response answer_choices(const Visit& visit) {
  static const auto rules =
      std::make_shared<const public_routes::ParameterRules>(public_routes::ParameterRules{scheme_rule()});
  const public_routes::Arguments arguments{visit.request, rules};
  const casebook::CasebookView& view = visit.ready.view;
  const Choices choices = choices_of(visit.ready, visit.grant);
  JsonText json(8192);
  json.open_object();
  add_visitor(json, visit);
  add_words(json, view, choices);
  if (!view.schemes.empty()) json.member("opening_scheme", view.schemes[read_scheme(view, arguments)].code);
  add_times(json, choices);
  json.key("grid").open_array().number(std::int64_t{250}).number(std::int64_t{1000}).close_array();
  json.close_object();
  return unkept("application/json", std::move(json).finish());
}

}  // namespace tryggkarta::inside
