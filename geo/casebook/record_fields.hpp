// The fields of each record of casework by their names, said once for the store and for the API.
#pragma once

#include "geo/casebook/clearance.hpp"

#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"

namespace tryggkarta::casebook {

// `Fields` is whoever binds, reads, writes or checks; its functions take a name and the field:
//   text, yes_no, number, whole, day      may be absent ("" or nothing)
//   needed_number, needed_whole, needed_day, needed_word
//   word                                  the first of its words where absent
//   words                                 a list of texts
//   area                                  scheme and code as "scheme" and "area"; both empty: the whole city
//   given_text, given_day, kept_text      what the store gives; `kept_text` stays in the store
//   words_for_everyone, upkeep

template <class Fields>
void visit_fields(Fields& fields, Pledge& pledge) {
  fields.text("key", pledge.key);
  fields.area(pledge.area.scheme, pledge.area.code);
  fields.needed_whole("year", pledge.year);
  fields.text("title", pledge.title);
  fields.word("status", pledge.status, parse_pledge_status, PledgeStatus::aterkopplat);
  fields.text("responsible", pledge.responsible);
  fields.needed_number("target", pledge.target);
  fields.number("outcome", pledge.outcome);
  fields.text("unit", pledge.unit);
  fields.text("problem", pledge.problem);
  fields.text("action", pledge.action);
  fields.words_for_everyone(pledge.words);
  fields.upkeep(pledge.upkeep);
}

template <class Fields>
void visit_fields(Fields& fields, PledgeActivity& activity) {
  fields.text("pledge", activity.pledge);
  fields.text("text", activity.text);
  fields.needed_number("target", activity.target);
  fields.number("outcome", activity.outcome);
  fields.text("unit", activity.unit);
  fields.text("action", activity.action);
}

template <class Fields>
void visit_fields(Fields& fields, Survey& survey) {
  fields.text("name", survey.name);
  fields.text("population", survey.population);
  fields.text("period", survey.period);
  fields.text("source", survey.source);
}

template <class Fields>
void visit_fields(Fields& fields, SurveyValue& value) {
  fields.needed_whole("survey", value.survey);
  fields.area(value.area.scheme, value.area.code);
  fields.text("question", value.question);
  fields.needed_whole("n", value.n);
  fields.needed_number("share", value.share);
  fields.needed_number("low", value.low);
  fields.needed_number("high", value.high);
}

template <class Fields>
void visit_fields(Fields& fields, Observation& observation) {
  fields.needed_word("kind", observation.kind, parse_observation_kind, ObservationKind::annat);
  fields.needed_day("day", observation.day);
  fields.text("place", observation.place);
  fields.text("text", observation.text);
  fields.text("proposal", observation.proposal);
  fields.text("responsible", observation.responsible);
  fields.word("status", observation.status, parse_observation_status, ObservationStatus::klar);
}

template <class Fields>
void visit_fields(Fields& fields, Coverage& coverage) {
  fields.text("source", coverage.source);
  fields.area(coverage.scheme, coverage.area);
  fields.needed_day("first_day", coverage.first);
  fields.needed_day("end_day", coverage.end);
  fields.needed_word("grade", coverage.grade, parse_coverage_grade, CoverageGrade::saknas);
  fields.text("reason", coverage.reason);
}

template <class Fields>
void visit_fields(Fields& fields, Meeting& meeting) {
  fields.text("forum", meeting.forum);
  fields.area(meeting.area.scheme, meeting.area.code);
  fields.text("occasion", meeting.occasion);
  fields.text("period", meeting.period);
  fields.needed_day("day", meeting.day);
  fields.word("status", meeting.status, parse_meeting_status, MeetingStatus::installd);
  fields.text("agenda", meeting.agenda);
  fields.text("minutes", meeting.minutes);
}

template <class Fields>
void visit_fields(Fields& fields, Task& task) {
  fields.area(task.area.scheme, task.area.code);
  fields.text("title", task.title);
  fields.text("owner", task.owner);
  fields.needed_day("due", task.due);
  fields.word("status", task.status, parse_task_status, TaskStatus::avbruten);
  fields.whole("meeting", task.meeting);
  fields.text("about", task.about);
  fields.text("note", task.note);
}

template <class Fields>
void visit_fields(Fields& fields, Report& report) {
  fields.text("key", report.key);
  fields.area(report.area.scheme, report.area.code);
  fields.needed_word("kind", report.kind, parse_report_kind, ReportKind::tvaar);
  fields.text("period", report.period);
  fields.text("title", report.title);
  fields.text("text", report.text);
  fields.text("law_mapping", report.law.mapping);
  fields.text("law_other", report.law.other);
  fields.text("law_analysis", report.law.analysis);
  fields.text("law_measures", report.law.measures);
  fields.words("problems", report.problems);
  fields.word("status", report.status, parse_report_status, ReportStatus::arkiverad);
  fields.kept_text("snapshot", report.snapshot);
  fields.given_text("snapshot_hash", report.snapshot_hash);
  fields.given_day("snapshot_day", report.snapshot_day);
  fields.upkeep(report.upkeep);
}

template <class Fields>
void visit_fields(Fields& fields, Assessment& assessment) {
  fields.text("report", assessment.report);
  fields.area(assessment.area.scheme, assessment.area.code);
  fields.needed_word("grade", assessment.grade, parse_area_grade, AreaGrade::rod);
  fields.text("reason", assessment.reason);
}

}  // namespace tryggkarta::casebook
