// When the groups of the demonstration city met, and what they gave each other to do.
#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "geo/demo/facts.hpp"
#include "geo/demo/site.hpp"
#include "geo/demo/story.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Meeting;
using casebook::MeetingStatus;
using casebook::Task;
using std::chrono::days;
using time::Day;
using time::Period;
using time::PeriodKind;

constexpr int kQuarters = 8;
constexpr int kWeeks = 6;

published::AreaKey area_of(std::string_view code) {
  if (code.empty()) return {};
  return {"SO2021", std::string{code}};
}

Meeting meeting_of(std::string_view code, const char* occasion, const Period& period, Day day) {
  Meeting meeting;
  meeting.forum = body_of(code);
  meeting.area = area_of(code);
  meeting.occasion = occasion;
  meeting.period = period.token();
  meeting.day = day;
  return meeting;
}

ToldMeeting held(Meeting meeting, std::string minutes) {
  meeting.status = MeetingStatus::hallen;
  meeting.minutes = std::move(minutes);
  return {std::move(meeting), {}};
}

/// The second Wednesday of the month after the quarter.
Day quarterly_day(const Period& quarter) {
  using namespace std::chrono;
  const year_month_day last{quarter.end_day() - days{1}};
  const year_month next = year_month{last.year(), last.month()} + months{1};
  return sys_days{next / Wednesday[2]};
}

void add_quarters(std::vector<ToldMeeting>& told, std::string_view code, Day today) {
  Period quarter = Period::containing(PeriodKind::quarter, today).previous();
  for (int i = 0; i < kQuarters; ++i, quarter = quarter.previous()) {
    const Day day = quarterly_day(quarter);
    if (day > today) continue;
    told.push_back(held(meeting_of(code, "kvartal", quarter, day),
                        fmt::format("Gruppen gick igenom lägesbilden för {} och läget för åtgärderna. Prioriteringarna "
                                    "ligger fast.",
                                    time::label_swedish(quarter))));
  }
}

/// Centrum is two weeks behind, as its årshjul says.
void add_weeks(std::vector<ToldMeeting>& told, std::string_view code, Day today) {
  Period week = Period::containing(PeriodKind::week, today).previous();
  if (code == "02") week = week.previous().previous();
  for (int i = 0; i < kWeeks; ++i, week = week.previous()) {
    const Day day = std::min(today, week.end_day() + days{1});
    told.push_back(held(meeting_of(code, "vecka", week, day),
                        fmt::format("Avvikelser och platser för veckan efter {}.", time::label_swedish(week))));
  }
}

void add_city(std::vector<ToldMeeting>& told, Day today) {
  Period half = Period::containing(PeriodKind::half_year, today).previous();
  for (int i = 0; i < 4; ++i, half = half.previous())
    told.push_back(held(meeting_of("", "halvar", half, half.end_day() - days{1}),
                        "Stadsområdena gick igenom sida vid sida. Andelen utan område följs."));
}

struct TaskPlan {
  const char* code;
  const char* title;
  const char* owner;
  int due_in_days;
  casebook::TaskStatus status;
  const char* about;
};

const std::array<TaskPlan, 7> kTasks{{
    {"02", "Fråga Västtrafik om ljuset vid hållplatsen", "Samordnare Centrum", -12, casebook::TaskStatus::oppen,
     "P-01"},
    {"02", "Boka trygghetsvandring till våren", "Samordnare Centrum", 40, casebook::TaskStatus::oppen, "P-02"},
    {"01", "Hämta underlag om glaset i väderskydden", "Utvecklingsledare Nordost", 10, casebook::TaskStatus::oppen,
     "A-13"},
    {"01", "Kontakta föreningarna inför lovet", "Kommunpolis Nordost", -3, casebook::TaskStatus::klar, "A-11"},
    {"03", "Följ upp butikernas rutin med centrumägaren", "Utvecklingsledare Sydväst", 5, casebook::TaskStatus::oppen,
     "A-20"},
    {"04", "Beställ armaturer till gångvägen", "Stadsmiljöförvaltningen", 21, casebook::TaskStatus::oppen, "A-16"},
    {"", "Samla underlag till hearingen", "Samordning och processledning", 60, casebook::TaskStatus::oppen, ""},
}};

/// Each to the newest meeting of its group.
void give_tasks(std::vector<ToldMeeting>& told, Day today) {
  for (const TaskPlan& plan : kTasks) {
    const auto of_group = [&](const ToldMeeting& each) {
      return each.meeting.forum == body_of(plan.code) && each.meeting.occasion != "vecka";
    };
    const auto newest = std::find_if(told.rbegin(), told.rend(), of_group);
    if (newest == told.rend()) continue;
    newest->tasks.push_back({0, area_of(plan.code), plan.title, plan.owner, today + days{plan.due_in_days}, plan.status,
                             std::nullopt, plan.about, "", 0});
  }
}

}  // namespace

std::vector<ToldMeeting> told_meetings(const DemoCity& /*city*/, Day today) {
  std::vector<ToldMeeting> told;
  for (const CityArea& area : city_areas()) {
    add_quarters(told, area.code, today);
    add_weeks(told, area.code, today);
  }
  add_city(told, today);
  std::stable_sort(told.begin(), told.end(),
                   [](const auto& a, const auto& b) { return a.meeting.day < b.meeting.day; });
  give_tasks(told, today);
  return told;
}

std::vector<casebook::Observation> told_observations(Day today) {
  using enum casebook::ObservationKind;
  using enum casebook::ObservationStatus;
  const auto at = [](const char* place) { return place::Shape<place::Metric>{point_at(place, {30, 20})}; };
  return {
      {0, vandring, today - days{280}, "Brunnsparken", "Två lampor trasiga längs kanalen", "Byt armaturer",
       "Stadsmiljöförvaltningen", klar, at("Brunnsparken"), 0},
      {0, vandring, today - days{90}, "Gamlestads torg", "Skymd sikt bakom väderskyddet", "Flytta cykelställen",
       "Västtrafik", hanteras, at("Gamlestads torg"), 0},
      {0, vandring, today - days{90}, "Gamlestads torg", "Krossat glas ligger kvar i flera dagar",
       "Städa oftare efter helgen", "Stadsmiljöförvaltningen", ny, at("Gamlestads torg"), 0},
      {0, dialog, today - days{60}, "Frölunda torg", "Boende vill ha öppet längre på biblioteket", "",
       "Socialförvaltningen Sydväst", ny, at("Frölunda torg"), 0},
      {0, dialog, today - days{150}, "Hjällbo centrum", "Föräldrar vill gå med på loven", "Samlas vid skolan",
       "Socialförvaltningen Nordost", klar, at("Hjällbo centrum"), 0},
  };
}

}  // namespace tryggkarta::demo
