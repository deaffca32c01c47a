#include <catch2/catch.hpp>

#include "tests/unit/pages/page_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using Catch::Contains;

namespace {

std::string front(std::vector<http::Parameter> query = {}) {
  return std::string(get(page_router(), "/", std::move(query)).text());
}

/// The row of one area in the table twin.
std::string row_of(const std::string& page, const std::string& code) {
  const auto start = page.find("<tr data-code=\"" + code + "\"");
  REQUIRE(start != std::string::npos);
  return page.substr(start, page.find("</tr>", start) - start);
}

}  // namespace

TEST_CASE("the map page is whole without a script: picture, legend, table, periods") {
  const std::string page = front();
  REQUIRE_THAT(page, Contains("<html lang=\"sv\">"));
  REQUIRE_THAT(page, Contains("role=\"img\""));
  REQUIRE_THAT(page, Contains("Teckenförklaring"));
  REQUIRE_THAT(page, Contains("<table"));
  REQUIRE_THAT(page, Contains("Ej områdesbestämt"));
  REQUIRE_THAT(page, Contains("Påhittade uppgifter"));
  REQUIRE_THAT(page, Contains("Utgåva 7, 5\u00A0oktober\u00A02026"));
}

TEST_CASE("a hidden area has a word and nothing else in its row") {
  const std::string row = row_of(front(), "02");
  REQUIRE_THAT(row, Contains("dolt"));
  REQUIRE_THAT(row, Contains("<td class=\"number\"></td><td class=\"number\"></td>"));
}

TEST_CASE("zero is written as a number and unknown as a word") {
  const std::string page = front();
  REQUIRE_THAT(row_of(page, "04"), Contains(">0<"));
  REQUIRE_THAT(row_of(page, "03"), Contains("uppgift saknas"));
}

TEST_CASE("the name of an area cannot become markup") {
  const std::string page = front();
  REQUIRE_THAT(page, Contains("Majorna–Stigberget &lt;&amp;&gt; &quot;Masthugget&quot;"));
  REQUIRE_THAT(page, !Contains("<&>"));
}

TEST_CASE("the change is counted against the same quarter of the year before") {
  // 2026-Q3 begins 16 above 2025-Q3 in every area.
  REQUIRE_THAT(row_of(front(), "06"), Contains("+16"));
}

TEST_CASE("an unknown value of the address falls back with a note and is not repeated") {
  const std::string page = front({{"period", "2099-Q9"}, {"category", "<b>zzz</b>"}});
  REQUIRE_THAT(page, Contains("class=\"notes\""));
  REQUIRE_THAT(page, !Contains("zzz"));
  REQUIRE_THAT(page, !Contains("2099"));
}

TEST_CASE("an unknown parameter changes nothing, not even the tag") {
  const auto router = page_router();
  const auto plain = get(router, "/");
  const auto tracked = get(router, "/", {{"utm_source", "brev"}});
  REQUIRE(plain.header("etag") == tracked.header("etag"));
  REQUIRE(plain.text() == tracked.text());
}

TEST_CASE("English is asked for in the address and kept in the links") {
  const std::string page = front({{"lang", "en"}});
  REQUIRE_THAT(page, Contains("<html lang=\"en\">"));
  REQUIRE_THAT(page, Contains("Made-up data"));
  REQUIRE_THAT(page, Contains("/om-siffrorna?lang=en"));
}

TEST_CASE("pages carry the strict policy and no style attribute") {
  const auto router = page_router();
  for (const char* path :
       {"/", "/har-arbetar-vi", "/medborgarloften", "/om-siffrorna", "/tillganglighet", "/badda-in", "/sok"}) {
    const auto response = get(router, path);
    CAPTURE(path);
    REQUIRE(response.status == 200);
    REQUIRE_THAT(response.header("content-security-policy").value_or(""),
                 Contains("default-src 'none'; script-src 'self'"));
    REQUIRE_THAT(response.header("content-security-policy").value_or(""), Contains("frame-ancestors 'none'"));
    REQUIRE_THAT(std::string(response.text()), !Contains("style=\""));
    REQUIRE_THAT(std::string(response.text()), Contains("Påhittade uppgifter"));
  }
}

TEST_CASE("the search finds names without regard to case and dots, and keeps nothing") {
  const auto router = page_router();
  const auto response = get(router, "/sok", {{"q", "OMRADE 12"}});
  REQUIRE_THAT(std::string(response.text()), Contains("/omrade/12-omrade-12"));
  REQUIRE_THAT(std::string(response.text()), !Contains("/omrade/11-omrade-11"));
  REQUIRE(response.header("cache-control") == "no-store");
}

TEST_CASE("a period that is delivered in part says so and is not compared with a whole one") {
  const std::string page = front({{"period", "2026-H2"}});
  REQUIRE_THAT(
      page,
      Contains("Perioden är inte hel: uppgifter från 1\u00A0juli\u00A02026 till och med 30\u00A0september\u00A02026."));
  REQUIRE_THAT(row_of(page, "06"), Contains("<td class=\"number\"></td>"));
  REQUIRE_THAT(front(), !Contains("Perioden är inte hel"));
}
