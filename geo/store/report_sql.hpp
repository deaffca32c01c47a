// The SQL of reports and their assessments; for this folder alone.
#pragma once

#include "geo/store/record_sql.hpp"

namespace tryggkarta::store {

template <>
struct RecordSql<casebook::Report> {
  static constexpr const char* noun = "report";
  static constexpr const char* select = R"(
SELECT id, version, key, scheme, area, kind, period, title, text, law_mapping, law_other, law_analysis, law_measures,
       problems, status, snapshot, snapshot_hash, snapshot_day, is_managed FROM report ORDER BY id)";
  static constexpr const char* insert = R"(
INSERT INTO report (key, scheme, area, kind, period, first_day, end_day, title, text, law_mapping, law_other, law_analysis,
                    law_measures, problems, status, snapshot, snapshot_hash, snapshot_day, is_managed)
VALUES (:key, :scheme, :area, :kind, :period, :first_day, :end_day, :title, :text, :law_mapping, :law_other, :law_analysis,
        :law_measures, :problems, :status, :snapshot, :snapshot_hash, :snapshot_day, :is_managed))";
  static constexpr const char* update = R"(
UPDATE report SET key = :key, scheme = :scheme, area = :area, kind = :kind, period = :period, first_day = :first_day,
  end_day = :end_day, title = :title, text = :text, law_mapping = :law_mapping, law_other = :law_other,
  law_analysis = :law_analysis, law_measures = :law_measures, problems = :problems, status = :status,
  snapshot = :snapshot, snapshot_hash = :snapshot_hash, snapshot_day = :snapshot_day, is_managed = :is_managed,
  version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM report WHERE id = :id";
};

template <>
struct RecordSql<casebook::Assessment> {
  static constexpr const char* noun = "assessment";
  static constexpr const char* select =
      "SELECT id, version, report, scheme, area, grade, reason FROM assessment ORDER BY id";
  static constexpr const char* insert = R"(
INSERT INTO assessment (report, scheme, area, grade, reason) VALUES (:report, :scheme, :area, :grade, :reason))";
  static constexpr const char* update = R"(
UPDATE assessment SET report = :report, scheme = :scheme, area = :area, grade = :grade, reason = :reason,
  version = version + 1 WHERE id = :id AND version = :version)";
  static constexpr const char* remove = "DELETE FROM assessment WHERE id = :id";
};

}  // namespace tryggkarta::store
