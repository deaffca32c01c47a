#include <algorithm>

#include "geo/error.hpp"
#include "geo/published/class_breaks.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/inside_question.hpp"
#include "server/public/address.hpp"
#include "server/public/csv_text.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::inside {

namespace {

using public_routes::CsvText;
using public_routes::JsonText;

/// The figures of one division, with what they are of.
struct Asked {
  std::size_t scheme;
  analysis::IncidentFilter filter;
  analysis::AreaFigures figures;
  std::vector<http::Parameter> parameters;
};

Asked read(const Visit& visit) {
  static const auto rules = with_filter({scheme_rule()});
  const public_routes::Arguments arguments{visit.request, rules};
  const std::size_t scheme = read_scheme(visit.ready.view, arguments);
  auto filter = read_filter(visit, arguments, access::Detail::areas);
  auto figures = analysis::area_figures(visit.ready, scheme, filter);
  return {scheme, std::move(filter), std::move(figures), arguments.in_order()};
}

struct Days {
  std::string first;
  std::string last;
};

std::int32_t number_of(time::Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }
std::string text_of(std::int32_t day) { return time::format_day(time::Day{std::chrono::days{day}}); }

/// The days asked for, cut to those that the sources asked for have delivered. Where they have none in common: as
/// asked, and "" for an end that was left open.
Days days_of(const Visit& visit, const analysis::IncidentFilter& filter) {
  const analysis::IncidentFilter open;
  std::int32_t first_delivered = open.last_day;
  std::int32_t last_delivered = open.first_day;
  const auto& sources = visit.ready.view.sources;
  for (std::uint16_t i = 0; i < sources.size(); ++i) {
    const bool is_asked = filter.sources.empty() || std::binary_search(filter.sources.begin(), filter.sources.end(), i);
    if (!is_asked || !sources[i].first_day || !sources[i].last_day) continue;
    first_delivered = std::min(first_delivered, number_of(*sources[i].first_day));
    last_delivered = std::max(last_delivered, number_of(*sources[i].last_day));
  }
  const std::int32_t first = std::max(filter.first_day, first_delivered);
  const std::int32_t last = std::min(filter.last_day, last_delivered);
  if (first <= last) return {text_of(first), text_of(last)};
  return {filter.first_day == open.first_day ? "" : text_of(filter.first_day),
          filter.last_day == open.last_day ? "" : text_of(filter.last_day)};
}

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

void add_row(CsvText& csv, std::string_view code, std::string_view name, std::int64_t count,
             const std::optional<double>& rate) {
  csv.text(code).text(name).number(count);
  if (rate)
    csv.number(*rate);
  else
    csv.nothing();
}

}  // namespace

http::Response answer_figures(const Visit& visit) {
  const Asked asked = read(visit);
  const auto& division = visit.ready.schemes[asked.scheme];
  const auto [first, last] = days_of(visit, asked.filter);
  JsonText json(512 + 96 * division.areas.size());
  json.open_object().member("scheme", division.code);
  add_day(json, "from", first);
  add_day(json, "to", last);
  json.key("earlier").open_array();
  for (const auto& days : asked.filter.earlier) {
    json.open_object().member("from", text_of(days.first)).member("to", text_of(days.last)).close_object();
  }
  json.close_array().key("figures").open_array();
  for (std::size_t i = 0; i < division.areas.size(); ++i) {
    const auto& area = division.areas[i];
    json.open_object().member("id", std::int64_t{area.id}).member("area", area.code).member("name", area.name);
    add_counted(json, asked.figures.counts[i], asked.figures.rates[i]);
    json.close_object();
  }
  json.close_array().key("unplaced").open_object();
  add_counted(json, asked.figures.unplaced, std::nullopt);
  json.close_object().key("total").open_object();
  add_counted(json, asked.figures.total, asked.figures.total_rate);
  json.close_object();
  add_breaks(json, asked.figures);
  json.close_object();
  return unkept("application/json", std::move(json).finish());
}

http::Response answer_figures_csv(const Visit& visit) {
  const Asked asked = read(visit);
  if (!visit.grant.may_export()) {
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att ta ut en fil.",
                "The role gives no right to take out a file."};
  }
  visit.log(visit.visitor,
            {"utlämnat", visit.request.path, public_routes::query_text(asked.parameters), asked.figures.total});
  const auto& division = visit.ready.schemes[asked.scheme];
  const Days days = days_of(visit, asked.filter);
  CsvText csv;
  for (const std::string_view column :
       {"area", "name", "count", "rate", "row", "scheme", "from", "to", "earlier_years"})
    csv.text(column);
  csv.end_row();
  const auto end_row = [&](std::string_view kind) {
    csv.text(kind).text(division.code).text(days.first).text(days.last);
    csv.number(static_cast<std::int64_t>(asked.filter.earlier.size())).end_row();
  };
  for (std::size_t i = 0; i < division.areas.size(); ++i) {
    add_row(csv, division.areas[i].code, division.areas[i].name, asked.figures.counts[i], asked.figures.rates[i]);
    end_row("area");
  }
  add_row(csv, "", "Ej områdesbestämd", asked.figures.unplaced, std::nullopt);
  end_row("unplaced");
  add_row(csv, "", "Totalt", asked.figures.total, asked.figures.total_rate);
  end_row("total");
  return unkept("text/csv; charset=utf-8", std::move(csv).finish());
}

http::Response unkept(std::string content_type, std::string body) {
  const bool is_empty = body.empty();
  auto response = http::plain_response(is_empty ? 204 : 200, std::move(content_type), std::move(body));
  if (is_empty) response.headers = {{"Cache-Control", "no-store"}};
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace tryggkarta::inside
