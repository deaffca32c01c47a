#include "geo/analysis/delivered.hpp"
#include "geo/published/class_breaks.hpp"
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

std::string text_of(std::int32_t day) { return time::format_day(analysis::day_at(day)); }

void add_question(JsonText& json, const std::string& scheme, const ShownFigures& shown) {
  json.member("scheme", scheme);
  add_day(json, "from", shown.from);
  add_day(json, "to", shown.to);
  json.key("earlier").open_array();
  for (const auto& days : shown.earlier)
    json.open_object().member("from", text_of(days.first)).member("to", text_of(days.last)).close_object();
  json.close_array();
}

/// Bounds of the classes that a map paints the areas by, for counts and for rates.
void add_breaks(JsonText& json, const analysis::AreaFigures& figures) {
  const auto add = [&](std::string_view name, std::vector<double> values, published::Measure measure) {
    json.key(name).open_array();
    for (const double bound : published::breaks_of(std::move(values), measure).bounds) json.number(bound);
    json.close_array();
  };
  std::vector<double> rates;
  for (const auto& rate : figures.rates) rates.push_back(rate.value_or(0));
  json.key("breaks").open_object();
  add("count", {figures.counts.begin(), figures.counts.end()}, published::Measure::count);
  add("rate", std::move(rates), published::Measure::rate);
  json.close_object();
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
  json.close_object();
  add_breaks(json, shown.figures);
  json.close_object();
  return unkept("application/json", std::move(json).finish());
}

}  // namespace tryggkarta::inside
