// Lägesbilder, grades, coverage and surveys of the demonstration city.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "geo/demo/facts.hpp"
#include "geo/demo/story.hpp"
#include "geo/time/year_wheel.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::AreaGrade;
using casebook::Report;
using casebook::ReportKind;
using std::chrono::days;
using time::Day;
using time::Period;
using time::PeriodKind;

constexpr int kQuarters = 3;

struct GradePlan {
  const char* area;
  AreaGrade grade;
  const char* reason;
};

/// What is not in the list is graded as grön. Places and problems, never people.
const std::array<GradePlan, 12> kGrades{{
    {"37", AreaGrade::rod, "Fler anmälda brott på helgkvällarna kring Brunnsparken än i resten av staden."},
    {"36", AreaGrade::gul, "Klottret minskar men anmälningarna ligger kvar över 2023."},
    {"34", AreaGrade::gul, "Fler anmälda hot kvällstid under året."},
    {"14", AreaGrade::rod, "Bränder i soprum och containrar, mest på lov."},
    {"12", AreaGrade::gul, "Skadegörelse vid resecentrumet, orsakerna utreds."},
    {"15", AreaGrade::gul, "Störningar sena kvällar har rapporterats av flera källor."},
    {"11", AreaGrade::gul, "Få anmälningar, men trygghetsvandringen visade på flera platser att åtgärda."},
    {"72", AreaGrade::gul, "Cykelstölderna vid affärerna är fortfarande fler än väntat."},
    {"73", AreaGrade::gul, "Inbrott i källare och förråd, åtgärder är beslutade."},
    {"80", AreaGrade::gul, "Källorna ger olika bild: fler felanmälningar men färre anmälda brott."},
    {"56", AreaGrade::rod, "De anmälda butiksstölderna har blivit fler sedan arbetet avslutades."},
    {"55", AreaGrade::gul, "Något fler anmälda störningar under sommaren."},
}};

casebook::Assessment grade_of(const MiddleArea& area, int reports_ago) {
  casebook::Assessment assessment;
  assessment.area = {"MO2021", std::string{area.code}};
  assessment.grade = AreaGrade::gron;
  assessment.reason = "Få anmälda brott och inga nya problem i det som samlats in.";
  for (const GradePlan& plan : kGrades) {
    if (plan.area != area.code) continue;
    assessment.grade = plan.grade;
    assessment.reason = plan.reason;
  }
  // Some areas have moved since.
  if (reports_ago > 1 && area.code == std::string_view{"56"}) {
    assessment.grade = AreaGrade::gul;
    assessment.reason = "Anmälda butiksstölder på samma nivå som tidigare.";
  }
  if (reports_ago > 0 && area.code == std::string_view{"54"}) {
    assessment.grade = AreaGrade::gul;
    assessment.reason = "Mopeder på gångvägarna, grindar är på plats och följs upp.";
  }
  return assessment;
}

std::vector<casebook::Assessment> grades_for(std::string_view city_area, int reports_ago) {
  std::vector<casebook::Assessment> grades;
  for (const MiddleArea& area : middle_areas()) {
    if (city_area.empty() || area.parent == city_area) grades.push_back(grade_of(area, reports_ago));
  }
  return grades;
}

/// The priorities of a stadsområde that were decided by a day, most important first.
std::vector<std::string> priorities_of(const DemoCity& city, std::string_view code, Day day) {
  std::vector<const casebook::Problem*> found;
  for (const auto& problem : city.problems) {
    const bool is_theirs = problem.owner == forum_of(code);
    if (is_theirs && problem.priority && problem.decided && *problem.decided < day) found.push_back(&problem);
  }
  std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return *a->priority < *b->priority; });
  std::vector<std::string> keys;
  for (const auto* problem : found) keys.push_back(problem->key);
  return keys;
}

std::string name_of_area(std::string_view code) {
  for (const CityArea& area : city_areas()) {
    if (area.code == code) return std::string{area.name};
  }
  return "hela staden";
}

Report report_of(std::string_view code, ReportKind kind, const Period& period) {
  Report report;
  report.key = fmt::format("LB-{}-{}", code.empty() ? "GBG" : code, period.token());
  if (!code.empty()) report.area = {"SO2021", std::string{code}};
  report.kind = kind;
  report.period = period.token();
  report.title = fmt::format("Lägesbild {}, {}", name_of_area(code), time::label_swedish(period));
  report.text =
      "Lägesbilden bygger på anmälda brott, räddningstjänstens insatser och felanmälningar. Få anmälningar betyder "
      "inte "
      "att det saknas problem. De prioriterade problemen ligger fast.";
  return report;
}

void add_quarters(std::vector<ToldReport>& told, const DemoCity& city, std::string_view code, Day today) {
  Period quarter = Period::containing(PeriodKind::quarter, today).previous();
  for (int ago = 0; ago < kQuarters; ++ago, quarter = quarter.previous()) {
    Report report = report_of(code, ReportKind::kvartal, quarter);
    const Day decided = quarter.end_day() + days{14};
    report.problems = priorities_of(city, code, decided);
    // The newest of the last stadsområde is still on its way.
    const bool is_decided = decided <= today && !(ago == 0 && code == "04");
    told.push_back({report, grades_for(code, ago), is_decided ? std::optional{decided} : std::nullopt});
  }
}

/// Decided so many months ago, as the årshjul of the demonstration says.
void add_two_years(std::vector<ToldReport>& told, const DemoCity& city, std::string_view code, int months_ago,
                   Day today) {
  const Day decided = time::months_later(today, -months_ago);
  Period years = Period::containing(PeriodKind::two_years, decided);
  if (years.end_day() > decided) years = years.previous();
  Report report = report_of(code, ReportKind::tvaar, years);
  report.law = {
      "Anmälda brott, insatser och felanmälningar har kartlagts per mellanområde, med omfattning och tid på dygnet.",
      "Trygghetsmätningar, trygghetsvandringar och samtal med dem som bor och arbetar i området.",
      "Problemen hör ihop med platser där få vuxna finns på kvällen. Orsakerna står vid varje prioriterat problem.",
      "Åtgärder behövs mot de prioriterade problemen. Åtgärdsplanen beslutas tillsammans med lägesbilden.",
  };
  report.problems = priorities_of(city, code, decided);
  told.push_back({report, grades_for(code, 3), decided});
}

/// Wald: good enough for shares that nobody measured.
casebook::SurveyValue value_of(const published::AreaKey& area, const char* question, std::int64_t n, double share) {
  casebook::SurveyValue value;
  value.area = area;
  value.question = question;
  value.n = n;
  const double half = 196 * std::sqrt(share / 100 * (1 - share / 100) / static_cast<double>(n));
  const auto one_decimal = [](double percent) { return std::round(percent * 10) / 10; };
  value.share = one_decimal(share);
  value.low = one_decimal(std::max(0.0, share - half));
  value.high = one_decimal(std::min(100.0, share + half));
  return value;
}

}  // namespace

std::vector<ToldReport> told_reports(const DemoCity& city, Day today) {
  std::vector<ToldReport> told;
  add_two_years(told, city, "01", 8, today);
  add_two_years(told, city, "02", 19, today);
  add_two_years(told, city, "03", 25, today);
  add_two_years(told, city, "04", 22, today);
  add_two_years(told, city, "", 11, today);
  for (const CityArea& area : city_areas()) add_quarters(told, city, area.code, today);
  std::stable_sort(told.begin(), told.end(), [](const ToldReport& a, const ToldReport& b) {
    return a.decided.value_or(Day::max()) < b.decided.value_or(Day::max());
  });
  return told;
}

std::vector<ToldSurvey> told_surveys(const DemoCity& /*city*/, Day today) {
  constexpr const char* kQuestion = "trygg i bostadsområdet när det är mörkt";
  const int this_year = static_cast<int>(std::chrono::year_month_day{today}.year());
  std::vector<ToldSurvey> told;
  for (const int year : {this_year - 2, this_year - 1}) {
    ToldSurvey survey;
    survey.survey = {
        0, fmt::format("Trygghetsmätning {}", year), "boende 16–85 år", std::to_string(year), "Påhittad mätning", 0};
    int place = 0;
    for (const MiddleArea& area : middle_areas()) {
      const double share = 64 + (place * 37 + year * 11) % 29;
      survey.values.push_back(
          value_of({"MO2021", std::string{area.code}}, kQuestion, 78 + (place * 53 + year) % 140, share));
      ++place;
    }
    for (const CityArea& area : city_areas()) {
      const double share = 70 + (place * 7 + year * 3) % 12;
      survey.values.push_back(value_of({"SO2021", std::string{area.code}}, kQuestion, 900 + 40 * (place % 5), share));
      ++place;
    }
    survey.values.push_back(value_of({}, kQuestion, 4100, 75 + year % 3));
    told.push_back(std::move(survey));
  }
  return told;
}

std::vector<casebook::Coverage> told_coverage(const DemoCity& city, Day today) {
  std::vector<casebook::Coverage> told;
  for (const auto& source : city.sources) {
    for (const MiddleArea& area : middle_areas()) {
      if (!source.first_day) continue;
      casebook::Coverage coverage;
      coverage.source = source.name;
      coverage.scheme = "MO2021";
      coverage.area = area.code;
      coverage.first = *source.first_day;
      coverage.end = std::max(today, *source.first_day + days{1});
      const bool is_thin = area.code == std::string_view{"53"} || area.code == std::string_view{"76"};
      if (is_thin) {
        coverage.grade = casebook::CoverageGrade::begransad;
        coverage.reason = "Få anmäler härifrån: restid och vana spelar in.";
      }
      told.push_back(std::move(coverage));
    }
  }
  return told;
}

}  // namespace tryggkarta::demo
