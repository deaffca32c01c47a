#include "server/reports/report_book.hpp"

#include <algorithm>

#include "geo/casebook/record_rules.hpp"
#include "server/casework/work.hpp"

namespace tryggkarta::reports {

namespace {

using casebook::Assessment;
using casebook::Report;

time::Period period_of(const Report& report) { return time::Period::parse(report.period).value(); }

}  // namespace

const Report* ReportBook::report(std::uint32_t id) const {
  const auto found = std::find_if(reports.begin(), reports.end(), [&](const Report& each) { return each.id == id; });
  return found == reports.end() ? nullptr : &*found;
}

const Assessment* ReportBook::assessment(const Report& of, const AreaKey& area) const {
  const auto found = std::find_if(assessments.begin(), assessments.end(),
                                  [&](const Assessment& each) { return each.report == of.key && each.area == area; });
  return found == assessments.end() ? nullptr : &*found;
}

std::optional<time::Day> ReportBook::decided_on(const Report& report) const {
  std::optional<time::Day> day;
  for (const auto* decision : chain.decisions_on(casebook::DecidedKind::report, report.key)) {
    const bool decides = casebook::parse_report_status(decision->status) == casebook::ReportStatus::beslutad;
    if (decides) day = std::max(day.value_or(decision->day), decision->day);
  }
  return day;
}

const Assessment* ReportBook::last_time(const Report& report, const AreaKey& area) const {
  const Assessment* of_any_kind = nullptr;
  for (const Report& earlier : reports) {
    if (!casebook::is_decided(earlier) || period_of(earlier).end_day() >= period_of(report).end_day()) continue;
    const Assessment* found = assessment(earlier, area);
    if (found == nullptr) continue;
    if (earlier.kind == report.kind) return found;
    if (of_any_kind == nullptr) of_any_kind = found;
  }
  return of_any_kind;
}

const Report* ReportBook::report_of(const Assessment& assessment) const {
  const auto found = std::find_if(reports.begin(), reports.end(),
                                  [&](const Report& report) { return report.key == assessment.report; });
  return found == reports.end() ? nullptr : &*found;
}

std::vector<const Assessment*> ReportBook::newest_grades(const AreaKey& area) const {
  std::vector<const Assessment*> newest;
  for (const Report& report : reports) {
    if (!casebook::is_decided(report)) continue;
    if (const Assessment* found = assessment(report, area)) newest.push_back(found);
    if (newest.size() == 2) break;
  }
  return newest;
}

const casebook::Coverage* ReportBook::stated_coverage(const std::string& source, const AreaKey& area,
                                                      const time::Period& period) const {
  const casebook::Coverage* worst = nullptr;
  for (const auto& each : coverage) {
    const bool is_about = each.source == source && each.scheme == area.scheme && each.area == area.code;
    if (!is_about || each.end <= period.first_day() || period.end_day() <= each.first) continue;
    if (worst == nullptr || worst->grade < each.grade) worst = &each;
  }
  return worst;
}

ReportBook read_report_book(const store::Store& store, const Visit& visit) {
  const auto moment = casework::moment_in(store, visit.house.chain.work);
  const auto cases = store.casework();
  ReportBook book{.chain = chain::read_chain_book(store, visit.grant(), moment.today),
                  .reports = cases.all<Report>(visit.grant()),
                  .assessments = cases.all<Assessment>(visit.grant()),
                  .coverage = cases.all<casebook::Coverage>(visit.grant()),
                  .sources = store.sources(),
                  .pledges = cases.all<casebook::Pledge>(visit.grant()),
                  .surveys = cases.all<casebook::Survey>(visit.grant()),
                  .survey_values = cases.all<casebook::SurveyValue>(visit.grant())};
  std::stable_sort(book.reports.begin(), book.reports.end(), [](const Report& a, const Report& b) {
    const auto rank = [](const Report& report) { return std::pair{period_of(report).end_day(), report.id}; };
    return rank(b) < rank(a);
  });
  return book;
}

ReportBook report_book_of(const Visit& visit) {
  ReportBook book;
  visit.house.chain.work.with_store([&](store::Store& store) { book = read_report_book(store, visit); });
  return book;
}

}  // namespace tryggkarta::reports
