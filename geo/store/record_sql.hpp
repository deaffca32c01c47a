// The SQL of each record of casework whose fields are said in casebook/record_fields.hpp; for this folder alone.
#pragma once

#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"

namespace tryggkarta::store {

/// `select` gives id and version first and then the fields in their order, a shape last.
template <class Record>
struct RecordSql;

template <>
struct RecordSql<casebook::Pledge> {
  static constexpr const char* noun = "pledge";
  static constexpr const char* select = R"(
SELECT id, version, key, scheme, area, year, title, status, responsible, target, outcome, unit, problem, action, is_public,
       public_title, public_text, is_managed FROM pledge ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO pledge (key, scheme, area, year, title, status, responsible, target, outcome, unit, problem, action, is_public,
                    public_title, public_text, is_managed)
VALUES (:key, :scheme, :area, :year, :title, :status, :responsible, :target, :outcome, :unit, :problem, :action, :is_public,
        :public_title, :public_text, :is_managed))";
  static constexpr const char* update = R"(
UPDATE pledge SET key = :key, scheme = :scheme, area = :area, year = :year, title = :title, status = :status,
  responsible = :responsible, target = :target, outcome = :outcome, unit = :unit, problem = :problem, action = :action,
  is_public = :is_public, public_title = :public_title, public_text = :public_text, is_managed = :is_managed,
  version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM pledge WHERE id = :id";
};

template <>
struct RecordSql<casebook::PledgeActivity> {
  static constexpr const char* noun = "pledge activity";
  static constexpr const char* select = R"(
SELECT id, version, pledge, text, target, outcome, unit, action FROM pledge_activity ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO pledge_activity (pledge, text, target, outcome, unit, action)
VALUES (:pledge, :text, :target, :outcome, :unit, :action))";
  static constexpr const char* update = R"(
UPDATE pledge_activity SET pledge = :pledge, text = :text, target = :target, outcome = :outcome, unit = :unit,
  action = :action, version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM pledge_activity WHERE id = :id";
};

template <>
struct RecordSql<casebook::Survey> {
  static constexpr const char* noun = "survey";
  static constexpr const char* select = "SELECT id, version, name, population, period, source FROM survey ORDER BY id";
  static constexpr const char* insert = R"(
INSERT INTO survey (name, population, period, source) VALUES (:name, :population, :period, :source))";
  static constexpr const char* update = R"(
UPDATE survey SET name = :name, population = :population, period = :period, source = :source, version = version + 1
WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM survey WHERE id = :id";
};

template <>
struct RecordSql<casebook::SurveyValue> {
  static constexpr const char* noun = "survey value";
  static constexpr const char* select = R"(
SELECT id, version, survey, scheme, area, question, n, share, low, high FROM survey_value ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO survey_value (survey, scheme, area, question, n, share, low, high)
VALUES (:survey, :scheme, :area, :question, :n, :share, :low, :high))";
  static constexpr const char* update = R"(
UPDATE survey_value SET survey = :survey, scheme = :scheme, area = :area, question = :question, n = :n, share = :share,
  low = :low, high = :high, version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM survey_value WHERE id = :id";
};

template <>
struct RecordSql<casebook::Observation> {
  static constexpr const char* noun = "observation";
  static constexpr const char* select = R"(
SELECT id, version, kind, day, place, text, proposal, responsible, status, geometry FROM observation ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO observation (kind, day, place, text, proposal, responsible, status, geometry)
VALUES (:kind, :day, :place, :text, :proposal, :responsible, :status, :geometry))";
  static constexpr const char* update = R"(
UPDATE observation SET kind = :kind, day = :day, place = :place, text = :text, proposal = :proposal,
  responsible = :responsible, status = :status, geometry = :geometry, version = version + 1
WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM observation WHERE id = :id";
};

template <>
struct RecordSql<casebook::Coverage> {
  static constexpr const char* noun = "coverage";
  static constexpr const char* select = R"(
SELECT coverage.id, coverage.version, source.name, scheme, area, coverage.first_day, coverage.end_day, grade, reason
FROM coverage JOIN source ON source.id = coverage.source ORDER BY source.name, scheme, area, coverage.first_day)";
  static constexpr const char* insert = R"(
INSERT INTO coverage (source, scheme, area, first_day, end_day, grade, reason)
VALUES ((SELECT id FROM source WHERE name = :source), :scheme, :area, :first_day, :end_day, :grade, :reason))";
  static constexpr const char* update = R"(
UPDATE coverage SET source = (SELECT id FROM source WHERE name = :source), scheme = :scheme, area = :area,
  first_day = :first_day, end_day = :end_day, grade = :grade, reason = :reason, version = version + 1
WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM coverage WHERE id = :id";
};

template <>
struct RecordSql<casebook::Meeting> {
  static constexpr const char* noun = "meeting";
  static constexpr const char* select = R"(
SELECT id, version, forum, scheme, area, occasion, period, day, status, agenda, minutes FROM meeting ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO meeting (forum, scheme, area, occasion, period, day, status, agenda, minutes)
VALUES (:forum, :scheme, :area, :occasion, :period, :day, :status, :agenda, :minutes))";
  static constexpr const char* update = R"(
UPDATE meeting SET forum = :forum, scheme = :scheme, area = :area, occasion = :occasion, period = :period, day = :day,
  status = :status, agenda = :agenda, minutes = :minutes, version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM meeting WHERE id = :id";
};

template <>
struct RecordSql<casebook::Task> {
  static constexpr const char* noun = "task";
  static constexpr const char* select = R"(
SELECT id, version, scheme, area, title, owner, due, status, meeting, about, note FROM task ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO task (scheme, area, title, owner, due, status, meeting, about, note)
VALUES (:scheme, :area, :title, :owner, :due, :status, :meeting, :about, :note))";
  static constexpr const char* update = R"(
UPDATE task SET scheme = :scheme, area = :area, title = :title, owner = :owner, due = :due, status = :status,
  meeting = :meeting, about = :about, note = :note, version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM task WHERE id = :id";
};

}  // namespace tryggkarta::store
