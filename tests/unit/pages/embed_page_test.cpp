#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "tests/unit/pages/page_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using Catch::Contains;

TEST_CASE("nobody may frame the embed while the list of origins is empty") {
  const auto response = get(page_router(), "/inbaddning/karta");
  REQUIRE(response.header("content-security-policy") ==
          "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
          "frame-ancestors 'none'");
  REQUIRE(response.header("referrer-policy") == "no-referrer");
  REQUIRE_FALSE(response.header("set-cookie").has_value());
}

TEST_CASE("the allowed origins may frame the embed") {
  const auto response = get(page_router({"https://a.example.org", "https://b.example.org"}), "/inbaddning/karta");
  REQUIRE_THAT(response.header("content-security-policy").value_or(""),
               Contains("frame-ancestors https://a.example.org https://b.example.org"));
}

TEST_CASE("an origin that could break out of the header is refused when the server starts") {
  REQUIRE_THROWS_AS(page_router({"https://a.example.org; script-src *"}), Error);
  REQUIRE_THROWS_AS(page_router({"https://a.example.org/"}), Error);
}

TEST_CASE("an embed is whole without a script and names source, edition and that its data are made up") {
  const std::string page(get(page_router(), "/inbaddning/karta", {{"theme", "dark"}, {"lang", "en"}}).text());
  REQUIRE_THAT(page, Contains("<html lang=\"en\" data-theme=\"dark\">"));
  REQUIRE_THAT(page, Contains("role=\"img\""));
  REQUIRE_THAT(page, Contains("<table"));
  REQUIRE_THAT(page, Contains("Edition 7"));
  REQUIRE_THAT(page, Contains("Made-up data"));
}

TEST_CASE("full size keeps every choice of the embed") {
  const std::string page(
      get(page_router(), "/inbaddning/karta", {{"category", "stold"}, {"measure", "count"}, {"omrade", "05"}}).text());
  REQUIRE_THAT(page, Contains("href=\"/?category=stold&amp;measure=count&amp;area=05\""));
}

TEST_CASE("the maker writes a frame that is good without its script") {
  const std::string page(get(page_router(), "/badda-in", {{"category", "stold"}, {"theme", "light"}}).text());
  REQUIRE_THAT(
      page,
      Contains("&lt;iframe src=&quot;https://karta.example.org/inbaddning/karta?category=stold&amp;amp;theme=light"));
  REQUIRE_THAT(page, Contains("/inbaddning/host.js"));
}

TEST_CASE("the preview can be framed by ourselves only") {
  REQUIRE_THAT(get(page_router(), "/inbaddning/forhandsvisning").header("content-security-policy").value_or(""),
               Contains("frame-ancestors 'self'"));
  REQUIRE_THAT(get(page_router(), "/badda-in").header("content-security-policy").value_or(""),
               Contains("frame-src 'self'"));
}
