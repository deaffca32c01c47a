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

void add_item_table(Html& html, const Words& words, const time::YearWheel& wheel, const std::vector<JudgedItem>& items,
                    const std::string& caption) {
  open_table(html, caption, {words("Senast", "By"), words("Vad", "What"), words("För", "For"), words("Läge", "State")});
  html.open("tbody");
  for (const Row& row : rows_of(items)) {
    const auto& item = row.first.item;
    const auto& rule = wheel.rules[item.rule];
    html.open("tr").open("td", {{"class", "year-day"}});
    html.leaf("time", {{"datetime", time::format_day(item.due)}}, day_in_words(words, item.due)).close();
    html.open("th", {{"scope", "row"}}).text(in_words(words, rule.title));
    html.leaf("span", {{"class", "year-more"}}, words.period(item.period));
    html.close();
    html.leaf("td", {{"data-label", words("För", "For")}}, bodies_in_words(words, wheel, row.bodies));
    add_state(html, words, row.first.state);
    html.close();
  }
  html.close().close().close();
}

}  // namespace tryggkarta::workbench
