#include "server/reports/area_sections.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "geo/casebook/record_rules.hpp"
#include "server/chain/card_parts.hpp"
#include "server/chain/links.hpp"
#include "server/chain/options.hpp"
#include "server/chain/subject.hpp"
#include "server/reports/problems_in.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using casebook::Action;
using casebook::ActionStatus;
using pages::Html;
using pages::Words;

namespace {

constexpr std::size_t kPriorities = 3;
constexpr std::size_t kMostLate = 8;

void add_grade_cell(Html& html, const Words& words, const std::vector<const casebook::Assessment*>& grades,
                    std::size_t which) {
  html.open("td");
  if (which < grades.size()) {
    add_grade(html, words, grades[which]->grade);
  } else {
    html.text(words("inte satt", "not set"));
  }
  html.close();
}

void add_grades(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  html.open("section", {{"class", "report-section"}}).leaf("h2", words("Läge per mellanområde", "Grades by area"));
  begin_table(
      html, words("Läge per mellanområde", "Grades by area"),
      {words("Område", "Area"), words("Nu", "Now"), words("Förra gången", "Last time"), words("Skäl", "Reason")});
  for (const AreaKey& graded : graded_within(visit.chain.view.edition, area)) {
    const auto grades = book.newest_grades(graded);
    html.open("tr").leaf("th", {{"scope", "row"}}, area_words(visit, graded));
    add_grade_cell(html, words, grades, 0);
    add_grade_cell(html, words, grades, 1);
    html.open("td").text(grades.empty() ? "" : grades.front()->reason);
    const auto* report = grades.empty() ? nullptr : book.report_of(*grades.front());
    if (report != nullptr) html.leaf("span", {{"class", "caption"}}, period_words(words, report->period));
    html.close().close();
  }
  end_table(html);
  html.close();
}

/// Those that the newest decided report put first, else by their own priority.
std::vector<const casebook::Problem*> priorities_of(const Visit& visit, const ReportBook& book, const AreaKey& area) {
  for (const auto& report : book.reports) {
    if (report.area != area || !casebook::is_decided(report) || report.problems.empty()) continue;
    std::vector<const casebook::Problem*> chosen;
    for (const std::string& key : report.problems) {
      if (const auto* problem = book.chain.problem(key)) chosen.push_back(problem);
    }
    return chosen;
  }
  auto found = decided_problems_in(visit, book, area);
  found.resize(std::min(found.size(), kPriorities));
  return found;
}

void add_priorities(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  html.open("section", {{"class", "report-section"}}).leaf("h2", words("Prioriteringar", "Priorities"));
  const auto priorities = priorities_of(visit, book, area);
  if (priorities.empty()) html.leaf("p", words("Inga är beslutade.", "None are decided."));
  if (!priorities.empty()) {
    html.open("ol", {{"class", "report-priorities"}});
    for (const auto* problem : priorities) {
      html.open("li").leaf("a", {{"href", visit.link(chain::page_of_problem(*problem))}}, problem->title);
      html.text(" – " + chain::status_words(words, problem->status)).close();
    }
    html.close();
  }
  html.close();
}

void add_late(Html& html, const Visit& visit, const ReportBook& book, const std::vector<const Action*>& actions) {
  const Words& words = visit.words();
  std::vector<const Action*> late;
  for (const Action* action : actions) {
    if (chain::is_late(*action, book.chain.today)) late.push_back(action);
  }
  if (late.empty()) {
    html.leaf("p", words("Inga är försenade.", "None are late."));
    return;
  }
  html.leaf("h3", fmt::format("{} ({})", words("Försenade", "Late"), late.size())).open("ul");
  for (std::size_t i = 0; i < std::min(late.size(), kMostLate); ++i) {
    html.open("li").leaf("a", {{"href", visit.link(chain::form_of(*late[i]))}}, late[i]->title);
    html.text(words(", skulle vara klar ", ", was to be done ") + words.day(*late[i]->end)).close();
  }
  html.close();
}

void add_actions(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  const auto actions = actions_in(visit, book, area);
  std::map<ActionStatus, std::size_t> counts;
  for (const Action* action : actions) ++counts[action->status];
  html.open("section", {{"class", "report-section"}}).leaf("h2", words("Åtgärder", "Actions"));
  if (counts.empty()) html.leaf("p", words("Inga.", "None."));
  if (!counts.empty()) {
    html.open("ul", {{"class", "report-counts"}});
    for (const auto& [status, count] : counts) {
      html.open("li");
      chain::add_status(html, words, status);
      html.text(" " + words.number(static_cast<std::int64_t>(count))).close();
    }
    html.close();
    add_late(html, visit, book, actions);
  }
  html.close();
}

std::string pledge_status(const Words& words, casebook::PledgeStatus status) {
  constexpr std::array english{"draft", "decided", "published", "kept", "partly kept", "not kept", "reported back"};
  std::string swedish{casebook::name_of(status)};
  std::replace(swedish.begin(), swedish.end(), '_', ' ');
  return words(swedish, english[static_cast<std::size_t>(status)]);
}

void add_pledges(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  html.open("section", {{"class", "report-section"}}).leaf("h2", words("Medborgarlöften", "Pledges"));
  html.open("ul", {{"class", "report-pledges"}});
  bool is_any = false;
  for (const auto& pledge : book.pledges) {
    if (pledge.area != area) continue;
    is_any = true;
    const std::string outcome = pledge.outcome ? words.quantity(*pledge.outcome) + words(" av minst ", " of at least ")
                                               : words("mål minst ", "target at least ");
    html.open("li").leaf("strong", fmt::format("{} ({})", pledge.title, pledge.year));
    html.text(": " + outcome + words.quantity(pledge.target) + " " + pledge.unit + ", " +
              pledge_status(words, pledge.status));
    html.close();
  }
  html.close();
  if (!is_any) html.leaf("p", words("Inga för området.", "None of the area."));
  html.close();
}

const casebook::Survey* survey_of(const ReportBook& book, const casebook::SurveyValue& value) {
  const auto found = std::find_if(book.surveys.begin(), book.surveys.end(),
                                  [&](const casebook::Survey& survey) { return survey.id == value.survey; });
  return found == book.surveys.end() ? nullptr : &*found;
}

/// Of each area and question the newest value.
std::vector<const casebook::SurveyValue*> newest_values(const ReportBook& book, const std::vector<AreaKey>& areas) {
  std::map<std::pair<AreaKey, std::string>, const casebook::SurveyValue*> newest;
  const auto end_of = [&](const casebook::SurveyValue& value) {
    const auto* survey = survey_of(book, value);
    const auto period = survey == nullptr ? std::nullopt : time::Period::parse(survey->period);
    return period ? period->end_day() : time::Day{};
  };
  for (const auto& value : book.survey_values) {
    if (std::find(areas.begin(), areas.end(), value.area) == areas.end()) continue;
    auto& kept = newest[{value.area, value.question}];
    if (kept == nullptr || end_of(*kept) < end_of(value)) kept = &value;
  }
  std::vector<const casebook::SurveyValue*> values;
  for (const auto& [key, value] : newest) values.push_back(value);
  return values;
}

void add_survey(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  std::vector<AreaKey> areas{area};
  for (const AreaKey& graded : graded_within(visit.chain.view.edition, area)) areas.push_back(graded);
  const auto values = newest_values(book, areas);
  html.open("section", {{"class", "report-section"}}).leaf("h2", words("Trygghetsmätning", "Survey"));
  if (values.empty()) {
    html.leaf("p", words("Ingen mätning finns för området.", "There is no survey of the area.")).close();
    return;
  }
  begin_table(html, words("Trygghetsmätning", "Survey"),
              {words("Område", "Area"), words("Fråga", "Question"), words("Andel", "Share"),
               words("95 % intervall", "95 % interval"), words("Svar (n)", "Answers (n)"), words("Mätning", "Survey")});
  for (const auto* value : values) {
    const auto* survey = survey_of(book, *value);
    html.open("tr").leaf("th", {{"scope", "row"}}, area_words(visit, value->area)).leaf("td", value->question);
    html.leaf("td", {{"class", "number"}}, words.quantity(value->share) + " %");
    html.leaf("td", {{"class", "number"}}, words.quantity(value->low) + "–" + words.quantity(value->high) + " %");
    html.leaf("td", {{"class", "number"}}, words.number(value->n));
    html.leaf("td", survey == nullptr ? "" : survey->name).close();
  }
  end_table(html);
  html.leaf("p", {{"class", "caption"}},
            words("Få svar ger breda intervall: tolka dem med försiktighet.",
                  "Few answers give wide intervals: read them with care."));
  html.close();
}

}  // namespace

void add_area_sections(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  add_grades(html, visit, book, area);
  html.open("div", {{"class", "report-pair"}});
  add_priorities(html, visit, book, area);
  add_actions(html, visit, book, area);
  html.close();
  add_pledges(html, visit, book, area);
  add_survey(html, visit, book, area);
}

}  // namespace tryggkarta::reports
