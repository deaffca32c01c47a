#include "server/workbench/tables.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "geo/analysis/delivered.hpp"
#include "geo/analysis/scores.hpp"

namespace tryggkarta::workbench {

using pages::Html;

namespace {

struct Column {
  std::string text;
  bool is_number = false;
};

/// Opens a table in a box that scrolls by itself; two levels are left open: the table, and the box.
void open_table(Html& html, const std::string& caption, const std::vector<Column>& columns) {
  html.open("div", {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  html.open("table", {{"class", "figures"}}).leaf("caption", caption).open("thead").open("tr");
  for (const Column& column : columns) {
    html.leaf("th",
              {{"scope", "col"}, {"class", column.is_number ? std::optional<std::string>("number") : std::nullopt}},
              column.text);
  }
  html.close().close();
}

void add_number(Html& html, const std::string& text) { html.leaf("td", {{"class", "number"}}, text); }

std::string rate_text(const pages::View& view, const std::optional<double>& rate) {
  return rate ? view.words.decimal(*rate) : "–";
}

void add_row(Html& html, const pages::View& view, const std::string& name, std::int64_t count,
             const std::optional<double>& rate) {
  html.open("tr").leaf("th", {{"scope", "row"}}, name);
  add_number(html, view.words.number(count));
  add_number(html, rate_text(view, rate));
  html.close();
}

/// The form of a problem, filled in with an area and the filter that it was found by.
std::string proposal_link(const pages::View& view, const inside::Visit& visit, const access::AreaName& area,
                          const std::pair<std::int64_t, double>& count_and_z) {
  pages::Query query{{"scheme", area.scheme}, {"area", area.code}};
  for (const auto& parameter : visit.request.query) {
    if (parameter.name != "area" && parameter.name != "scheme") query.emplace_back(parameter.name, parameter.value);
  }
  query.emplace_back("count", std::to_string(count_and_z.first));
  query.emplace_back("z", fmt::format("{:.2f}", count_and_z.second));
  return view.link("/inside/problem/nytt", query);
}

}  // namespace

bool may_propose(const session::Visitor& visitor) {
  return visitor.may(access::Act::plan).has_value() || visitor.may(access::Act::decide).has_value();
}

void add_figures(Html& html, const pages::View& view, const inside::Visit& visit, const Counted& counted) {
  const auto& division = visit.ready.schemes[counted.scheme];
  const auto figures = analysis::area_figures(visit.ready, counted.scheme, counted.filter);
  const auto& words = view.words;
  open_table(html, words("Händelser efter område: ", "Incidents by area: ") + division.title,
             {{words("Område", "Area")},
              {words("Antal", "Number"), true},
              {words("Per 1\u00A0000 invånare", "Per 1,000 inhabitants"), true}});
  html.open("tbody");
  for (std::size_t i = 0; i < division.areas.size(); ++i)
    add_row(html, view, pages::display_name(division.areas[i].name), figures.counts[i], figures.rates[i]);
  html.close().open("tfoot");
  add_row(html, view, words("Ej områdesbestämt", "Without an area"), figures.unplaced, std::nullopt);
  add_row(html, view, words("Totalt", "Total"), figures.total, figures.total_rate);
  html.close().close().close();
}

void add_hot_areas(Html& html, const pages::View& view, const inside::Visit& visit, const Counted& counted) {
  const auto& words = view.words;
  auto filter = counted.filter;
  // Persistence looks back from the last delivered day.
  filter.last_day = analysis::last_day_of(visit.ready.view, filter);
  const auto scores = visit.scores.areas(visit.ready, counted.scheme, filter);
  auto order = analysis::hottest_first(scores->spots);
  order.erase(std::remove_if(order.begin(), order.end(), [&](std::size_t i) { return !scores->spots[i].is_hot(); }),
              order.end());
  if (order.empty()) {
    html.leaf("p", words("Inget område är en hotspot för det här valet.", "No area is a hotspot for this choice."));
    return;
  }
  const auto quarters = visit.scores.quarters_of_areas(visit.ready, counted.scheme, filter);
  std::vector<Column> columns{
      {words("Område", "Area")},
      {words("Antal", "Number"), true},
      {"z", true},
      {words("Kvartal som hotspot av de senaste åtta", "Quarters as a hotspot, of the last eight"), true}};
  const bool proposes = may_propose(visit.visitor);
  if (proposes) columns.push_back({words("Gå vidare", "Go on")});
  open_table(html, words("Områden som är hotspots, de tydligaste först", "Areas that are hotspots, the clearest first"),
             columns);
  html.open("tbody");
  for (const std::size_t i : order) {
    html.open("tr").leaf("th", {{"scope", "row"}},
                         pages::display_name(visit.ready.schemes[counted.scheme].areas[i].name));
    add_number(html, words.number(scores->figures.counts[i]));
    add_number(html, words.decimal(*scores->spots[i].z));
    add_number(html, fmt::format("{}{}{}", std::popcount(static_cast<unsigned>((*quarters)[i])), words(" av ", " of "),
                                 inside::ScoreShelf::kQuartersBack));
    if (proposes) {
      const auto& division = visit.ready.schemes[counted.scheme];
      const auto link = proposal_link(view, visit, {division.code, division.areas[i].code},
                                      {scores->figures.counts[i], *scores->spots[i].z});
      html.open("td").leaf("a", {{"href", link}}, words("Föreslå problemområde", "Propose a problem area")).close();
    }
    html.close();
  }
  html.close().close().close();
}

}  // namespace tryggkarta::workbench
