#include <catch2/catch.hpp>

#include "tests/unit/pages/page_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using Catch::Contains;

TEST_CASE("a code alone leads to the address with the name") {
  const auto response = get(page_router(), "/omrade/05");
  REQUIRE(response.status == 308);
  REQUIRE(response.header("location") == "/omrade/05-majorna-stigberget-masthugget");
}

TEST_CASE("an old name in the address leads to the present one") {
  const auto response = get(page_router(), "/omrade/05-gammalt-namn", {{"lang", "en"}});
  REQUIRE(response.status == 308);
  REQUIRE(response.header("location") == "/omrade/05-majorna-stigberget-masthugget?lang=en");
}

TEST_CASE("an area that does not exist is a page that says so") {
  const auto response = get(page_router(), "/omrade/77-ingenstans");
  REQUIRE(response.status == 404);
  REQUIRE_THAT(std::string(response.text()), Contains("Sidan finns inte"));
}

TEST_CASE("the page of an area holds problem, action, pledge and figures") {
  const std::string page(get(page_router(), "/omrade/05-majorna-stigberget-masthugget").text());
  REQUIRE_THAT(page, Contains("Klotter vid hållplatserna"));
  REQUIRE_THAT(page, Contains("Klotter &lt;och&gt; krossade rutor."));
  REQUIRE_THAT(page, Contains("Uppföljd"));
  REQUIRE_THAT(page, Contains("Cirka 18 färre anmälningar än väntat"));
  REQUIRE_THAT(page, Contains("<strong>11</strong> av minst 6 insatser"));
  REQUIRE_THAT(page, Contains("Siffror per kvartal"));
  REQUIRE_THAT(page, Contains("class=\"trend\""));
}

TEST_CASE("an area without work says so in plain words") {
  const std::string page(get(page_router(), "/omrade/06-omrade-6").text());
  REQUIRE_THAT(page, Contains("Här finns inget prioriterat problemområde just nu."));
}

TEST_CASE("a hidden quarter is a stub of fixed height that carries no size") {
  const std::string page(get(page_router(), "/omrade/02-omrade-2").text());
  REQUIRE_THAT(page, Contains("class=\"stub hidden\""));
  REQUIRE_THAT(page, Contains("height=\"22.0\""));
  REQUIRE_THAT(page, !Contains("class=\"bar now\""));
}

TEST_CASE("an outcome never stands without its target") {
  const std::string page(get(page_router(), "/medborgarloften").text());
  REQUIRE_THAT(page, Contains("<strong>11</strong> av minst 6 insatser"));
}

TEST_CASE("a problem names its areas, its decision and who answers for it") {
  const std::string page(get(page_router(), "/har-arbetar-vi").text());
  REQUIRE_THAT(page, Contains("href=\"/omrade/05-majorna-stigberget-masthugget\""));
  REQUIRE_THAT(page, Contains("Prioriterades 12\u00A0mars\u00A02026. Åtgärdas. Ansvarig: Socialförvaltningen."));
}

TEST_CASE("on an English page the words of the city are marked as Swedish") {
  const std::string page(get(page_router(), "/omrade/05-majorna-stigberget-masthugget", {{"lang", "en"}}).text());
  REQUIRE_THAT(page, Contains("<h3 lang=\"sv\">Klotter vid hållplatserna</h3>"));
}
