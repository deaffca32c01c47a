#include <catch2/catch.hpp>

#include <string>

#include "geo/analysis/frozen_text.hpp"
#include "server/records/figures_sheet.hpp"
#include "server/records/record.hpp"

using namespace tryggkarta;

namespace {

analysis::FrozenArea area(const char* code, const char* name, std::optional<std::int64_t> now) {
  analysis::FrozenArea made;
  made.code = code;
  made.name = name;
  made.counts = {{now, 3, std::nullopt, std::nullopt}};
  return made;
}

analysis::FrozenFigures figures() {
  const auto period = time::Period::parse("2026-Q3").value();
  analysis::FrozenFigures made{.city = "Provstad",
                               .scheme = "MO",
                               .period = period,
                               .before = period.previous(),
                               .year_before = period.same_last_year()};
  made.categories = {{"all", "", "Alla", "All"}};
  made.areas = {area("11", "Väst", 1234), area("12", "=Öst", std::nullopt)};
  made.sum = area("", "", 1234);
  return made;
}

struct Decided {
  casebook::Report report;
  casebook::Decision decision;

  Decided() {
    report.title = "Lägesbild <Väst>";
    report.period = "2026-Q3";
    report.snapshot = analysis::text_of(figures());
    report.snapshot_hash = "abc";
    report.text = "Text av hand";
    decision.forum = "Styrgruppen";
    decision.day = time::parse_day("2026-10-20").value();
    decision.diarienummer = "12/26";
  }
  std::string package() const {
    return records::package_of({.report = report,
                                .decision = decision,
                                .area_name = "Väst",
                                .assessments = {{1, "k", {"MO", "11"}, casebook::AreaGrade::gul, "Fler & fler", 1}},
                                .coverage = {},
                                .problems = {},
                                .report_json = "{}\n",
                                .decision_json = "{}\n"});
  }
};

}  // namespace

TEST_CASE("a table of frozen figures leaves a cell empty where nothing is covered, and no name becomes a formula") {
  const std::string sheet = records::figures_sheet(figures());
  CHECK(sheet.find("11;Väst;all;1234;3;;;\r\n") != std::string::npos);
  CHECK(sheet.find("12;'=Öst;all;;3;;;\r\n") != std::string::npos);
  CHECK(sheet.find("sum;;all;1234;3;;;\r\n") != std::string::npos);
}

TEST_CASE("equal decisions give equal packages, and another reason gives another") {
  Decided decided;
  const std::string first = decided.package();
  CHECK(decided.package() == first);
  decided.decision.text = "Med ändring";
  CHECK(decided.package() != first);
}

TEST_CASE("the paper of a report says its grades, decision and figures, and text stays text") {
  const std::string package = Decided{}.package();
  // Parts are not compressed, so they can be read in the package.
  CHECK(package.find("<h1>Lägesbild &lt;Väst&gt;</h1>") != std::string::npos);
  CHECK(package.find("Fler &amp; fler") != std::string::npos);
  CHECK(package.find("12/26") != std::string::npos);
  CHECK(package.find("uppgift saknas") != std::string::npos);
  CHECK(package.find("href=") == std::string::npos);
}

TEST_CASE("figures that are not what froze make no package") {
  Decided decided;
  decided.report.snapshot += " ";
  CHECK_THROWS(decided.package());
}
