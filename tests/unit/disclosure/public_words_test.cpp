#include "geo/disclosure/public_words.hpp"

#include <catch2/catch.hpp>

#include "geo/disclosure/publish.hpp"
#include "tests/unit/disclosure/small_casebook.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using casebook::ActionStatus;
using casebook::PledgeStatus;
using casebook::ProblemStatus;

namespace {

published::EditionParts publish(const casebook::CasebookView& view) {
  return disclosure::publish(view, {}, {.number = 1, .now = {}, .today = time::parse_day("2027-01-15").value()});
}

casebook::Problem problem(const char* key, ProblemStatus status) {
  return {.key = key,
          .title = "Inre titel",
          .words = {.is_public = true, .title = "Klotter", .text = "Vid torget."},
          .status = status,
          .shape = square(148500, 6398200, 300)};
}

casebook::Action action(const char* key, ActionStatus status) {
  return {.key = key,
          .problem = "P1",
          .title = "Inre titel",
          .words = {.is_public = true, .title = "Belysning", .text = ""},
          .status = status,
          .shape = place::Metric{148600, 6398300}};
}

}  // namespace

TEST_CASE(
    "only what is decided and marked public is in the edition, with its public words and never the internal ones") {
  auto view = small_casebook();
  auto secret = problem("P3", ProblemStatus::prioriterat);
  secret.words.is_public = false;
  view.problems = {problem("P1", ProblemStatus::prioriterat), problem("P2", ProblemStatus::foreslaget), secret};
  view.actions = {action("A1", ActionStatus::pagaende), action("A2", ActionStatus::foreslagen),
                  action("A3", ActionStatus::avbruten)};
  view.pledges = {{.key = "L1",
                   .area = {"MO", "11"},
                   .year = 2026,
                   .words = {true, "Minst sex", ""},
                   .status = PledgeStatus::publicerat,
                   .target = 6},
                  {.key = "L2",
                   .area = {"MO", "11"},
                   .year = 2026,
                   .words = {true, "Minst sju", ""},
                   .status = PledgeStatus::beslutat,
                   .target = 7}};
  const auto parts = publish(view);
  REQUIRE(parts.problems.size() == 1);
  CHECK(parts.problems[0].key == "P1");
  CHECK(parts.problems[0].title == "Klotter");
  REQUIRE(parts.actions.size() == 1);
  CHECK(parts.actions[0].key == "A1");
  CHECK(parts.actions[0].status == "pågående");
  REQUIRE(parts.pledges.size() == 1);
  CHECK(parts.pledges[0].key == "L1");
}

TEST_CASE("the key of a problem that is not public does not show on its action") {
  auto view = small_casebook();
  view.problems = {problem("P1", ProblemStatus::foreslaget)};
  view.actions = {action("A1", ActionStatus::pagaende)};
  CHECK(publish(view).actions.at(0).problem.empty());
}

TEST_CASE("a problem names every area that it covers by more than a twentieth, in every scheme") {
  auto view = small_casebook();
  auto across = problem("P1", ProblemStatus::prioriterat);
  across.shape = square(148800, 6398200, 400);
  auto barely = problem("P2", ProblemStatus::prioriterat);
  barely.shape = square(148605, 6398200, 400);
  view.problems = {across, barely};
  const auto parts = publish(view);
  for (const auto& notice : parts.problems) {
    const std::vector<published::AreaKey> both{{"MO", "11"}, {"MO", "12"}, {"SO", "01"}};
    const std::vector<published::AreaKey> one{{"MO", "11"}, {"SO", "01"}};
    CHECK(notice.areas == (notice.key == "P1" ? both : one));
  }
}
