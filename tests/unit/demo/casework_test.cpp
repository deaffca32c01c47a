#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "geo/casebook/rules.hpp"
#include "geo/place/area_index.hpp"
#include "tests/unit/demo/made_city.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::ActionStatus;
using casebook::PledgeStatus;
using casebook::ProblemStatus;
using place::Metric;

std::vector<Metric> vertices_of(const place::Shape<Metric>& shape) {
  std::vector<Metric> vertices;
  if (const auto* point = std::get_if<Metric>(&shape)) vertices.push_back(*point);
  if (const auto* lines = std::get_if<place::MultiLine<Metric>>(&shape)) {
    for (const auto& line : *lines) vertices.insert(vertices.end(), line.begin(), line.end());
  }
  if (const auto* polygons = std::get_if<place::MultiPolygon<Metric>>(&shape)) {
    for (const auto& polygon : *polygons)
      vertices.insert(vertices.end(), polygon.exterior.begin(), polygon.exterior.end());
  }
  return vertices;
}

std::vector<std::string> public_words() {
  std::vector<std::string> words;
  for (const auto& problem : made_city().problems) words.push_back(problem.words.title + " " + problem.words.text);
  for (const auto& action : made_city().actions)
    words.push_back(action.words.title + " " + action.words.text + " " + action.result);
  for (const auto& pledge : made_city().pledges) words.push_back(pledge.words.title + " " + pledge.words.text);
  return words;
}

}  // namespace

TEST_CASE("there are nine problems in every status, 23 actions and eight pledges, under keys of their own, sorted") {
  const DemoCity& city = made_city();
  CHECK(city.problems.size() == 9);
  CHECK(city.actions.size() == 23);
  CHECK(city.pledges.size() == 8);
  std::set<ProblemStatus> statuses;
  for (const auto& problem : city.problems) statuses.insert(problem.status);
  CHECK(statuses.size() == 7);
  const auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
  CHECK(std::is_sorted(city.problems.begin(), city.problems.end(), by_key));
  CHECK(std::is_sorted(city.actions.begin(), city.actions.end(), by_key));
  CHECK(std::is_sorted(city.pledges.begin(), city.pledges.end(), by_key));
}

TEST_CASE("every status of an action that the public may see is there, as points, a line and an area") {
  std::set<ActionStatus> statuses;
  std::set<std::size_t> shapes;
  for (const auto& action : made_city().actions) {
    if (!action.words.is_public) continue;
    statuses.insert(action.status);
    shapes.insert(action.shape.index());
  }
  CHECK(statuses == std::set{ActionStatus::beslutad, ActionStatus::planerad, ActionStatus::pagaende,
                             ActionStatus::pausad, ActionStatus::genomford, ActionStatus::uppfoljd,
                             ActionStatus::avslutad});
  CHECK(shapes.size() == 3);
}

TEST_CASE("what is only proposed, broken off or a draft is not public, all else is and has words") {
  for (const auto& problem : made_city().problems) {
    CHECK(problem.words.is_public == (problem.status != ProblemStatus::foreslaget));
    CHECK(problem.words.title.empty() != problem.words.is_public);
  }
  for (const auto& action : made_city().actions) {
    CHECK(action.words.is_public ==
          (action.status != ActionStatus::foreslagen && action.status != ActionStatus::avbruten));
    CHECK(action.words.text.empty() != action.words.is_public);
  }
  for (const auto& pledge : made_city().pledges) {
    CHECK(pledge.words.is_public == (pledge.status != PledgeStatus::utkast));
    CHECK(pledge.words.title.empty() != pledge.words.is_public);
  }
}

TEST_CASE("an action's dates agree with its status") {
  for (const auto& action : made_city().actions) {
    INFO(action.key);
    const bool is_over = action.status == ActionStatus::genomford || action.status == ActionStatus::uppfoljd ||
                         action.status == ActionStatus::avslutad;
    const bool is_ahead = action.status == ActionStatus::planerad || action.status == ActionStatus::beslutad;
    if (is_over) CHECK(*action.end < kToday);
    if (is_ahead) CHECK(*action.start > kToday);
    if (action.status == ActionStatus::pagaende) CHECK((*action.start < kToday && *action.end >= kToday));
  }
}

TEST_CASE("an action starts after its problem was prioritised") {
  for (const auto& action : made_city().actions) {
    const auto& problems = made_city().problems;
    const auto problem =
        std::find_if(problems.begin(), problems.end(), [&](const auto& each) { return each.key == action.problem; });
    REQUIRE(problem != problems.end());
    INFO(action.key);
    if (problem->decided) CHECK(*action.start > *problem->decided);
  }
}

TEST_CASE("the casework breaks no invariant") {
  casebook::CasebookView view;
  view.schemes = made_city().schemes;
  view.sources = made_city().sources;
  view.problems = made_city().problems;
  view.actions = made_city().actions;
  view.pledges = made_city().pledges;
  for (const casebook::Complaint& complaint : casebook::complaints(view))
    FAIL_CHECK(complaint.rule << ": " << complaint.text);
}

TEST_CASE("no words call an area dangerous, and none of them shout") {
  for (const std::string& words : public_words()) {
    INFO(words);
    for (const char* forbidden :
         {"farlig", "no-go", "värst", "laglös", "Farlig", "No-go", "Värst", "Laglös", "!", "otrygg"}) {
      CHECK(words.find(forbidden) == std::string::npos);
    }
  }
}

TEST_CASE("every problem and action lies on the city's land, in the stadsområde that owns it") {
  std::vector<place::MultiPolygon<Metric>> shapes;
  for (const auto& area : made_scheme("SO2021").areas) shapes.push_back(area.geometry);
  const place::AreaIndex index(shapes);
  for (const auto& problem : made_city().problems) {
    std::set<std::string> names;
    for (const Metric vertex : vertices_of(problem.shape)) {
      if (const auto area = index.area_at(vertex)) names.insert(made_scheme("SO2021").areas[*area].name);
    }
    INFO(problem.key);
    REQUIRE(names.size() == 1);
    CHECK(problem.owner.find(*names.begin()) != std::string::npos);
  }
  for (const auto& action : made_city().actions) {
    INFO(action.key);
    for (const Metric vertex : vertices_of(action.shape)) CHECK(index.area_at(vertex));
  }
}

TEST_CASE("the priorities of a stadsområde are numbered from one without a gap") {
  std::map<std::string, std::set<int>> by_owner;
  for (const auto& problem : made_city().problems) {
    if (problem.priority) CHECK(by_owner[problem.owner].insert(*problem.priority).second);
  }
  CHECK(by_owner.size() == 4);
  for (const auto& [owner, priorities] : by_owner) CHECK(*priorities.rbegin() == static_cast<int>(priorities.size()));
}

TEST_CASE("pledges are for last year, with outcomes kept and not kept, and for this year") {
  std::set<PledgeStatus> last_year;
  int this_year = 0;
  for (const auto& pledge : made_city().pledges) {
    if (pledge.year == 2025) {
      last_year.insert(pledge.status);
      CHECK(pledge.outcome);
    } else {
      CHECK(pledge.year == 2026);
      ++this_year;
    }
    if (pledge.status == PledgeStatus::infriat) CHECK(*pledge.outcome >= pledge.target);
    if (pledge.status == PledgeStatus::ej_infriat) CHECK(*pledge.outcome < pledge.target);
  }
  CHECK(last_year.count(PledgeStatus::infriat) == 1);
  CHECK(last_year.count(PledgeStatus::ej_infriat) == 1);
  CHECK(this_year >= 3);
}

}  // namespace tryggkarta::demo
