#include "server/workbench/year_answers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tryggkarta::workbench {

using Json = nlohmann::ordered_json;
using pages::Words;

namespace {

constexpr int kMonthsBehind = 12;
constexpr int kMonthsAhead = 24;

Json day_or_null(const std::optional<time::Day>& day) { return day ? Json(time::format_day(*day)) : Json(nullptr); }

Json law_of(const time::YearWheel& wheel, std::size_t body, time::Day today) {
  const auto reading = time::read_law_clock(*wheel.law_clock, wheel.bodies[body], today);
  Json warnings = Json::array();
  for (const time::Day day : reading.warnings) warnings.push_back(time::format_day(day));
  return {{"state", name_of(reading.state)},
          {"last_decided", day_or_null(reading.last_decided)},
          {"warnings", warnings},
          {"deadline", day_or_null(reading.deadline)}};
}

bool is_under_law(const time::YearWheel& wheel, std::size_t body) {
  if (!wheel.law_clock) return false;
  const auto& bodies = wheel.law_clock->bodies;
  return std::find(bodies.begin(), bodies.end(), body) != bodies.end();
}

Json items_of(const Words& words, const time::YearWheel& wheel, const std::vector<JudgedItem>& items) {
  Json list = Json::array();
  for (const auto& [item, state] : items) {
    list.push_back({{"rule", wheel.rules[item.rule].id},
                    {"title", in_words(words, wheel.rules[item.rule].title)},
                    {"body", wheel.bodies[item.body].id},
                    {"period", item.period.token()},
                    {"due", time::format_day(item.due)},
                    {"warn", time::format_day(item.warn)},
                    {"state", name_of(state)}});
  }
  return list;
}

CalendarEvent event_of(const Words& words, const time::YearWheel& wheel, const time::DueItem& item, time::Day today) {
  const auto& rule = wheel.rules[item.rule];
  const auto& body = wheel.bodies[item.body];
  const auto state = time::state_of(wheel, item, today);
  const std::string note = in_words(words, rule.note);
  std::string description = words("Period: ", "Period: ") + words.period(item.period);
  if (!note.empty()) description += "\n" + note;
  description += "\n" + words("För: ", "For: ") + in_words(words, body.title);
  if (rule.warn_days > 0) description += "\n" + words("Förbered från ", "Prepare from ") + words.day(item.warn);
  if (state == time::DueState::done || state == time::DueState::overdue)
    description += "\n" + words("Läge: ", "State: ") + in_words(words, state);
  return {fmt::format("{}.{}.{}@{}", rule.id, item.period.token(), body.id, wheel.id), item.due,
          in_words(words, rule.title) + ", " + words.period(item.period), description, words("Årshjul", "Year wheel")};
}

std::vector<CalendarEvent> law_events(const Words& words, const time::YearWheel& wheel, std::size_t number) {
  std::vector<CalendarEvent> events;
  if (!is_under_law(wheel, number)) return events;
  const auto& body = wheel.bodies[number];
  const auto reading = time::read_law_clock(*wheel.law_clock, body, {});
  if (!reading.deadline) return events;
  const std::string title = in_words(words, wheel.law_clock->title);
  const std::string since = words("Senast beslutad ", "Last decided ") + words.day(*reading.last_decided);
  const auto add = [&](const std::string& kind, time::Day day, const std::string& summary) {
    const std::string uid =
        fmt::format("lag.{}.{}.{}@{}", kind, time::format_day(*reading.last_decided), body.id, wheel.id);
    events.push_back(
        {uid, day, summary, since + "\n" + in_words(words, body.title), words("Lagens klocka", "The law's clock")});
  };
  for (std::size_t i = 0; i < reading.warnings.size(); ++i) {
    add(fmt::format("varning-{}", wheel.law_clock->warn_months[i]), reading.warnings[i],
        words("Påminnelse: ", "Reminder: ") + title + words(", senast ", ", by ") + words.day(*reading.deadline));
  }
  add("senast", *reading.deadline, words("Sista dag: ", "Last day: ") + title);
  return events;
}

}  // namespace

std::string year_json(const Words& words, const time::YearWheel& wheel, const YearReading& reading) {
  Json bodies = Json::array();
  for (std::size_t i = 0; i < wheel.bodies.size(); ++i) {
    const auto& body = wheel.bodies[i];
    Json entry{{"id", body.id},
               {"title", in_words(words, body.title)},
               {"level", in_words(words, body.level)},
               {"area", body.area.empty() ? Json(nullptr) : Json(body.area)},
               {"from", day_or_null(body.validity.from)},
               {"until", day_or_null(body.validity.until)}};
    if (is_under_law(wheel, i)) entry["law"] = law_of(wheel, i, reading.today);
    bodies.push_back(std::move(entry));
  }
  std::vector<JudgedItem> ahead = reading.ahead;
  ahead.insert(ahead.end(), reading.done_ahead.begin(), reading.done_ahead.end());
  std::stable_sort(ahead.begin(), ahead.end(),
                   [](const JudgedItem& a, const JudgedItem& b) { return a.item.due < b.item.due; });
  const Json document{{"today", time::format_day(reading.today)},
                      {"until", time::format_day(reading.last)},
                      {"bodies", std::move(bodies)},
                      {"overdue", items_of(words, wheel, reading.overdue)},
                      {"items", items_of(words, wheel, ahead)}};
  return document.dump();
}

std::vector<CalendarEvent> year_events(const Words& words, const time::YearWheel& wheel, std::size_t body,
                                       time::Day today) {
  std::vector<CalendarEvent> events = law_events(words, wheel, body);
  for (const auto& item :
       time::due_items(wheel, time::months_later(today, -kMonthsBehind), time::months_later(today, kMonthsAhead))) {
    if (item.body == body) events.push_back(event_of(words, wheel, item, today));
  }
  return events;
}

}  // namespace tryggkarta::workbench
