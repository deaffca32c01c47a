// The table of grades as it comes back: many areas at once, and two who grade at the same time.
#include <algorithm>

#include "geo/casebook/record_rules.hpp"
#include "geo/error.hpp"
#include "server/casework/work.hpp"
#include "server/chain/sent_form.hpp"
#include "server/chain/values.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/grade_table.hpp"

namespace tryggkarta::reports {

using casebook::Assessment;

namespace {

/// What happens to one row of the table.
struct Row {
  AreaKey area;
  SentGrade sent;
  const Assessment* present = nullptr;
};

/// The rows that were changed by whoever sent them.
std::vector<Row> changed_rows(const chain::SentForm& form, const ReportBook& book, const Asked& asked) {
  std::vector<Row> rows;
  for (const AreaKey& area : asked.graded) {
    const std::string name = name_of(area);
    if (!form.has("grade." + name)) continue;
    Row row{area, {form.value("grade." + name), form.value("reason." + name)}, book.assessment(asked.report, area)};
    if (mark_of_grade(row.sent) != form.value("base." + name)) rows.push_back(std::move(row));
  }
  return rows;
}

/// Whether somebody else has set another grade since the form was shown.
bool is_overtaken(const chain::SentForm& form, const Row& row) {
  const std::string present = mark_of_grade(sent_grade_of(row.present));
  return present != form.value("base." + name_of(row.area)) && present != mark_of_grade(row.sent);
}

Assessment assessment_of(const Row& row, const casebook::Report& report) {
  Assessment assessment;
  if (row.present != nullptr) assessment = *row.present;
  assessment.report = report.key;
  assessment.area = row.area;
  assessment.reason = row.sent.reason;
  if (const auto grade = casebook::parse_area_grade(row.sent.grade)) assessment.grade = *grade;
  return assessment;
}

std::string complaint_about(const Visit& visit, const Row& row, const casebook::Report& report) {
  if (row.sent.grade.empty() && row.sent.reason.empty()) return "";
  if (!casebook::parse_area_grade(row.sent.grade))
    return visit.words()("Välj ett läge, eller töm skälet.", "Choose a grade, or empty the reason.");
  const auto complaints = casebook::complaints_about_fields(assessment_of(row, report));
  if (complaints.empty()) return "";
  if (casebook::is_blank(row.sent.reason)) return visit.words()("Läget behöver ett skäl.", "The grade needs a reason.");
  return pages::capitalised(visit.words()(complaints.front().swedish, complaints.front().english)) + ".";
}

std::string overtaken_words(const Visit& visit, const Row& row) {
  const auto& words = visit.words();
  if (row.present == nullptr)
    return words("Någon annan har tagit bort läget. Spara igen för att sätta ditt.",
                 "Somebody else has removed the grade. Save again to set yours.");
  return words("Någon annan har sparat: ", "Somebody else has saved: ") + grade_words(words, row.present->grade) +
         " – " + row.present->reason + words(" Spara igen för att sätta ditt.", " Save again to set yours.");
}

/// What cannot be saved of the rows, with everything that was sent.
Trouble trouble_with(const Visit& visit, const chain::SentForm& form, const Asked& asked,
                     const std::vector<Row>& rows) {
  Trouble trouble;
  for (const Row& row : rows) {
    trouble.sent[name_of(row.area)] = row.sent;
    std::string complaint = complaint_about(visit, row, asked.report);
    const bool is_overtaken_row = complaint.empty() && is_overtaken(form, row);
    if (is_overtaken_row) complaint = overtaken_words(visit, row);
    if (complaint.empty()) continue;
    trouble.complaints[name_of(row.area)] = complaint;
    trouble.status = std::max(trouble.status, is_overtaken_row ? 409 : 422);
  }
  if (trouble.complaints.empty()) return trouble;
  trouble.sentence = visit.words()("Inget är sparat än: läs det som står vid områdena.",
                                   "Nothing is saved yet: read what stands at the areas.");
  return trouble;
}

void save(store::Store& store, const Visit& visit, const casebook::Report& report, const Row& row) {
  const auto moment = casework::moment_in(store, visit.house.chain.work);
  const Assessment assessment = assessment_of(row, report);
  if (row.sent.grade.empty()) {
    if (row.present != nullptr) store.casework().remove(visit.grant(), *row.present, moment);
  } else if (row.present != nullptr) {
    store.casework().replace(visit.grant(), assessment, moment);
  } else {
    store.casework().add(visit.grant(), assessment, moment);
  }
}

}  // namespace

http::Response answer_grades(const Visit& visit) {
  const chain::SentForm form{visit.chain.request};
  chain::require_ours(visit.chain, form.value("csrf"));
  Trouble trouble;
  const auto response =
      worked(visit, visit.chain.request.path.substr(0, visit.chain.request.path.rfind('/')), [&](store::Store& store) {
        const Asked asked = asked_in(store, visit);
        if (casebook::is_decided(asked.report))
          throw casebook::RefusedWork(
              {{"report", "en beslutad lägesbild ändras inte", "a decided report is not changed"}});
        const ReportBook book = read_report_book(store, visit);
        const auto rows = changed_rows(form, book, asked);
        trouble = trouble_with(visit, form, asked, rows);
        if (!trouble.complaints.empty()) return;
        for (const Row& row : rows) save(store, visit, asked.report, row);
      });
  return trouble.complaints.empty() ? response : editor_with(visit, trouble);
}

}  // namespace tryggkarta::reports
