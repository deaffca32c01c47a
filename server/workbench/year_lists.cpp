#include "server/workbench/year_lists.hpp"

#include <algorithm>

#include "server/workbench/year_picture.hpp"

namespace tryggkarta::workbench {

using pages::Html;
using pages::Words;

namespace {

/// Two levels are left open: the table, and the box.
void open_table(Html& html, const std::string& caption, const std::vector<std::string>& columns) {
  html.open("div", {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  html.open("table", {{"class", "figures year-table"}}).leaf("caption", caption).open("thead").open("tr");
  for (const auto& column : columns) html.leaf("th", {{"scope", "col"}}, column);
  html.close().close();
}

template <class State>
void add_state(Html& html, const Words& words, State state, const std::string& more = "") {
  html.open("td", {{"class", "year-state"}, {"data-label", words("Läge", "State")}})
      .open("span", {{"class", "status-words"}});
  add_symbol(html, state);
  html.text(in_words(words, state) + more).close().close();
}

/// One day's occasion, whoever it is for, as far as they are in the same state.
struct Row {
  JudgedItem first;
  std::vector<std::size_t> bodies;
};

bool is_same_row(const Row& row, const JudgedItem& next) {
  const auto& [item, state] = row.first;
  return state == next.state && item.rule == next.item.rule && item.due == next.item.due &&
         item.period == next.item.period;
}

std::vector<Row> rows_of(const std::vector<JudgedItem>& items) {
  std::vector<Row> rows;
  for (const auto& each : items) {
    // Of one day, rule and period there are as many rows as there are states among the bodies.
    const auto row =
        std::find_if(rows.rbegin(), rows.rend(), [&](const Row& known) { return is_same_row(known, each); });
    if (row == rows.rend()) {
      rows.push_back({each, {each.item.body}});
    } else {
      row->bodies.push_back(each.item.body);
    }
  }
  return rows;
}

/// Names; or the level with a number, where it is all of them and more than two.
std::string bodies_in_words(const Words& words, const time::YearWheel& wheel, const std::vector<std::size_t>& bodies) {
  const std::string& level = wheel.bodies[bodies.front()].level.swedish;
  const auto is_of_level = [&](const time::Body& body) { return body.level.swedish == level; };
  const auto all = std::count_if(wheel.bodies.begin(), wheel.bodies.end(), is_of_level);
  const auto mine =
      std::count_if(bodies.begin(), bodies.end(), [&](std::size_t i) { return is_of_level(wheel.bodies[i]); });
  std::string names;
  if (mine == all && all > 2)
    names = in_words(words, wheel.bodies[bodies.front()].level) + words(", alla ", ", all ") + words.number(all);
  for (const std::size_t body : bodies) {
    if (!names.empty() && mine == all && all > 2 && is_of_level(wheel.bodies[body])) continue;
    names += (names.empty() ? "" : "; ") + in_words(words, wheel.bodies[body].title);
  }
  return names;
}

std::string_view report_word(time::PeriodKind kind) {
  switch (kind) {
    case time::PeriodKind::week: return "vecka";
    case time::PeriodKind::quarter: return "kvartal";
    case time::PeriodKind::half_year: return "halvår";
    case time::PeriodKind::year: return "år";
    case time::PeriodKind::two_years: return "tvåår";
    case time::PeriodKind::month: break;
  }
  return {};
}

bool may_prepare(const access::DecisionGrant& grant, const time::Body& body) {
  const auto& areas = grant.areas();
  return areas.empty() || std::any_of(areas.begin(), areas.end(), [&](const access::AreaName& area) {
           return area.scheme + ":" + area.code == body.area;
         });
}

/// To the meeting and the report of one body, as far as its rule asks for them.
void add_doors_of(Html& html, const ItemTable& table, const Row& row, const time::Body& body) {
  const Words& words = table.view.words;
  const auto& rule = table.wheel.rules[row.first.item.rule];
  const std::string period = row.first.item.period.token();
  const std::string more = row.bodies.size() > 1 ? ": " + in_words(words, body.title) : "";
  const auto add = [&](const std::string& path, const pages::Query& query, const std::string& text) {
    html.open("li").leaf("a", {{"href", table.view.link(path, query)}}, text + more).close();
  };
  if (rule.meeting) {
    add("/inside/avstamning/ny", {{"body", body.id}, {"occasion", rule.id}, {"period", period}},
        words("Förbered avstämning", "Prepare the meeting"));
  }
  if (rule.report) {
    add("/inside/lagesbild/ny",
        {{"area", body.area}, {"kind", std::string{report_word(*rule.report)}}, {"period", period}},
        words("Lägesbild", "Situation report"));
  }
}

void add_doors(Html& html, const ItemTable& table, const Row& row) {
  const Words& words = table.view.words;
  html.open("td", {{"class", "year-doors"}, {"data-label", words("Förbered", "Prepare")}});
  std::vector<const time::Body*> mine;
  for (const std::size_t number : row.bodies) {
    if (may_prepare(*table.prepares, table.wheel.bodies[number])) mine.push_back(&table.wheel.bodies[number]);
  }
  const auto& rule = table.wheel.rules[row.first.item.rule];
  if (mine.empty() || (!rule.meeting && !rule.report)) {
    html.text("–").close();
    return;
  }
  const bool is_folded = mine.size() > 1;
  if (is_folded) html.open("details").leaf("summary", words("Välj grupp", "Choose a group"));
  html.open("ul");
  for (const auto* body : mine) add_doors_of(html, table, row, *body);
  html.close();
  if (is_folded) html.close();
  html.close();
}

}  // namespace

void add_law_table(Html& html, const Words& words, const time::YearWheel& wheel, time::Day today) {
  const auto& clock = *wheel.law_clock;
  open_table(html, in_words(words, clock.title),
             {words("För", "For"), words("Senast beslutad", "Last decided"), words("Nästa senast", "Next by"),
              words("Läge", "State")});
  html.open("tbody");
  for (const std::size_t body : clock.bodies) {
    const auto reading = time::read_law_clock(clock, wheel.bodies[body], today);
    if (!wheel.bodies[body].validity.holds(today)) continue;
    html.open("tr").leaf("th", {{"scope", "row"}}, in_words(words, wheel.bodies[body].title));
    html.leaf("td", {{"data-label", words("Senast beslutad", "Last decided")}},
              reading.last_decided ? words.day(*reading.last_decided) : words("inte angivet", "not given"));
    html.leaf("td", {{"data-label", words("Nästa senast", "Next by")}},
              reading.deadline ? words.day(*reading.deadline) : "–");
    const bool is_warned = reading.state == time::LawState::warned;
    const std::string months = is_warned ? std::to_string(clock.warn_months[reading.warnings_reached - 1]) : "";
    add_state(html, words, reading.state,
              is_warned ? words(", mer än " + months + " månader", ", more than " + months + " months") : "");
    html.close();
  }
  html.close().close().close();
}

void add_item_table(Html& html, const ItemTable& table, const std::vector<JudgedItem>& items) {
  const Words& words = table.view.words;
  std::vector<std::string> columns{words("Senast", "By"), words("Vad", "What"), words("För", "For"),
                                   words("Läge", "State")};
  if (table.prepares != nullptr) columns.push_back(words("Förbered", "Prepare"));
  open_table(html, table.caption, columns);
  html.open("tbody");
  for (const Row& row : rows_of(items)) {
    const auto& item = row.first.item;
    const auto& rule = table.wheel.rules[item.rule];
    html.open("tr").open("td", {{"class", "year-day"}});
    html.leaf("time", {{"datetime", time::format_day(item.due)}}, day_in_words(words, item.due)).close();
    html.open("th", {{"scope", "row"}}).text(in_words(words, rule.title));
    html.leaf("span", {{"class", "year-more"}}, words.period(item.period));
    html.close();
    html.leaf("td", {{"data-label", words("För", "For")}}, bodies_in_words(words, table.wheel, row.bodies));
    add_state(html, words, row.first.state);
    if (table.prepares != nullptr) add_doors(html, table, row);
    html.close();
  }
  html.close().close().close();
}

}  // namespace tryggkarta::workbench
