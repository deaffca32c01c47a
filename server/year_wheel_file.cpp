#include "server/year_wheel_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/toml_section.hpp"

namespace tryggkarta::server {

using namespace std::chrono;

namespace {

constexpr std::int64_t kMostDays = 730;
constexpr std::int64_t kMostMonths = 120;
constexpr std::size_t kMostBodies = 100;
constexpr std::size_t kMostRules = 100;

/// Ids become parts of addresses and of calendars.
std::string id_of(TomlSection& section) {
  std::string id = section.needed_text("id");
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (id.size() > 40 || !std::all_of(id.begin(), id.end(), fits))
    section.refuse("id", "must be at most 40 of a–z, 0–9 and -");
  return id;
}

time::Wording wording_of(TomlSection& section, const std::string& key) {
  time::Wording wording{section.text(key).value_or(""), section.text(key + "_en").value_or("")};
  if (wording.english.empty()) wording.english = wording.swedish;
  return wording;
}

time::Wording title_of(TomlSection& section) {
  section.needed_text("title");
  return wording_of(section, "title");
}

time::Validity validity_of(TomlSection& section) {
  const time::Validity validity{section.day("from"), section.day("until")};
  if (validity.from && validity.until && *validity.until <= *validity.from)
    section.refuse("until", "must be after from");
  return validity;
}

time::PeriodKind kind_of(TomlSection& section) {
  const std::string name = section.needed_text("every");
  for (const auto kind : {time::PeriodKind::week, time::PeriodKind::month, time::PeriodKind::quarter,
                          time::PeriodKind::half_year, time::PeriodKind::year, time::PeriodKind::two_years}) {
    if (time::name_of(kind) == name) return kind;
  }
  section.refuse("every", "must be one of week, month, quarter, half_year, year, two_years");
}

/// The kinds of report by the words that reports have.
std::optional<time::PeriodKind> report_of(TomlSection& section, time::PeriodKind every) {
  static constexpr std::array<std::pair<std::string_view, time::PeriodKind>, 5> kinds{
      {{"vecka", time::PeriodKind::week},
       {"kvartal", time::PeriodKind::quarter},
       {"halvår", time::PeriodKind::half_year},
       {"år", time::PeriodKind::year},
       {"tvåår", time::PeriodKind::two_years}}};
  const auto name = section.text("report");
  if (!name) return std::nullopt;
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.first == *name; });
  if (kind == kinds.end()) section.refuse("report", "must be one of vecka, kvartal, halvår, år, tvåår");
  if (kind->second != every)
    section.refuse("report", fmt::format("must be of the same periods as every = \"{}\"", time::name_of(every)));
  return kind->second;
}

weekday weekday_of(TomlSection& section, const std::string& name) {
  static constexpr std::array names{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  for (unsigned i = 0; i < names.size(); ++i) {
    if (names[i] == name) return weekday{i};
  }
  section.refuse("weekday", "must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday");
}

time::DueRule due_of(TomlSection& section) {
  const auto days_after = section.number("days_after", {0, kMostDays});
  const auto weekday_name = section.text("weekday");
  const auto nth = section.number("nth", {1, 5});
  const auto months_after = section.number("months_after", {0, 24});
  const auto date = section.text("date");
  const auto years_after = section.number("years_after", {0, 2});
  const int ways = int{days_after.has_value()} + int{weekday_name.has_value()} + int{date.has_value()};
  if (ways != 1) section.refuse("due day", "must be said once: days_after, or weekday with nth, or date");
  if (!weekday_name && (nth || months_after)) section.refuse(nth ? "nth" : "months_after", "goes with weekday");
  if (!date && years_after) section.refuse("years_after", "goes with date");
  if (days_after) return time::DaysAfterEnd{static_cast<int>(*days_after)};
  if (weekday_name) {
    return time::WeekdayOfMonth{static_cast<int>(nth.value_or(1)), weekday_of(section, *weekday_name),
                                static_cast<int>(months_after.value_or(0))};
  }
  // A leap year knows every date that there is.
  const auto day = time::parse_day("2024-" + *date);
  if (!day) section.refuse("date", "must be a month and a day: \"10-15\"");
  const year_month_day in_leap_year{*day};
  return time::DateOfYear{in_leap_year.month() / in_leap_year.day(), static_cast<int>(years_after.value_or(0))};
}

/// Positions of the bodies that `for` names by id or by level.
std::vector<std::size_t> bodies_of(TomlSection& section, const std::vector<time::Body>& bodies) {
  const auto names = section.texts("for");
  if (names.empty()) section.refuse("for", "must name bodies or levels: [\"…\"]");
  std::vector<std::size_t> found;
  for (const std::string& name : names) {
    const std::size_t before = found.size();
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      if (bodies[i].id == name || bodies[i].level.swedish == name) found.push_back(i);
    }
    if (found.size() == before) section.refuse("for", fmt::format("names no body and no level: {}", name));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// "SO2021:02", as assignments name areas; empty where the body is that of the whole city.
std::string area_of(TomlSection& section) {
  std::string area = section.text("area").value_or("");
  if (area.empty()) return area;
  const auto colon = std::min(area.find(':'), area.size());
  const auto is_word = [](std::string_view text) {
    return !text.empty() && text.find_first_of("@:,/ \t\r\n") == std::string_view::npos;
  };
  const std::string_view whole = area;
  if (colon == area.size() || !is_word(whole.substr(0, colon)) || !is_word(whole.substr(colon + 1)))
    section.refuse("area", "must be a division and the code of one area: \"SO2021:02\"");
  return area;
}

template <class Named>
void refuse_second(const TomlSection& section, const std::vector<Named>& earlier, const std::string& id) {
  if (std::any_of(earlier.begin(), earlier.end(), [&](const Named& each) { return each.id == id; }))
    section.refuse("id", fmt::format("is there twice: {}", id));
}

time::Body body_of(TomlSection& section, const std::vector<time::Body>& earlier) {
  time::Body body;
  body.id = id_of(section);
  refuse_second(section, earlier, body.id);
  body.title = title_of(section);
  section.needed_text("level");
  body.level = wording_of(section, "level");
  body.area = area_of(section);
  body.validity = validity_of(section);
  body.last_decided = section.day("last_decided");
  return body;
}

/// After the rules are known: [body.done] names them.
void read_done(TomlSection& section, time::Body& body, const std::vector<time::OccasionRule>& rules) {
  auto done = section.section("done");
  if (!done) return;
  for (const std::string& key : done->keys()) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return each.id == key; });
    if (rule == rules.end()) done->refuse(key, "is no id of a rule");
    const auto period = time::Period::parse(done->needed_text(key));
    if (!period || period->kind() != rule->every)
      done->refuse(key, fmt::format("must be a period of its rule ({}), such as \"{}\"", time::name_of(rule->every),
                                    time::Period::containing(rule->every, sys_days{year{2026} / 6 / 30}).token()));
    body.done_up_to.emplace(key, *period);
  }
}

time::OccasionRule rule_of(TomlSection& section, const time::YearWheel& wheel) {
  time::OccasionRule rule;
  rule.id = id_of(section);
  refuse_second(section, wheel.rules, rule.id);
  rule.title = title_of(section);
  rule.note = wording_of(section, "note");
  rule.bodies = bodies_of(section, wheel.bodies);
  rule.every = kind_of(section);
  rule.due = due_of(section);
  rule.warn_days = static_cast<int>(section.number("warn_days", {0, kMostDays}).value_or(0));
  rule.validity = validity_of(section);
  rule.report = report_of(section, rule.every);
  rule.meeting = section.flag("meeting").value_or(false);
  const bool yearly = rule.every == time::PeriodKind::year || rule.every == time::PeriodKind::two_years;
  const auto first_year = section.number("first_year", {1900, 2999});
  const auto step_years = section.number("every_years", {1, 20});
  if (!yearly && (first_year || step_years))
    section.refuse(first_year ? "first_year" : "every_years", "goes with every = \"year\" or \"two_years\"");
  if (step_years && !first_year) section.refuse("first_year", "is missing: from which year every_years is counted");
  if (first_year) rule.first_year = static_cast<int>(*first_year);
  rule.step_years = static_cast<int>(step_years.value_or(1));
  section.refuse_the_rest();
  return rule;
}

time::LawClock law_clock_of(TomlSection& section, const std::vector<time::Body>& bodies) {
  time::LawClock clock;
  clock.title = title_of(section);
  clock.months = static_cast<int>(section.number("months", {1, kMostMonths}).value_or(clock.months));
  clock.bodies = bodies_of(section, bodies);
  for (const auto months : section.numbers("warn", {1, kMostMonths})) {
    if (months >= clock.months || (!clock.warn_months.empty() && months <= clock.warn_months.back()))
      section.refuse("warn", "must rise, and stay below months");
    clock.warn_months.push_back(static_cast<int>(months));
  }
  section.refuse_the_rest();
  return clock;
}

std::string wheel_id_of(TomlSection& root) {
  std::string id = root.needed_text("id");
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  if (id.size() > 80 || !std::all_of(id.begin(), id.end(), fits))
    root.refuse("id", "must look like a host: \"arshjul.example.se\"");
  return id;
}

}  // namespace

time::YearWheel parse_year_wheel(std::string_view text, std::string_view file_name) {
  const toml::table document = parse_toml(text, file_name);
  TomlSection root{document, "", file_name};
  time::YearWheel wheel;
  wheel.id = wheel_id_of(root);
  auto bodies = root.sections("body");
  if (bodies.empty()) root.refuse("[[body]]", "is missing: those who meet");
  if (bodies.size() > kMostBodies) root.refuse("body", fmt::format("must be at most {}", kMostBodies));
  for (auto& section : bodies) wheel.bodies.push_back(body_of(section, wheel.bodies));
  auto rules = root.sections("rule");
  if (rules.size() > kMostRules) root.refuse("rule", fmt::format("must be at most {}", kMostRules));
  for (auto& section : rules) wheel.rules.push_back(rule_of(section, wheel));
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    read_done(bodies[i], wheel.bodies[i], wheel.rules);
    bodies[i].refuse_the_rest();
  }
  if (auto clock = root.section("law_clock")) wheel.law_clock = law_clock_of(*clock, wheel.bodies);
  root.refuse_the_rest();
  return wheel;
}

time::YearWheel read_year_wheel(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) {
    throw Error(ErrorKind::not_found,
                "the årshjul " + file.string() + " cannot be read: check [year_wheel] file in the configuration");
  }
  return parse_year_wheel(text, file.string());
}

}  // namespace tryggkarta::server
