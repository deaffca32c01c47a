#include "geo/store/record_checks.hpp"

#include <iterator>

#include <fmt/format.h>

#include "geo/casebook/chain_rules.hpp"
#include "geo/casebook/record_kinds.hpp"
#include "geo/error.hpp"
#include "geo/store/case_checks.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using casebook::Assessment;
using casebook::Coverage;
using casebook::FieldComplaints;
using casebook::Meeting;
using casebook::Observation;
using casebook::Pledge;
using casebook::PledgeActivity;
using casebook::Report;
using casebook::Survey;
using casebook::SurveyValue;
using casebook::Task;

void add(FieldComplaints& all, FieldComplaints more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool holds(Database& database, const char* sql, const std::string& key) {
  Statement statement{database, sql};
  return statement.bind(":key", key).step();
}
bool holds(Database& database, const char* sql, std::int64_t id) {
  Statement statement{database, sql};
  return statement.bind(":id", id).step();
}

FieldComplaints none_such(const char* field, const char* swedish, const char* english) {
  return {{field, fmt::format("det finns {}", swedish), fmt::format("there is {}", english)}};
}

FieldComplaints about_area(Database& database, const published::AreaKey& area) {
  if (area == published::AreaKey{}) return {};
  Statement found{database, "SELECT 1 FROM area WHERE scheme = :scheme AND code = :code"};
  if (found.bind(":scheme", area.scheme).bind(":code", area.code).step()) return {};
  return none_such("area", "inget sådant område i den indelningen", "no such area in that scheme");
}

FieldComplaints about_action(Database& database, const std::string& key) {
  if (key.empty() || has_action(database, key)) return {};
  return none_such("action", "ingen sådan åtgärd", "no such action");
}

FieldComplaints about_problem(Database& database, const std::string& key, const char* field) {
  if (key.empty() || has_problem(database, key)) return {};
  return none_such(field, "inget sådant problem", "no such problem");
}

// Whether what a record leads to is there.
FieldComplaints about_links(Database& database, const Pledge& pledge) {
  FieldComplaints found = about_area(database, pledge.area);
  add(found, about_action(database, pledge.action));
  add(found, about_problem(database, pledge.problem, "problem"));
  return found;
}
FieldComplaints about_links(Database& database, const PledgeActivity& activity) {
  FieldComplaints found = about_action(database, activity.action);
  Statement pledge{database, "SELECT unit FROM pledge WHERE key = :key"};
  if (!pledge.bind(":key", activity.pledge).step())
    add(found, none_such("pledge", "inget sådant löfte", "no such pledge"));
  return found;
}
FieldComplaints about_links(Database&, const Survey&) { return {}; }
FieldComplaints about_links(Database& database, const SurveyValue& value) {
  FieldComplaints found = about_area(database, value.area);
  if (!holds(database, "SELECT 1 FROM survey WHERE id = :id", value.survey))
    add(found, none_such("survey", "ingen sådan mätning", "no such survey"));
  return found;
}
FieldComplaints about_links(Database&, const Observation&) { return {}; }
FieldComplaints about_links(Database& database, const Coverage& coverage) {
  FieldComplaints found = about_area(database, {coverage.scheme, coverage.area});
  if (!holds(database, "SELECT 1 FROM source WHERE name = :key", coverage.source))
    add(found, none_such("source", "ingen sådan källa", "no such source"));
  return found;
}
FieldComplaints about_links(Database& database, const Meeting& meeting) { return about_area(database, meeting.area); }
FieldComplaints about_links(Database& database, const Task& task) {
  FieldComplaints found = about_area(database, task.area);
  if (task.meeting && !holds(database, "SELECT 1 FROM meeting WHERE id = :id", *task.meeting))
    add(found, none_such("meeting", "ingen sådan avstämning", "no such meeting"));
  if (!task.about.empty() && !has_problem(database, task.about) && !has_action(database, task.about))
    add(found,
        none_such("about", "inget problem och ingen åtgärd med den nyckeln", "no problem and no action of that key"));
  return found;
}
FieldComplaints about_links(Database& database, const Report& report) {
  FieldComplaints found = about_area(database, report.area);
  for (const std::string& key : report.problems) add(found, about_problem(database, key, "problems"));
  return found;
}
FieldComplaints about_links(Database& database, const Assessment& assessment) {
  const auto graded = areas_graded_by(database, assessment.report);
  for (const auto& each : graded) {
    if (each.area == assessment.area) return {};
  }
  if (!holds(database, "SELECT 1 FROM report WHERE key = :key", assessment.report))
    return none_such("report", "ingen sådan lägesbild", "no such report");
  return none_such("area", "inget sådant område i lägesbilden", "no such area in the report");
}

// A second record of what there may be one of.
FieldComplaints taken(const char* field, const char* swedish, const char* english) {
  return {{field, swedish, english}};
}
FieldComplaints about_twin(Database& database, const Pledge& pledge) {
  if (!holds(database, "SELECT 1 FROM pledge WHERE key = :key", pledge.key)) return {};
  return taken("key", "nyckeln är redan tagen", "the key is taken already");
}
FieldComplaints about_twin(Database& database, const Report& report) {
  if (!holds(database, "SELECT 1 FROM report WHERE key = :key", report.key)) return {};
  return taken("key", "nyckeln är redan tagen", "the key is taken already");
}
FieldComplaints about_twin(Database& database, const Survey& survey) {
  Statement twin{database, "SELECT 1 FROM survey WHERE name = :name AND period = :period AND id <> :id"};
  if (!twin.bind(":name", survey.name).bind(":period", survey.period).bind(":id", survey.id).step()) return {};
  return taken("name", "mätningen finns redan", "the survey is there already");
}
FieldComplaints about_twin(Database& database, const SurveyValue& value) {
  Statement twin{database, R"(
SELECT 1 FROM survey_value
WHERE survey = :survey AND scheme = :scheme AND area = :area AND question = :question AND id <> :id)"};
  twin.bind(":survey", value.survey).bind(":scheme", value.area.scheme).bind(":area", value.area.code);
  if (!twin.bind(":question", value.question).bind(":id", value.id).step()) return {};
  return taken("question", "frågan har redan ett värde för området", "the question has a value of the area already");
}
FieldComplaints about_twin(Database& database, const Coverage& coverage) {
  Statement twin{database, R"(
SELECT 1 FROM coverage JOIN source ON source.id = coverage.source
WHERE source.name = :source AND scheme = :scheme AND area = :area AND coverage.id <> :id
  AND coverage.first_day < :end_day AND coverage.end_day > :first_day)"};
  twin.bind(":source", coverage.source).bind(":scheme", coverage.scheme).bind(":area", coverage.area);
  twin.bind(":id", coverage.id).bind(":first_day", coverage.first).bind(":end_day", coverage.end);
  if (!twin.step()) return {};
  return taken("first_day", "källan har redan en täckning för området i den tiden",
               "the source has a coverage of the area in that time already");
}
FieldComplaints about_twin(Database& database, const Assessment& assessment) {
  Statement twin{database, R"(
SELECT 1 FROM assessment WHERE report = :report AND scheme = :scheme AND area = :area AND id <> :id)"};
  twin.bind(":report", assessment.report).bind(":scheme", assessment.area.scheme);
  if (!twin.bind(":area", assessment.area.code).bind(":id", assessment.id).step()) return {};
  return taken("area", "området har redan ett läge i lägesbilden", "the area has a grade in the report already");
}
template <class Record>
FieldComplaints about_twin(Database&, const Record&) {
  return {};
}

/// What may begin in one status alone.
template <class Status>
FieldComplaints about_beginning(Status status) {
  if (status == Status{}) return {};
  return {{"status", fmt::format("börjar som {}", casebook::name_of(Status{})),
           fmt::format("begins as {}", casebook::name_of(Status{}))}};
}

FieldComplaints kept(const char* field, bool is_same) {
  if (is_same) return {};
  return {{field, fmt::format("{} kan inte ändras", field), fmt::format("{} cannot be changed", field)}};
}

bool is_open(Database& database, const std::string& report) {
  return holds(database, "SELECT 1 FROM report WHERE key = :key AND status IN ('utkast', 'beredning', 'för_beslut')",
               report);
}
FieldComplaints about_closed_report(Database& database, const Assessment& assessment) {
  if (is_open(database, assessment.report)) return {};
  return {{"report", "en beslutad lägesbild ändras inte", "a decided report is not changed"}};
}

// What a change asks beside fields and links.
FieldComplaints about_change(Database& database, const Pledge& before, const Pledge& after) {
  FieldComplaints found = kept("key", before.key == after.key);
  add(found, casebook::complaints_about_step(before.status, after.status, casebook::Basis::work));
  add(found, casebook::complaints_about_change(before, after));
  if (after.upkeep.is_managed) add(found, casebook::complaints_about_status(after, links_of(database, after)));
  return found;
}
FieldComplaints about_change(Database& database, const Report& before, const Report& after) {
  FieldComplaints found = kept("key", before.key == after.key);
  add(found, casebook::complaints_about_step(before.status, after.status, casebook::Basis::work));
  add(found, casebook::complaints_about_change(before, after));
  if (!found.empty() || before.status == after.status) return found;
  return casebook::complaints_about_status(after, links_of(database, after));
}
FieldComplaints about_change(Database&, const PledgeActivity& before, const PledgeActivity& after) {
  return kept("pledge", before.pledge == after.pledge);
}
FieldComplaints about_change(Database&, const SurveyValue& before, const SurveyValue& after) {
  return kept("survey", before.survey == after.survey);
}
FieldComplaints about_change(Database&, const Meeting& before, const Meeting& after) {
  return casebook::complaints_about_step(before.status, after.status);
}
FieldComplaints about_change(Database&, const Task& before, const Task& after) {
  return casebook::complaints_about_step(before.status, after.status);
}
FieldComplaints about_change(Database& database, const Assessment& before, const Assessment& after) {
  FieldComplaints found = kept("report", before.report == after.report);
  add(found, kept("area", before.area == after.area));
  add(found, about_closed_report(database, before));
  return found;
}
FieldComplaints about_change(Database&, const Survey&, const Survey&) { return {}; }
FieldComplaints about_change(Database&, const Observation&, const Observation&) { return {}; }
FieldComplaints about_change(Database&, const Coverage&, const Coverage&) { return {}; }

[[noreturn]] void refuse_removal(const char* swedish, const char* english) {
  throw Error(ErrorKind::conflict, swedish, english);
}

// Why a record cannot go.
void require_unused(Database& database, const Pledge& pledge) {
  if (!pledge.upkeep.is_managed)
    refuse_removal("Det som kom från en fil tas bort där den skrivs.",
                   "what came from a file is removed where the file is written");
  if (casebook::is_decided(pledge) || holds(database, "SELECT 1 FROM pledge_activity WHERE pledge = :key", pledge.key))
    refuse_removal("Löftet är beslutat eller har aktiviteter och kan inte tas bort.",
                   "the pledge is decided or has activities and cannot be removed");
}
void require_unused(Database& database, const Report& report) {
  if (report.status != casebook::ReportStatus::utkast ||
      holds(database, "SELECT 1 FROM assessment WHERE report = :key", report.key))
    refuse_removal("Lägesbilden är på väg till beslut eller har bedömningar och kan inte tas bort.",
                   "the report is on its way to a decision or has assessments and cannot be removed");
}
void require_unused(Database& database, const Survey& survey) {
  if (holds(database, "SELECT 1 FROM survey_value WHERE survey = :id", survey.id))
    refuse_removal("Mätningen har värden: ta bort dem först.", "the survey has values: remove them first");
}
void require_unused(Database& database, const Meeting& meeting) {
  const bool has_work = holds(database, "SELECT 1 FROM decision WHERE meeting = :id", meeting.id) ||
                        holds(database, "SELECT 1 FROM task WHERE meeting = :id", meeting.id);
  if (meeting.status == casebook::MeetingStatus::hallen || has_work)
    refuse_removal("Avstämningen är hållen eller har beslut eller uppgifter och kan inte tas bort.",
                   "the meeting was held or has decisions or tasks and cannot be removed");
}
void require_unused(Database& database, const Assessment& assessment) {
  if (!is_open(database, assessment.report))
    refuse_removal("En beslutad lägesbild ändras inte.", "a decided report is not changed");
}
template <class Record>
void require_unused(Database&, const Record&) {}

}  // namespace

std::vector<GradedArea> areas_graded_by(Database& database, const std::string& report) {
  Statement row{database, "SELECT scheme, code, name FROM report_area WHERE report = :key ORDER BY scheme, code"};
  row.bind(":key", report);
  std::vector<GradedArea> areas;
  while (row.step()) areas.push_back({{row.text(0), row.text(1)}, row.text(2)});
  return areas;
}

casebook::PledgeLinks links_of(Database& database, const Pledge& pledge) {
  return {holds(database, "SELECT 1 FROM decision WHERE kind = 'pledge' AND key = :key AND status <> ''", pledge.key),
          holds(database, "SELECT 1 FROM problem WHERE key = :key AND status <> 'föreslaget'", pledge.problem) ||
              holds(database, "SELECT 1 FROM action WHERE key = :key AND status NOT IN ('föreslagen', 'avbruten')",
                    pledge.action)};
}

casebook::ReportLinks links_of(Database& database, const Report& report) {
  casebook::ReportLinks links;
  links.has_decision =
      holds(database, "SELECT 1 FROM decision WHERE kind = 'report' AND key = :key AND status <> ''", report.key);
  Statement row{database, R"(
SELECT name,
       EXISTS (SELECT 1 FROM assessment WHERE report = :key AND scheme = each.scheme AND area = each.code),
       EXISTS (SELECT 1 FROM coverage WHERE scheme = each.scheme AND area = each.code
                 AND first_day < each.end_day AND end_day > each.first_day)
FROM report_area AS each WHERE each.report = :key ORDER BY each.scheme, each.code)"};
  row.bind(":key", report.key);
  while (row.step()) {
    if (row.integer(1) == 0) links.without_grade.push_back(row.text(0));
    if (row.integer(2) == 0) links.without_coverage.push_back(row.text(0));
  }
  return links;
}

template <class Record>
void require_new(Database& database, const Record& record) {
  FieldComplaints found = casebook::complaints_about_fields(record);
  if constexpr (requires { record.status; }) {
    if constexpr (!std::is_same_v<Record, Observation>) add(found, about_beginning(record.status));
  }
  if constexpr (std::is_same_v<Record, Assessment>) {
    if (holds(database, "SELECT 1 FROM report WHERE key = :key", record.report))
      add(found, about_closed_report(database, record));
  }
  add(found, about_links(database, record));
  if (found.empty()) found = about_twin(database, record);
  refuse(std::move(found));
}

template <class Record>
void require_change(Database& database, const Record& before, const Record& after) {
  FieldComplaints found = casebook::complaints_about_fields(after);
  add(found, about_links(database, after));
  add(found, about_change(database, before, after));
  if constexpr (!requires { after.key; }) {
    if (found.empty()) found = about_twin(database, after);
  }
  refuse(std::move(found));
}

template <class Record>
void require_removable(Database& database, const Record& record) {
  require_unused(database, record);
}

void require_decided(Database& database, const Pledge& before, const Pledge& after) {
  refuse(casebook::complaints_about_step(before.status, after.status, casebook::Basis::decision));
  FieldComplaints found = casebook::complaints_about_fields(after);
  add(found, casebook::complaints_about_status(after, links_of(database, after)));
  refuse(std::move(found));
}

void require_decided(Database& database, const Report& before, const Report& after) {
  refuse(casebook::complaints_about_step(before.status, after.status, casebook::Basis::decision));
  refuse(casebook::complaints_about_status(after, links_of(database, after)));
}

#define TRYGGKARTA_RECORD(Record)                                        \
  template void require_new(Database&, const Record&);                   \
  template void require_change(Database&, const Record&, const Record&); \
  template void require_removable(Database&, const Record&);
TRYGGKARTA_EACH_RECORD(TRYGGKARTA_RECORD)
#undef TRYGGKARTA_RECORD

}  // namespace tryggkarta::store
