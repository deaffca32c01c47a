// The rules of pledges, reports, meetings and what is listened to, as functions that return complaints by field.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <vector>

#include "geo/casebook/field_checks.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"

namespace tryggkarta::casebook {

/// Texts, numbers and days by themselves, whatever the status.
FieldComplaints complaints_about_fields(const Pledge& pledge);
FieldComplaints complaints_about_fields(const PledgeActivity& activity);
FieldComplaints complaints_about_fields(const Survey& survey);
FieldComplaints complaints_about_fields(const SurveyValue& value);
FieldComplaints complaints_about_fields(const Observation& observation);
FieldComplaints complaints_about_fields(const Coverage& coverage);
FieldComplaints complaints_about_fields(const Meeting& meeting);
FieldComplaints complaints_about_fields(const Task& task);
FieldComplaints complaints_about_fields(const Report& report);
FieldComplaints complaints_about_fields(const Assessment& assessment);

/// What stands in the store around a pledge or a report.
struct PledgeLinks {
  bool has_decision = false;
  bool rests_on_decided = false;  ///< a decided priority or action
};
struct ReportLinks {
  bool has_decision = false;
  std::vector<std::string> without_grade;     ///< names of areas that have no assessment
  std::vector<std::string> without_coverage;  ///< names of areas of which no source is graded in the period
};
/// I10.
FieldComplaints complaints_about_status(const Pledge& pledge, const PledgeLinks& links);
/// I7, and the law's checklist of a two-year report.
FieldComplaints complaints_about_status(const Report& report, const ReportLinks& links);
/// I11: what is decided stays as it was decided; only its status goes on.
FieldComplaints complaints_about_change(const Report& before, const Report& after);
/// What was promised stays as it was decided: target, unit, year and area.
FieldComplaints complaints_about_change(const Pledge& before, const Pledge& after);

/// Neither utkast nor on its way to a decision.
bool is_decided(const Report& report);
bool is_decided(const Pledge& pledge);

}  // namespace tryggkarta::casebook
