#include "server/http/target.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {
Target read(std::string_view raw) { return parse_target(raw, Limits{}); }
}  // namespace

TEST_CASE("a path is percent-decoded once and its parameters keep their order") {
  const Target target = read("/omrade/1480-g%C3%B6teborg?period=2026-Q3&scheme=MO2021&x=a+b%2Bc&leer=&nackt");
  CHECK(target.path == "/omrade/1480-göteborg");
  CHECK(target.query == std::vector<Parameter>{
                            {"period", "2026-Q3"}, {"scheme", "MO2021"}, {"x", "a b+c"}, {"leer", ""}, {"nackt", ""}});
}

TEST_CASE("what was encoded twice stays encoded once") {
  CHECK(read("/a%252e%252e/b").path == "/a%2e%2e/b");
  CHECK(read("/a?x=%2525").query == std::vector<Parameter>{{"x", "%25"}});
}

TEST_CASE("a plus sign is a blank in the query and itself in the path") {
  CHECK(read("/a+b?c+d=e").path == "/a+b");
  CHECK(read("/a+b?c+d=e").query == std::vector<Parameter>{{"c d", "e"}});
}

TEST_CASE("the absolute form and the asterisk form are understood") {
  CHECK(read("http://elsewhere.example/figures?scheme=x").path == "/figures");
  CHECK(read("HTTPS://elsewhere.example").path == "/");
  CHECK(read("http://elsewhere.example?scheme=x").query == std::vector<Parameter>{{"scheme", "x"}});
  CHECK(read("*").path == "/");
}

TEST_CASE("a slash in the query is no trick") {
  CHECK(read("/a?next=/b%2Fc").query == std::vector<Parameter>{{"next", "/b/c"}});
}

TEST_CASE("targets with a trick in them are refused as bad input") {
  const std::string_view tricks[] = {"",
                                     "figures",
                                     "host.example:443",
                                     "?a=b",
                                     "/a b",
                                     "/a\tb",
                                     "/a#b",
                                     "/gr\xc3\xb6n",
                                     "/a\\b",
                                     "/a%5Cb",
                                     "/a%2Fb",
                                     "/a%2fb",
                                     "/a%00b",
                                     "/a%0d%0aSet-Cookie:x",
                                     "/a%7f",
                                     "/%",
                                     "/%4",
                                     "/%zz",
                                     "/%c3",
                                     "/%c0%af",
                                     "/%ed%a0%80",
                                     "/%f5%80%80%80",
                                     "/%e0%80%af",
                                     "/..",
                                     "/.",
                                     "/a/../b",
                                     "/a/./b",
                                     "/a/..",
                                     "/%2e%2e/b",
                                     "/.%2e/b",
                                     "/a?x=%00",
                                     "/a?x=%0a",
                                     "/a?x=%ff",
                                     "/a?%",
                                     "/a?x=1#y"};
  for (const std::string_view trick : tricks) {
    INFO(trick);
    CHECK_THROWS_AS(read(trick), Error);
  }
}

TEST_CASE("names that only look like dot segments are fine") {
  for (const char* name : {"/...", "/.well-known/x", "/a..b", "/a/.b", "/b./c"}) CHECK(read(name).path == name);
}

TEST_CASE("twenty parameters are read and twenty-one are refused") {
  std::string target = "/items?p=0";
  for (int i = 1; i < 20; ++i) target += "&p=" + std::to_string(i);
  CHECK(read(target).query.size() == 20);
  CHECK_THROWS_AS(read(target + "&p=20"), Error);
}
