#include <catch2/catch.hpp>

#include <set>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;

namespace {

casebook::CasebookView view_of(const Store& store) {
  return store.load_casebook().seen_by(access::Policy::for_owner_of_the_store_file());
}

casebook::Problem full_problem() {
  casebook::Problem problem;
  problem.key = "P-1";
  problem.title = "Internt \"namn\"";
  problem.words = {true, "Torget", "Vi arbetar med torget."};
  problem.status = casebook::ProblemStatus::foljs_upp;
  problem.priority = 2;
  problem.categories = {"hot", "ran"};
  problem.time_pattern = "torsdag–lördag efter 21";
  problem.owner = "Område Väst";
  problem.decided = day("2026-02-03");
  problem.shape = square(150'100, 6'400'100);
  return problem;
}

casebook::Action full_action() {
  casebook::Action action;
  action.key = "A-1";
  action.problem = "P-1";
  action.title = "Ljus";
  action.words = {true, "Mer ljus", "Vi byter lampor."};
  action.kind = "situationell";
  action.horizon = "kort";
  action.status = casebook::ActionStatus::pagaende;
  action.responsible = "Stadsmiljö";
  action.parties = "Polisen, staden";
  action.start = day("2026-03-01");
  action.end = day("2026-09-30");
  action.target = 40;
  action.outcome = 12.5;
  action.unit = "lampor";
  action.result = "Tolv bytta.";
  action.shape = place::MultiLine<place::Metric>{{{150'000, 6'400'000}, {150'500, 6'400'400}}};
  return action;
}

casebook::Pledge full_pledge() {
  casebook::Pledge pledge;
  pledge.key = "L-1";
  pledge.area = {"MO", "11"};
  pledge.year = 2026;
  pledge.title = "Sex insatser";
  pledge.words = {true, "Minst sex insatser", "Mot narkotika."};
  pledge.status = casebook::PledgeStatus::delvis;
  pledge.responsible = "Polisen";
  pledge.target = 6;
  pledge.outcome = 11;
  pledge.unit = "insatser";
  pledge.action = "A-1";
  return pledge;
}

}  // namespace

TEST_CASE("area schemes come back whole, sorted by code") {
  const Folder folder;
  const Store store = small_store(folder / "a");
  const auto schemes = store.area_schemes();
  REQUIRE(schemes.size() == 2);
  const auto& middle = schemes[0];
  CHECK(middle.code == "MO");
  CHECK(middle.title == "Mellanområden");
  CHECK(middle.level == casebook::AreaLevel::mellanomrade);
  CHECK(middle.parent_scheme == "SO");
  CHECK(middle.valid_from == day("2021-01-01"));
  CHECK_FALSE(middle.valid_to);
  CHECK(middle.source_epsg == 3006);
  CHECK(middle.attribution == "Stadsledningskontoret");
  REQUIRE(middle.areas.size() == 2);
  CHECK(middle.areas[1].name == "Södra Ängen");
  CHECK(middle.areas[1].parent == "1");
  CHECK(middle.areas[1].geometry[0].exterior == square(151'000, 6'400'000)[0].exterior);
  CHECK(schemes[1].areas[0].geometry.size() == 2);
}

TEST_CASE("a scheme put again replaces the old one, and areas that stay keep their id") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const auto before = store.area_schemes()[0];
  auto revised = middle_areas();
  revised.areas[0] = {"13", "Ny", "1", square(150'000, 6'400'000), 1.0};
  revised.areas[1].name = "Södra Ängen och hamnen";
  store.put_area_scheme(revised);
  const auto after = store.area_schemes()[0];
  REQUIRE(after.areas.size() == 2);
  CHECK(after.areas[0].code == "12");
  CHECK(after.areas[0].name == "Södra Ängen och hamnen");
  CHECK(after.areas[0].id == before.areas[1].id);
  CHECK(after.areas[1].code == "13");
  CHECK(after.areas[1].id > before.areas[1].id);
}

TEST_CASE("areas need the analysis CRS first") {
  const Folder folder;
  Store store = Store::create(folder / "a");
  CHECK_THROWS_WITH(store.put_area_scheme(city_areas()), Contains("analysis CRS"));
}

TEST_CASE("denominators are stored, updated or known already") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const std::vector<casebook::Denominator> first{{"MO", "11", 2026, "population", 1000},
                                                 {"MO", "", 2026, "population", 13}};
  CHECK(store.put_denominators(first) == std::vector{Outcome::stored, Outcome::stored});
  const std::vector<casebook::Denominator> second{{"MO", "11", 2026, "population", 1001},
                                                  {"MO", "", 2026, "population", 13}};
  CHECK(store.put_denominators(second) == std::vector{Outcome::updated, Outcome::duplicate});
  const auto held = view_of(store).denominators;
  REQUIRE(held.size() == 2);
  CHECK(held[0].area.empty());
  CHECK(held[1].value == 1001);
  const std::vector<casebook::Denominator> lost{{"XX", "11", 2026, "population", 1000}};
  CHECK_THROWS_WITH(store.put_denominators(lost), Contains("no area scheme XX"));
}

TEST_CASE("categories come parents first, whatever the order of their coming") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK(store.put_category({"elsparkcykel", "fordonsstold", "Elsparkcykel", "E-scooter"}) == Outcome::stored);
  CHECK(store.put_category({"elsparkcykel", "fordonsstold", "Elsparkcykel", "E-scooter"}) == Outcome::duplicate);
  CHECK(store.put_category({"elsparkcykel", "stold", "Elsparkcykel", "E-scooter"}) == Outcome::updated);
  std::set<std::string> seen;
  for (const auto& category : store.categories()) {
    CHECK((category.parent.empty() || seen.contains(category.parent)));
    seen.insert(category.code);
  }
  CHECK(seen.contains("elsparkcykel"));
}

TEST_CASE("a category without a parent or under itself is refused") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK_THROWS_WITH(store.put_category({"ny", "finns_inte", "Ny", "New"}), Contains("finns_inte"));
  CHECK_THROWS_WITH(store.put_category({"ny", "", "Ny", "New"}), Contains("no parent"));
  CHECK_THROWS_WITH(store.put_category({"stold", "cykelstold", "Stöld", "Theft"}), Contains("own ancestor"));
}

TEST_CASE("sources and coverage come back whole") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const casebook::Source full{
      "kontaktcenter",          "Kontaktcenter", "Staden",          "Nämnden",         "Felanmälan",          "5 år",
      "SN 2024/17, 2024-05-02", "vecka",         day("2025-01-01"), day("2026-09-30"), {"belysning", "skrap"}};
  store.put_source(full);
  const auto held = store.sources();
  REQUIRE(held.size() == 2);
  CHECK(held[0].name == "kontaktcenter");
  CHECK(held[0].decided());
  CHECK(held[0].cadence == "vecka");
  CHECK(held[0].retention_decision == "SN 2024/17, 2024-05-02");
  CHECK(held[0].last_day == day("2026-09-30"));
  CHECK(held[0].categories == std::vector<std::string>{"belysning", "skrap"});
  CHECK_FALSE(held[1].first_day);

  store.put_coverage(
      {"polisen", "MO", "11", day("2026-01-01"), day("2026-04-01"), casebook::CoverageGrade::saknas, "Inget avtal"});
  const auto coverage = view_of(store).coverage;
  REQUIRE(coverage.size() == 1);
  CHECK(coverage[0].grade == casebook::CoverageGrade::saknas);
  CHECK(coverage[0].end == day("2026-04-01"));
}

TEST_CASE("a delivery widens the days and categories of its source") {
  const Folder folder;
  Store store = small_store(folder / "a");
  Delivery later = stored_only(0);
  later.first_day = day("2026-02-01");
  later.last_day = day("2026-03-10");
  later.categories = {"ran"};
  store.record_delivery("polisen", stored_only(0));
  store.record_delivery("polisen", later);
  const auto source = store.sources()[0];
  CHECK(source.first_day == day("2026-02-01"));
  CHECK(source.last_day == day("2026-03-31"));
  CHECK(source.categories == std::vector<std::string>{"ran", "stold"});
}

TEST_CASE("an account that does not add up is refused") {
  const Folder folder;
  Store store = small_store(folder / "a");
  Delivery wrong = stored_only(3);
  wrong.rows = 4;
  CHECK_THROWS_WITH(store.record_delivery("polisen", wrong), Contains("does not add up"));
}

TEST_CASE("problems, actions and pledges come back whole") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK(store.put_problem(full_problem()) == Outcome::stored);
  CHECK(store.put_action(full_action()) == Outcome::stored);
  CHECK(store.put_pledge(full_pledge()) == Outcome::stored);
  const auto view = view_of(store);
  REQUIRE(view.problems.size() == 1);
  const auto& problem = view.problems[0];
  CHECK(problem.title == full_problem().title);
  CHECK(problem.words.text == "Vi arbetar med torget.");
  CHECK(problem.status == casebook::ProblemStatus::foljs_upp);
  CHECK(problem.priority == 2);
  CHECK(problem.categories == full_problem().categories);
  CHECK(problem.time_pattern == full_problem().time_pattern);
  CHECK(problem.decided == day("2026-02-03"));
  CHECK(problem.id > 0);
  REQUIRE(view.actions.size() == 1);
  const auto& action = view.actions[0];
  CHECK(action.status == casebook::ActionStatus::pagaende);
  CHECK(action.end == day("2026-09-30"));
  CHECK(action.outcome == 12.5);
  CHECK(action.result == "Tolv bytta.");
  CHECK(std::get<place::MultiLine<place::Metric>>(action.shape)[0].size() == 2);
  REQUIRE(view.pledges.size() == 1);
  CHECK(view.pledges[0].area == published::AreaKey{"MO", "11"});
  CHECK(view.pledges[0].outcome == 11);
  CHECK(view.pledges[0].action == "A-1");
}

TEST_CASE("casework put again is known already; edited it is an update with the same id") {
  const Folder folder;
  Store store = small_store(folder / "a");
  store.put_problem(full_problem());
  store.put_action(full_action());
  store.put_pledge(full_pledge());
  CHECK(store.put_problem(full_problem()) == Outcome::duplicate);
  CHECK(store.put_action(full_action()) == Outcome::duplicate);
  CHECK(store.put_pledge(full_pledge()) == Outcome::duplicate);
  const auto id = view_of(store).actions[0].id;
  auto edited = full_action();
  edited.outcome.reset();
  CHECK(store.put_action(edited) == Outcome::updated);
  CHECK_FALSE(view_of(store).actions[0].outcome);
  CHECK(view_of(store).actions[0].id == id);
}

TEST_CASE("what is put in a transaction that is not committed is gone") {
  const Folder folder;
  Store store = small_store(folder / "a");
  {
    auto writing = store.begin();
    store.put_problem(full_problem());
  }
  CHECK(view_of(store).problems.empty());
}

TEST_CASE("the prepared borders of the newest key are kept, older ones are not") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const std::string bytes("\0packed\0", 8);
  store.keep_tile_geometry("old", "x");
  store.keep_tile_geometry("new", bytes);
  CHECK(store.tile_geometry("new") == bytes);
  CHECK_FALSE(store.tile_geometry("old"));
}
