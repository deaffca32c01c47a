#include "server/http/forwarded.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::http;

namespace {

std::string base_of(std::vector<std::pair<std::string, std::string>> headers) {
  Request request;
  request.headers = std::move(headers);
  return forwarded_base_url(request).value_or("none");
}

}  // namespace

TEST_CASE("the first element of each forwarded header counts") {
  CHECK(base_of({{"x-forwarded-proto", "https,http,http"},
                 {"x-forwarded-host", "karta.example.se, inner"},
                 {"x-forwarded-prefix", "/gbg/"}}) == "https://karta.example.se/gbg");
  CHECK(base_of({{"x-forwarded-host", "[::1]:8080"}}) == "http://[::1]:8080");
}

TEST_CASE("forwarded headers with a trick in them are not believed") {
  CHECK(base_of({}) == "none");
  CHECK(base_of({{"x-forwarded-host", "a\"><script>"}}) == "none");
  CHECK(base_of({{"x-forwarded-host", "a/b"}}) == "none");
  CHECK(base_of({{"x-forwarded-host", "a"}, {"x-forwarded-proto", "javascript"}}) == "none");
  CHECK(base_of({{"x-forwarded-host", "a"}, {"x-forwarded-prefix", "//evil"}}) == "none");
  CHECK(base_of({{"x-forwarded-host", "a"}, {"x-forwarded-prefix", "evil"}}) == "none");
}

TEST_CASE("a prefix is taken off where it stands as whole segments") {
  CHECK(prefix_of("https://example.se/karta") == "/karta");
  CHECK(prefix_of("https://example.se") == "");
  CHECK(without_prefix("/karta", "/karta") == "/");
  CHECK(without_prefix("/karta/", "/karta") == "/");
  CHECK(without_prefix("/karta/figures", "/karta") == "/figures");
  CHECK(without_prefix("/kartan/figures", "/karta") == "/kartan/figures");
  CHECK(without_prefix("/figures", "/karta") == "/figures");
  CHECK(without_prefix("/figures", "") == "/figures");
}
