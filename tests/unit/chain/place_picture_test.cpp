#include "server/chain/place_picture.hpp"

#include <catch2/catch.hpp>

#include <string>

#include <nlohmann/json.hpp>

#include "tests/support/small_edition.hpp"

using namespace tryggkarta;

namespace {

/// A square of the store's metres with one action in it and a title that could be markup.
struct Drawn {
  Drawn() {
    problem.title = "Klotter";
    problem.shape = place::MultiPolygon<place::Metric>{
        {{{148'000, 6'398'000}, {148'500, 6'398'000}, {148'500, 6'398'500}, {148'000, 6'398'500}}, {}}};
    action.key = "A-7";
    action.title = "<b>Lampor</b>";
    action.status = casebook::ActionStatus::pagaende;
    action.shape = place::Metric{148'250, 6'398'250};
  }
  std::string svg() {
    pages::Html html;
    const std::vector<const casebook::Action*> actions{&action};
    const auto edition = testing::edition_of(testing::small_parts(3));
    chain::add_place_picture(html, *edition, {problem, actions, 3007, "Karta: \"<Klotter>\""});
    return std::move(html).finish().bytes();
  }
  casebook::Problem problem;
  casebook::Action action;
};

}  // namespace

TEST_CASE("the picture shows outline, hatch and numbered actions, and is named for who does not see it") {
  const std::string svg = Drawn{}.svg();
  for (const char* part : {"chain-outline", "chain-hatch", ">A1<", "role=\"img\"", "&lt;Klotter&gt;"})
    CHECK(svg.find(part) != std::string::npos);
  for (const char* part : {"nan", "inf", "<Klotter>"}) CHECK(svg.find(part) == std::string::npos);
}

TEST_CASE("lines and points are drawn too, and what lies far away adds little") {
  Drawn drawn;
  drawn.problem.shape = place::Metric{148'250, 6'398'250};
  CHECK(drawn.svg().find("<circle class=\"chain-outline\"") != std::string::npos);
  drawn.action.shape = place::MultiLine<place::Metric>{{{148'000, 6'398'000}, {148'500, 6'398'500}}};
  CHECK(drawn.svg().find("chain-way") != std::string::npos);
  // Areas of some twenty kilometres around a place of a kilometre.
  CHECK(drawn.svg().size() < 20'000);
}

TEST_CASE("the browser's map is given the same places") {
  Drawn drawn;
  const std::vector<const casebook::Action*> actions{&drawn.action};
  const auto json = nlohmann::json::parse(chain::place_features({drawn.problem, actions, 3007, ""}));
  CHECK(json.at("features").size() == 2);
  CHECK(json.at("features")[1].at("properties").at("label") == "A1");
  CHECK(json.at("features")[1].at("properties").at("status") == "pågående");
  CHECK(json.at("features")[0].at("geometry").at("type") == "MultiPolygon");
}
