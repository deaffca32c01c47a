#include <catch2/catch.hpp>

#include "server/reports/report_book.hpp"

using namespace tryggkarta;
using casebook::AreaGrade;
using casebook::Assessment;
using casebook::CoverageGrade;
using casebook::Report;
using casebook::ReportKind;
using casebook::ReportStatus;
using reports::ReportBook;

namespace {

const published::AreaKey kArea{"MO", "11"};

time::Day day(const char* text) { return time::parse_day(text).value(); }

Report report(const char* key, ReportKind kind, const char* period, ReportStatus status = ReportStatus::beslutad) {
  Report made;
  made.key = key;
  made.kind = kind;
  made.period = period;
  made.status = status;
  return made;
}

Assessment grade(const char* of, AreaGrade grade) { return {0, of, kArea, grade, "skäl", 1}; }

/// The newest period first, as a book is read.
ReportBook quarters() {
  ReportBook book;
  book.reports = {report("draft", ReportKind::kvartal, "2026-Q4", ReportStatus::beredning),
                  report("q3", ReportKind::kvartal, "2026-Q3"), report("w30", ReportKind::vecka, "2026-W30"),
                  report("q2", ReportKind::kvartal, "2026-Q2")};
  book.assessments = {grade("draft", AreaGrade::rod), grade("q3", AreaGrade::gul), grade("w30", AreaGrade::rod),
                      grade("q2", AreaGrade::gron)};
  return book;
}

casebook::Coverage coverage(CoverageGrade grade, const char* first, const char* end) {
  casebook::Coverage made;
  made.source = "polisen";
  made.scheme = kArea.scheme;
  made.area = kArea.code;
  made.first = day(first);
  made.end = day(end);
  made.grade = grade;
  return made;
}

}  // namespace

TEST_CASE("last time's grade is that of the newest earlier report of the same kind") {
  const ReportBook book = quarters();
  CHECK(book.last_time(book.reports[0], kArea)->report == "q3");
  CHECK(book.last_time(book.reports[1], kArea)->report == "q2");
}

TEST_CASE("where no earlier report is of the same kind, last time's grade is of any kind") {
  ReportBook book = quarters();
  CHECK(book.last_time(report("half", ReportKind::halvar, "2026-H2"), kArea)->report == "q3");
  CHECK(book.last_time(report("old", ReportKind::kvartal, "2025-Q1"), kArea) == nullptr);
}

TEST_CASE("what is not decided grades nothing, neither last time nor now") {
  ReportBook book = quarters();
  book.reports[1].status = ReportStatus::for_beslut;
  CHECK(book.last_time(book.reports[0], kArea)->report == "q2");
  const auto newest = book.newest_grades(kArea);
  REQUIRE(newest.size() == 2);
  CHECK(newest[0]->report == "w30");
  CHECK(newest[1]->report == "q2");
}

TEST_CASE("a report is decided on the day of the newest decision that made it so") {
  ReportBook book = quarters();
  casebook::Decision first{1, casebook::DecidedKind::report, "q3", "beslutad", "Styrgrupp", day("2026-10-01"), "1/26"};
  casebook::Decision other = first;
  other.status = "";
  other.day = day("2026-10-09");
  book.chain.decisions = {first, other};
  CHECK(book.decided_on(book.reports[1]) == day("2026-10-01"));
  CHECK_FALSE(book.decided_on(book.reports[3]));
}

TEST_CASE("of several stated coverages in a period the worst counts, and what touches no day of it does not") {
  ReportBook book;
  book.coverage = {coverage(CoverageGrade::god, "2026-01-01", "2026-05-01"),
                   coverage(CoverageGrade::saknas, "2026-05-01", "2026-06-01"),
                   coverage(CoverageGrade::begransad, "2026-06-01", "2026-07-01")};
  const auto worst_in = [&](const char* period) {
    return book.stated_coverage("polisen", kArea, time::Period::parse(period).value());
  };
  CHECK(worst_in("2026-Q2")->grade == CoverageGrade::saknas);
  CHECK(worst_in("2026-Q1")->grade == CoverageGrade::god);
  CHECK(worst_in("2026-06")->grade == CoverageGrade::begransad);
  CHECK(worst_in("2026-Q3") == nullptr);
  CHECK(book.stated_coverage("trafik", kArea, time::Period::parse("2026-Q1").value()) == nullptr);
}
