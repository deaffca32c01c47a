// The way from this server to the provider, over a real socket.
#include "server/oidc/back_channel.hpp"

#include <catch2/catch.hpp>

#include "server/oidc/refusal.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta;
using namespace tryggkarta::oidc;

namespace {

/// /told answers with the request's own Authorization, Content-Type and body.
http::Router provider_routes() {
  http::Router router = status_routes();
  const auto tell = [](const http::Request& request) {
    return http::plain_response(200, "text/plain",
                                std::string(request.header("authorization")) + "|" +
                                    std::string(request.header("content-type")) + "|" + request.body);
  };
  router.get("/told", tell);
  router.post("/told", tell);
  return router;
}

struct Line {
  TestServer server{test_options(), provider_routes()};
  BackChannel ask = back_channel("");
  std::string at(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(server.port()) + path; }
};

/// Why a call came to nothing.
Reason reason_of(const BackChannel& ask, const Call& call) {
  try {
    ask(call);
  } catch (const Refusal& refusal) {
    return refusal.reason();
  }
  FAIL("it was answered: " << call.address);
  return {};
}

}  // namespace

TEST_CASE("an answer comes with its status, whichever it is") {
  const Line line;
  CHECK(line.ask({.address = line.at("/big")}).body == big_text());
  CHECK(line.ask({.address = line.at("/big")}).status == 200);
  CHECK(line.ask({.address = line.at("/bad")}).status == 400);
  CHECK(line.ask({.address = line.at("/later")}).status == 503);
}

TEST_CASE("a form is sent by POST, with name and password where there are any") {
  const Line line;
  const std::string type = "application/x-www-form-urlencoded";
  CHECK(line.ask({.address = line.at("/told")}).body == "||");
  CHECK(line.ask({.address = line.at("/told"), .form = "code=1&x=%26"}).body == "|" + type + "|code=1&x=%26");
  CHECK(line.ask({.address = line.at("/told"), .form = "a=b", .user = "karta", .password = "p%3A"}).body ==
        "Basic a2FydGE6cCUzQQ==|" + type + "|a=b");
}

TEST_CASE("a redirect is an answer, and is not followed") {
  const Line line;
  CHECK(line.ask({.address = line.at("/moved")}).status == 302);
  CHECK(line.ask({.address = line.at("/moved")}).body.find("kvarter") == std::string::npos);
}

TEST_CASE("an answer of more than 512 KiB is not read to its end") {
  const Line line;
  CHECK(reason_of(line.ask, {.address = line.at("/huge")}) == Reason::provider_silent);
}

TEST_CASE("nobody at the other end is a silent provider") {
  std::string gone;
  {
    const Line line;
    gone = line.at("/big");
  }
  CHECK(reason_of(back_channel(""), {.address = gone}) == Reason::provider_silent);
}

TEST_CASE("what is not safe is not called, and neither is TLS taken for what it is not") {
  const Line line;
  for (const char* address : {"http://192.0.2.1/", "file:///etc/hostname", "http://127.0.0.1@192.0.2.1/"}) {
    INFO(address);
    CHECK(reason_of(line.ask, {.address = address}) == Reason::provider_unfit);
  }
  const std::string as_tls = "https" + line.at("/big").substr(4);
  CHECK(reason_of(line.ask, {.address = as_tls}) == Reason::provider_silent);
}
