#include "geo/casebook/record_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tryggkarta::casebook {

namespace {

constexpr std::size_t kMostNames = 5;

/// "Backa, Tuve och 3 till".
std::string some_of(const std::vector<std::string>& names, const char* more) {
  std::string text;
  const auto shown = std::min(names.size(), kMostNames);
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > shown ? fmt::format(fmt::runtime(more), text, names.size() - shown) : text;
}

void check_area(FieldChecks& found, const published::AreaKey& area) {
  if (area.scheme.empty() != area.code.empty())
    found.complain("area", "skriv både indelning (scheme) och område (area), eller ingetdera för hela staden",
                   "write both scheme and area, or neither for the whole city");
}

void need_area(FieldChecks& found, const published::AreaKey& area) {
  if (area.scheme.empty() || area.code.empty())
    found.complain("area", "fältet behövs, med sin indelning (scheme)", "the field is needed, with its scheme");
}

bool is_percent(double value) { return value >= 0 && value <= 100; }

}  // namespace

bool is_decided(const Report& report) {
  return report.status != ReportStatus::utkast && report.status != ReportStatus::beredning &&
         report.status != ReportStatus::for_beslut;
}
bool is_decided(const Pledge& pledge) { return pledge.status != PledgeStatus::utkast; }

FieldComplaints complaints_about_fields(const Pledge& pledge) {
  FieldChecks found;
  found.line("key", pledge.key);
  need_area(found, pledge.area);
  if (pledge.year < 1990 || pledge.year > 2999)
    found.complain("year", "skriv ett år som 2026", "write a year like 2026");
  found.need("title", pledge.title);
  found.line("title", pledge.title);
  found.line("responsible", pledge.responsible);
  found.amount("target", pledge.target);
  found.amount("outcome", pledge.outcome);
  found.need("unit", pledge.unit);
  found.line("unit", pledge.unit);
  found.words(pledge.words);
  return found.finish();
}

FieldComplaints complaints_about_fields(const PledgeActivity& activity) {
  FieldChecks found;
  found.need("pledge", activity.pledge);
  found.need("text", activity.text);
  found.prose("text", activity.text);
  found.amount("target", activity.target);
  found.amount("outcome", activity.outcome);
  found.need("unit", activity.unit);
  found.line("unit", activity.unit);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Survey& survey) {
  FieldChecks found;
  found.need("name", survey.name);
  found.line("name", survey.name);
  found.need("population", survey.population);
  found.line("population", survey.population);
  found.line("source", survey.source);
  found.period("period", survey.period);
  return found.finish();
}

FieldComplaints complaints_about_fields(const SurveyValue& value) {
  FieldChecks found;
  check_area(found, value.area);
  found.need("question", value.question);
  found.line("question", value.question);
  if (value.n < 1) found.complain("n", "skriv hur många som svarade", "write how many answered");
  if (!is_percent(value.share)) found.complain("share", "andelen är 0–100 procent", "the share is 0–100 per cent");
  if (!is_percent(value.low) || value.low > value.share)
    found.complain("low", "intervallets nedre gräns är 0–100 och högst andelen",
                   "the lower end of the interval is 0–100 and at most the share");
  if (!is_percent(value.high) || value.high < value.share)
    found.complain("high", "intervallets övre gräns är 0–100 och minst andelen",
                   "the upper end of the interval is 0–100 and at least the share");
  return found.finish();
}

FieldComplaints complaints_about_fields(const Observation& observation) {
  FieldChecks found;
  found.line("place", observation.place);
  found.need("text", observation.text);
  found.prose("text", observation.text);
  found.prose("proposal", observation.proposal);
  found.line("responsible", observation.responsible);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Coverage& coverage) {
  FieldChecks found;
  found.need("source", coverage.source);
  need_area(found, {coverage.scheme, coverage.area});
  if (coverage.end <= coverage.first)
    found.complain("end_day", "tiden slutar dagen efter sin sista dag, och efter sin första",
                   "the time ends on the day after its last one, and after its first");
  found.prose("reason", coverage.reason);
  if (coverage.grade != CoverageGrade::god) found.need("reason", coverage.reason);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Meeting& meeting) {
  FieldChecks found;
  found.need("forum", meeting.forum);
  found.line("forum", meeting.forum);
  check_area(found, meeting.area);
  found.line("occasion", meeting.occasion);
  if (!meeting.period.empty() || !meeting.occasion.empty()) found.period("period", meeting.period);
  found.prose("agenda", meeting.agenda);
  found.prose("minutes", meeting.minutes);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Task& task) {
  FieldChecks found;
  check_area(found, task.area);
  found.need("title", task.title);
  found.line("title", task.title);
  found.need("owner", task.owner);
  found.line("owner", task.owner);
  found.line("about", task.about);
  found.prose("note", task.note);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Report& report) {
  FieldChecks found;
  found.line("key", report.key);
  check_area(found, report.area);
  const auto period = found.period("period", report.period);
  if (period && period->kind() != period_kind_of(report.kind))
    found.complain("period", fmt::format("perioden är ingen {}", name_of(report.kind)),
                   fmt::format("the period is no {}", time::name_of(period_kind_of(report.kind))));
  found.need("title", report.title);
  found.line("title", report.title);
  found.prose("text", report.text);
  found.prose("law_mapping", report.law.mapping);
  found.prose("law_other", report.law.other);
  found.prose("law_analysis", report.law.analysis);
  found.prose("law_measures", report.law.measures);
  return found.finish();
}

FieldComplaints complaints_about_fields(const Assessment& assessment) {
  FieldChecks found;
  found.need("report", assessment.report);
  need_area(found, assessment.area);
  found.need("reason", assessment.reason);
  found.prose("reason", assessment.reason);
  return found.finish();
}

FieldComplaints complaints_about_status(const Pledge& pledge, const PledgeLinks& links) {
  FieldChecks found;
  if (is_decided(pledge) && !links.has_decision)
    found.complain("status", "ett löfte behöver ett beslut", "a pledge needs a decision");
  if (is_decided(pledge) && !links.rests_on_decided)
    found.complain("problem", "ett löfte vilar på ett beslutat problem eller en beslutad åtgärd",
                   "a pledge rests on a decided problem or a decided action");
  const bool is_judged = pledge.status == PledgeStatus::infriat || pledge.status == PledgeStatus::delvis ||
                         pledge.status == PledgeStatus::ej_infriat || pledge.status == PledgeStatus::aterkopplat;
  if (is_judged && !pledge.outcome)
    found.complain("outcome", "det som är avgjort behöver ett utfall", "what is judged needs an outcome");
  if (pledge.status == PledgeStatus::infriat && pledge.outcome && *pledge.outcome < pledge.target)
    found.complain("status", "utfallet når inte målet: välj delvis eller ej_infriat",
                   "the outcome does not reach the target: choose delvis or ej_infriat");
  return found.finish();
}

FieldComplaints complaints_about_status(const Report& report, const ReportLinks& links) {
  FieldChecks found;
  if (!is_decided(report)) return {};
  if (!links.has_decision) found.complain("status", "en lägesbild behöver ett beslut", "a report needs a decision");
  if (report.snapshot.empty()) found.complain("snapshot_hash", "frys siffrorna först", "freeze the figures first");
  if (!links.without_grade.empty())
    found.complain("assessments", "områden utan läge: " + some_of(links.without_grade, "{} och {} till"),
                   "areas without a grade: " + some_of(links.without_grade, "{} and {} more"));
  if (!links.without_coverage.empty())
    found.complain("coverage", "områden utan täckning i perioden: " + some_of(links.without_coverage, "{} och {} till"),
                   "areas without coverage in the period: " + some_of(links.without_coverage, "{} and {} more"));
  if (report.kind != ReportKind::tvaar) return found.finish();
  found.need("law_mapping", report.law.mapping);
  found.need("law_other", report.law.other);
  found.need("law_analysis", report.law.analysis);
  found.need("law_measures", report.law.measures);
  return found.finish();
}

FieldComplaints complaints_about_change(const Report& before, const Report& after) {
  if (!is_decided(before)) return {};
  FieldChecks found;
  const auto keep = [&](const char* field, bool is_same) {
    if (!is_same)
      found.complain(field, "en beslutad lägesbild ändras inte: en ny ersätter den",
                     "a decided report is not changed: a new one replaces it");
  };
  keep("area", before.area == after.area);
  keep("kind", before.kind == after.kind);
  keep("period", before.period == after.period);
  keep("title", before.title == after.title);
  keep("text", before.text == after.text);
  keep("law_mapping", before.law.mapping == after.law.mapping);
  keep("law_other", before.law.other == after.law.other);
  keep("law_analysis", before.law.analysis == after.law.analysis);
  keep("law_measures", before.law.measures == after.law.measures);
  keep("problems", before.problems == after.problems);
  return found.finish();
}

FieldComplaints complaints_about_change(const Pledge& before, const Pledge& after) {
  if (!before.upkeep.is_managed || !is_decided(before)) return {};
  FieldChecks found;
  const auto keep = [&](const char* field, bool is_same) {
    if (!is_same)
      found.complain(field, "det som är lovat ändras inte: ge ett nytt löfte",
                     "what is promised is not changed: make a new pledge");
  };
  keep("area", before.area == after.area);
  keep("year", before.year == after.year);
  keep("target", before.target == after.target);
  keep("unit", before.unit == after.unit);
  return found.finish();
}

}  // namespace tryggkarta::casebook
