#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "geo/access/policy.hpp"
#include "geo/analysis/frozen_text.hpp"
#include "geo/demo/demo_city.hpp"
#include "geo/store/case_book.hpp"
#include "server/commands/demo_story.hpp"

using namespace tryggkarta;

namespace {

/// A folder of its own, gone when the test is.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("tryggkarta-story-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Figures without any area, told apart by the report.
std::string figures_of(const casebook::Report& report) {
  const auto period = time::Period::parse(report.period).value();
  analysis::FrozenFigures figures{.city = report.key,
                                  .scheme = "MO2021",
                                  .period = period,
                                  .before = period.previous(),
                                  .year_before = period.same_last_year()};
  figures.categories = {{"all", "", "Alla", "All"}};
  figures.sum.counts.resize(1);
  return analysis::text_of(figures);
}

}  // namespace

TEST_CASE("the story can be told on any day, and every invariant holds on what it leaves") {
  const auto today = GENERATE("2026-01-01", "2026-11-24", "2028-02-29");
  INFO(today);
  const Folder folder;
  const time::Day day = time::parse_day(today).value();
  const auto city = demo::make_city(7, day);
  store::Store::create(folder / "a", [&](store::Store& store) {
    auto transaction = store.begin();
    store.set_city(city.city);
    // Parents before their children: SO2021, MO2021, PRI2021.
    for (const char* code : {"SO2021", "MO2021", "PRI2021"}) {
      for (const auto& scheme : city.schemes) {
        if (scheme.code == code) store.put_area_scheme(scheme);
      }
    }
    for (const auto& source : city.sources) store.put_source(source);
    commands::tell_story(store, city, time::Instant{day} + std::chrono::hours{9}, figures_of);
    transaction.commit();
  });
  const auto store = store::Store::open(folder / "a", store::Access::read_only);
  const auto grant = access::Policy::for_owner_of_the_store_file(access::Act::plan);
  std::int64_t reports = 0;
  for (const auto& proof : store.casework().proofs()) {
    INFO(proof.rule << " " << proof.promise);
    CHECK(proof.objects > 0);
    CHECK(proof.broken.empty());
    if (proof.rule == "I7") reports = proof.objects;
  }
  CHECK(reports >= 13);
  for (const auto& problem : store.casework().all<casebook::Problem>(grant)) {
    const auto wanted = std::find_if(city.problems.begin(), city.problems.end(),
                                     [&](const auto& each) { return each.key == problem.key; });
    REQUIRE(wanted != city.problems.end());
    CHECK(problem.status == wanted->status);
    CHECK(problem.decided == wanted->decided);
  }
  for (const auto& decision : store.casework().all<casebook::Decision>(grant)) CHECK(decision.day <= day);
  for (const auto& report : store.casework().all<casebook::Report>(grant)) {
    const bool is_decided = report.status == casebook::ReportStatus::beslutad;
    CHECK(store.casework().record_of(grant, casebook::DecidedKind::report, report.key).has_value() == is_decided);
  }
}
