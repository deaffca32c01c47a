#include "server/workbench/year_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include <fmt/format.h>

namespace tryggkarta::workbench {

using namespace std::chrono;
using pages::Html;
using pages::Words;

namespace {

// Units of the picture.
constexpr double kSize = 640;
constexpr double kMiddle = kSize / 2;
constexpr double kEdge = 300;
constexpr double kMonthRing = 262;
constexpr double kLawRing = 248;
constexpr double kOuterRule = 226;
constexpr double kInnerRule = 84;
constexpr double kWidestRing = 24;
/// Where the rings are numbered: in August, when few meet.
constexpr double kNumbersTurn = 0.62;

struct Spot {
  double x;
  double y;
};

/// `turn` 0–1, clockwise from the top.
Spot spot_at(double turn, double radius) {
  const double angle = 2 * std::numbers::pi * turn;
  return {kMiddle + radius * std::sin(angle), kMiddle - radius * std::cos(angle)};
}

/// Every month is as wide as every other, so that the wheel has straight quarters.
double turn_of(time::Day day) {
  const year_month_day date{day};
  const double in_month = static_cast<double>(static_cast<unsigned>(date.day())) - 0.5;
  const double length = static_cast<double>(static_cast<unsigned>((date.year() / date.month() / last).day()));
  return (static_cast<double>(static_cast<unsigned>(date.month())) - 1 + in_month / length) / 12;
}

std::string at(double value) { return fmt::format("{:.1f}", value); }

void add_circle(Html& html, std::string_view name, Spot spot, double radius) {
  html.empty("circle", {{"class", std::string(name)}, {"cx", at(spot.x)}, {"cy", at(spot.y)}, {"r", at(radius)}});
}

void add_months(Html& html, const Words& words) {
  static constexpr std::array swedish{"jan",  "feb", "mars", "apr", "maj", "juni",
                                      "juli", "aug", "sep",  "okt", "nov", "dec"};
  static constexpr std::array english{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  add_circle(html, "year-ground", {kMiddle, kMiddle}, kEdge);
  for (std::size_t month = 0; month < 12; ++month) {
    const double turn = static_cast<double>(month) / 12;
    const Spot inner = spot_at(turn, kInnerRule - 16);
    const Spot outer = spot_at(turn, kEdge);
    html.empty("line", {{"class", month % 3 == 0 ? "year-line quarter" : "year-line"},
                        {"x1", at(inner.x)},
                        {"y1", at(inner.y)},
                        {"x2", at(outer.x)},
                        {"y2", at(outer.y)}});
    const Spot label = spot_at(turn + 1.0 / 24, (kEdge + kMonthRing) / 2);
    html.leaf("text", {{"class", "year-month"}, {"x", at(label.x)}, {"y", at(label.y + 5)}, {"text-anchor", "middle"}},
              words(swedish.at(month), english.at(month)));
  }
  add_circle(html, "year-ring", {kMiddle, kMiddle}, kMonthRing);
}

double ring_radius(std::size_t ring, std::size_t rings) {
  const double step = rings < 2 ? 0 : std::min(kWidestRing, (kOuterRule - kInnerRule) / static_cast<double>(rings - 1));
  return kOuterRule - step * static_cast<double>(ring);
}

/// What stands on one day of one ring, for however many bodies.
struct Mark {
  time::DueState state;
  std::string title;
};

/// The state that wants most.
bool wants_more(time::DueState a, time::DueState b) {
  const auto weight = [](time::DueState state) {
    if (state == time::DueState::soon) return 2;
    return state == time::DueState::later ? 1 : 0;
  };
  return weight(a) > weight(b);
}

using Marks = std::map<std::pair<std::size_t, time::Day>, Mark>;

void gather(Marks& marks, const Words& words, const time::YearWheel& wheel, const std::vector<JudgedItem>& items) {
  for (const auto& [item, state] : items) {
    const auto& rule = wheel.rules[item.rule];
    const auto [mark, is_new] =
        marks.try_emplace({item.rule, item.due}, Mark{state, words.day(item.due) + ": " + in_words(words, rule.title)});
    if (!is_new && wants_more(state, mark->second.state)) mark->second.state = state;
  }
}

void add_rings(Html& html, const Words& words, const time::YearWheel& wheel, const YearReading& reading) {
  const std::size_t rings = wheel.rules.size();
  for (std::size_t ring = 0; ring < rings; ++ring)
    add_circle(html, "year-ring", {kMiddle, kMiddle}, ring_radius(ring, rings));
  Marks marks;
  gather(marks, words, wheel, reading.ahead);
  gather(marks, words, wheel, reading.done_ahead);
  for (const auto& [place, mark] : marks) {
    const auto& [rule, due] = place;
    const bool often = wheel.rules[rule].every == time::PeriodKind::week;
    html.open("g", {{"class", "year-mark " + name_of(mark.state)}}).leaf("title", mark.title);
    add_circle(html, "dot", spot_at(turn_of(due), ring_radius(rule, rings)), often ? 3.2 : 7);
    html.close();
  }
  for (std::size_t ring = 0; ring < rings; ++ring) {
    const Spot spot = spot_at(kNumbersTurn, ring_radius(ring, rings));
    html.leaf("text", {{"class", "year-number"}, {"x", at(spot.x)}, {"y", at(spot.y + 4)}, {"text-anchor", "middle"}},
              std::to_string(ring + 1));
  }
}

void add_deadlines(Html& html, const Words& words, const time::YearWheel& wheel, const YearReading& reading) {
  if (!wheel.law_clock) return;
  for (const std::size_t body : wheel.law_clock->bodies) {
    const auto law = time::read_law_clock(*wheel.law_clock, wheel.bodies[body], reading.today);
    if (!law.deadline || *law.deadline < reading.today || *law.deadline > reading.last) continue;
    const Spot spot = spot_at(turn_of(*law.deadline), kLawRing);
    html.open("g", {{"class", "year-mark law"}});
    html.leaf("title", words.day(*law.deadline) + ": " + in_words(words, wheel.law_clock->title) + ", " +
                           in_words(words, wheel.bodies[body].title));
    html.empty("path", {{"class", "dot"}, {"d", fmt::format("M{} {}l8 8l-8 8l-8-8z", at(spot.x), at(spot.y - 8))}});
    html.close();
  }
}

void add_today(Html& html, const Words& words, time::Day today) {
  const Spot inner = spot_at(turn_of(today), kInnerRule - 24);
  const Spot outer = spot_at(turn_of(today), kEdge + 8);
  html.empty(
      "line",
      {{"class", "year-today"}, {"x1", at(inner.x)}, {"y1", at(inner.y)}, {"x2", at(outer.x)}, {"y2", at(outer.y)}});
  html.leaf("text", {{"class", "year-month"}, {"x", at(kMiddle)}, {"y", at(kMiddle - 4)}, {"text-anchor", "middle"}},
            words("i dag", "today"));
  html.leaf("text", {{"class", "year-now"}, {"x", at(kMiddle)}, {"y", at(kMiddle + 18)}, {"text-anchor", "middle"}},
            time::format_day(today));
}

void add_shape(Html& html, const std::string& state, const std::string& path) {
  html.open("svg", {{"class", "state-symbol " + state}, {"viewBox", "0 0 16 16"}, {"aria-hidden", "true"}});
  html.empty("path", {{"d", path}});
  html.close();
}

// A ring, a full circle, a triangle with a bar, a tick, a bar.
constexpr const char* kRing = "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z";
constexpr const char* kTriangle = "M8 1.5L15 14.5H1zM8 6v4.5M8 12v.9";
constexpr const char* kTick = "M2.5 8.5l3.8 4L13.5 4";
constexpr const char* kBar = "M3 8h10";

}  // namespace

void add_year_picture(Html& html, const Words& words, const time::YearWheel& wheel, const YearReading& reading) {
  html.open("svg",
            {{"class", "year-picture"},
             {"viewBox", fmt::format("0 0 {0} {0}", kSize)},
             {"role", "img"},
             {"aria-label",
              words("Årshjul: tolv månader runt, en ring för varje slags tillfälle. Listan har samma dagar i ord.",
                    "Year wheel: twelve months around, a ring for each kind of occasion. The list "
                    "has the same days in words.")}});
  add_months(html, words);
  add_rings(html, words, wheel, reading);
  add_deadlines(html, words, wheel, reading);
  add_today(html, words, reading.today);
  html.close();
}

void add_symbol(Html& html, time::DueState state) {
  const std::string name = name_of(state);
  switch (state) {
    case time::DueState::done: return add_shape(html, name, kTick);
    case time::DueState::overdue: return add_shape(html, name, kTriangle);
    case time::DueState::soon:
    case time::DueState::later: return add_shape(html, name, kRing);
    case time::DueState::unjudged: return add_shape(html, name, kBar);
  }
}

void add_symbol(Html& html, time::LawState state) {
  switch (state) {
    case time::LawState::running: return add_shape(html, "done", kTick);
    case time::LawState::warned: return add_shape(html, "soon", kRing);
    case time::LawState::overdue: return add_shape(html, "overdue", kTriangle);
    case time::LawState::unknown: return add_shape(html, "unjudged", kBar);
  }
}

}  // namespace tryggkarta::workbench
