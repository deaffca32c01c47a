#include <catch2/catch.hpp>

#include "server/reports/editor_parts.hpp"
#include "server/reports/report_words.hpp"

using namespace tryggkarta;
using pages::Html;
using pages::Language;
using pages::Words;

namespace {

const Words kSwedish{Language::swedish};

std::string grade_markup(std::optional<casebook::AreaGrade> grade) {
  Html html;
  reports::add_grade(html, kSwedish, grade);
  return std::move(html).finish().bytes();
}

std::string shape_in(const std::string& markup) {
  for (const char* shape : {"<circle", "M8 2 ", "M8 1 "}) {
    if (markup.find(shape) != std::string::npos) return shape;
  }
  return "none";
}

}  // namespace

TEST_CASE("a grade is a word and a shape of its own, and none has neither shape nor a colour's name") {
  const auto green = grade_markup(casebook::AreaGrade::gron);
  const auto yellow = grade_markup(casebook::AreaGrade::gul);
  const auto red = grade_markup(casebook::AreaGrade::rod);
  CHECK(green.find("grön") != std::string::npos);
  CHECK(yellow.find("gul") != std::string::npos);
  CHECK(red.find("röd") != std::string::npos);
  CHECK(shape_in(green) != shape_in(yellow));
  CHECK(shape_in(yellow) != shape_in(red));
  CHECK(shape_in(green) != shape_in(red));
  CHECK(grade_markup(std::nullopt) == "<span class=\"report-grade\">inte satt</span>");
}

TEST_CASE("unknown coverage has no bars, and missing coverage has three empty ones") {
  Html unknown;
  reports::add_coverage(unknown, kSwedish, nullptr);
  CHECK(std::move(unknown).finish().bytes() == "<span class=\"report-coverage unknown\">vet ej</span>");
  casebook::Coverage coverage;
  coverage.grade = casebook::CoverageGrade::saknas;
  Html missing;
  reports::add_coverage(missing, kSwedish, &coverage);
  const std::string markup = std::move(missing).finish().bytes();
  CHECK(markup.find("bar there") == std::string::npos);
  CHECK(markup.find("saknas") != std::string::npos);
}

TEST_CASE("a count is told with its change, and without one where the year before is not known") {
  analysis::FrozenCount count;
  CHECK(reports::change_words(kSwedish, count) == "uppgift saknas");
  count.now = 12;
  CHECK(reports::change_words(kSwedish, count) == "12");
  count.year_before = 15;
  CHECK(reports::change_words(kSwedish, count) == "12 (−3)");
  count.year_before = 12;
  CHECK(reports::change_words(kSwedish, count) == "12 (±0)");
  count.year_before = 0;
  CHECK(reports::change_words(kSwedish, count) == "12 (+12)");
}

TEST_CASE("every kind and status of a report has words in both languages") {
  const Words english{Language::english};
  CHECK(reports::status_words(kSwedish, casebook::ReportStatus::for_beslut) == "för beslut");
  CHECK(reports::status_words(english, casebook::ReportStatus::arkiverad) == "archived");
  CHECK(reports::kind_words(kSwedish, casebook::ReportKind::tvaar) == "två år");
  CHECK(reports::kind_words(english, casebook::ReportKind::vecka) == "week");
  CHECK(reports::period_words(kSwedish, "2026-Q3") == "kvartal 3 2026");
  CHECK(reports::period_words(kSwedish, "någon gång") == "någon gång");
}
