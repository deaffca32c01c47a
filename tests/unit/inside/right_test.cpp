// Nothing below /inside/ is told to anyone without the right to it.
#include <catch2/catch.hpp>

#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using Headers = std::vector<http::Header>;

namespace {

void check_is_turned_away(const http::Response& response) {
  CHECK(response.status == 401);
  CHECK(response.header("WWW-Authenticate") == "Bearer realm=\"tryggkarta\"");
  CHECK(response.header("Cache-Control") == "no-store");
  CHECK_FALSE(response.header("Access-Control-Allow-Origin"));
  CHECK_FALSE(response.header("ETag"));
  CHECK(response.audience == http::Audience::inside);
  for (const char* told : {"incidents", "PARTS", "stold", "polisen", "2024"}) {
    CHECK(response.text().find(told) == std::string_view::npos);
  }
}

std::string right_token() { return std::string{kToken}; }

}  // namespace

TEST_CASE("without the token every address answers 401, however the request is written") {
  std::string last_digit_wrong = right_token();
  last_digit_wrong.back() = 'x';
  std::string first_digit_wrong = right_token();
  first_digit_wrong.front() = 'x';
  const std::vector<Headers> shown{{},
                                   {{"authorization", ""}},
                                   {{"authorization", "Bearer"}},
                                   {{"authorization", "Bearer "}},
                                   {{"authorization", right_token()}},
                                   {{"authorization", "Bearer wrong"}},
                                   {{"authorization", "Bearer " + last_digit_wrong}},
                                   {{"authorization", "Bearer " + first_digit_wrong}},
                                   {{"authorization", "Bearer " + right_token() + "0"}},
                                   {{"authorization", "Bearer " + right_token() + " "}},
                                   {{"authorization", "Bearer  " + right_token()}},
                                   {{"authorization", "Bearer " + right_token().substr(1)}},
                                   {{"authorization", "bearer " + right_token()}},
                                   {{"authorization", "Basic " + right_token()}},
                                   {{"authorization", "Basic Om9wZW4="}},
                                   {{"cookie", "token=" + right_token()}},
                                   {{"x-authorization", "Bearer " + right_token()}}};
  for (const auto& address : inside_addresses()) {
    for (const auto& headers : shown) {
      INFO(address << " " << (headers.empty() ? "" : headers[0].first + ": " + headers[0].second));
      check_is_turned_away(inside_house().ask(address, headers));
      check_is_turned_away(inside_house().ask(address, headers, http::Method::head));
    }
  }
}

TEST_CASE("the right is asked for before anything else is looked at") {
  for (const char* address :
       {"/inside/figures?x=1", "/inside/figures?scheme=NOPE", "/inside/figures?from=a&from=b",
        "/inside/figures.csv?area=99", "/inside/hotspots?limit=0", "/inside/hotspots?grid=7&scheme=PARTS",
        "/inside/tiles/nope/1/0/0.mvt", "/inside/tiles/grid/99/0/0.mvt", "/inside/tiles/grid,grid/1/0/0.mvt?x=1",
        "/inside/tiles/areas/1/-1/0.mvt"}) {
    INFO(address);
    check_is_turned_away(inside_house().ask(address, {}));
  }
}

TEST_CASE("the token in the address opens nothing") {
  const auto response = inside_house().ask("/inside/figures?token=" + right_token(), {});
  check_is_turned_away(response);
  CHECK(response.text().find(right_token()) == std::string_view::npos);
}

TEST_CASE("with the token every address answers, unkept and without CORS") {
  for (const auto& address : inside_addresses()) {
    INFO(address);
    const auto response = inside_house().get(address);
    CHECK(response.status == 200);
    CHECK(response.header("Cache-Control") == "no-store");
    CHECK_FALSE(response.header("Access-Control-Allow-Origin"));
    CHECK_FALSE(response.header("ETag"));
    CHECK(response.header("Cross-Origin-Resource-Policy") == "same-origin");
  }
}

TEST_CASE("other sites may not ask, with the token or without, and nobody may write") {
  for (const auto& address : inside_addresses()) {
    INFO(address);
    for (const auto& headers : {Headers{}, Headers{{"authorization", "Bearer " + right_token()}}}) {
      const auto asked = inside_house().ask(address, headers, http::Method::options);
      CHECK(asked.status == 403);
      CHECK_FALSE(asked.header("Access-Control-Allow-Origin"));
      CHECK_FALSE(asked.header("Access-Control-Allow-Methods"));
      CHECK(inside_house().ask(address, headers, http::Method::other).status == 405);
    }
  }
}

TEST_CASE("while the incidents are being loaded the right is asked for first, then patience") {
  const InsideHouse house{nullptr};
  for (const auto& address : inside_addresses()) {
    check_is_turned_away(house.ask(address, {}));
    const auto response = house.get(address);
    CHECK(response.status == 503);
    CHECK(response.header("Retry-After"));
    CHECK_FALSE(response.header("Access-Control-Allow-Origin"));
  }
}
