#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "server/public/pages/html.hpp"

using namespace tryggkarta::pages;

TEST_CASE("text and attribute values cannot become markup") {
  Html html;
  html.leaf("p", {{"title", "\" onload='x'"}}, "<script>&</script>");
  REQUIRE(std::move(html).finish().bytes() ==
          "<p title=\"&quot; onload=&#39;x&#39;\">&lt;script&gt;&amp;&lt;/script&gt;</p>");
}

TEST_CASE("control characters do not reach a page") { REQUIRE(escape(std::string("a\0b\x07", 4) + "\n") == "ab\n"); }

TEST_CASE("an attribute without a value is left out") {
  Html html;
  html.open("a", {{"href", "/"}, {"aria-current", std::nullopt}}).close();
  REQUIRE(std::move(html).finish().bytes() == "<a href=\"/\"></a>");
}

TEST_CASE("a page that leaves an element open is refused") {
  Html html;
  html.open("main");
  REQUIRE_THROWS_AS(std::move(html).finish(), tryggkarta::Error);
}

TEST_CASE("closing what was not opened is refused") {
  Html html;
  REQUIRE_THROWS_AS(html.close(), tryggkarta::Error);
}

TEST_CASE("values of addresses are percent-encoded") {
  REQUIRE(percent_encode("Åsa & 1/2") == "%C3%85sa%20%26%201%2F2");
}
