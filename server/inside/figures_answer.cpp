#include "server/inside/answers.hpp"
#include "server/inside/extracts.hpp"
#include "server/inside/inside_question.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::inside {

namespace {

using public_routes::JsonText;

void add_day(JsonText& json, std::string_view name, const std::string& day) {
  json.key(name);
  if (day.empty())
    json.null();
  else
    json.text(day);
}

void add_counted(JsonText& json, std::int64_t count, const std::optional<double>& rate) {
  json.member("status", "shown").member("count", count);
  if (rate) json.key("rate").number(*rate);
}

std::string text_of(std::int32_t day) { return time::format_day(time::Day{std::chrono::days{day}}); }

void add_question(JsonText& json, const std::string& scheme, const ShownFigures& shown) {
  json.member("scheme", scheme);
  add_day(json, "from", shown.from);
  add_day(json, "to", shown.to);
  json.key("earlier").open_array();
  for (const auto& days : shown.earlier)
    json.open_object().member("from", text_of(days.first)).member("to", text_of(days.last)).close_object();
  json.close_array();
}

}  // namespace

http::Response answer_figures(const Visit& visit) {
  static const auto rules = with_filter({scheme_rule()});
  const public_routes::Arguments arguments{visit.request, rules};
  const std::size_t scheme = read_scheme(visit.ready.view, arguments);
  const auto shown = shown_figures(visit, scheme, read_filter(visit, arguments, access::Detail::areas));
  const auto& division = visit.ready.schemes[scheme];
  JsonText json(512 + 96 * division.areas.size());
  json.open_object();
  add_question(json, division.code, shown);
  json.key("figures").open_array();
  for (std::size_t i = 0; i < division.areas.size(); ++i) {
    const auto& area = division.areas[i];
    json.open_object().member("id", std::int64_t{area.id}).member("area", area.code).member("name", area.name);
    add_counted(json, shown.figures.counts[i], shown.figures.rates[i]);
    json.close_object();
  }
  json.close_array().key("unplaced").open_object();
  add_counted(json, shown.figures.unplaced, std::nullopt);
  json.close_object().key("total").open_object();
  add_counted(json, shown.figures.total, shown.figures.total_rate);
  json.close_object().close_object();
  return unkept("application/json", std::move(json).finish());
}

}  // namespace tryggkarta::inside
