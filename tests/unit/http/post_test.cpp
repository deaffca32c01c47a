// Bodies of POST: read whole or not at all, and never taken for another request.
#include <catch2/catch.hpp>

#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

/// /form tells what it was sent, from whom; /big can only be read.
Router routes() {
  Router router = status_routes();
  router.post("/form", [](const Request& request) {
    return plain_response(200, "text/plain", request.client + " " + request.body);
  });
  return router;
}

std::string post(std::string_view path, std::string_view body, std::string_view lines = {}) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(lines) + "\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("a form arrives whole, however it is cut, and the connection goes on") {
  TestServer server(test_options(), routes());
  const std::string body(20'000, 'f');
  const std::string request = post("/form", body);
  for (const std::size_t first : {std::size_t{1}, request.find("\r\n\r\n") + 4, request.size() - 1, request.size()}) {
    INFO(first);
    RawHttp client(server.port());
    REQUIRE(client.send(request.substr(0, first)));
    if (first < request.size()) REQUIRE(client.send(request.substr(first)));
    CHECK(client.receive().body == "127.0.0.1 " + body);
    CHECK(client.ask(post("/form", "")).body == "127.0.0.1 ");
    CHECK(client.ask(get_request("/echo")).body == "/echo");
  }
}

TEST_CASE("what looks like a request inside a form stays in the form") {
  TestServer server(test_options(), routes());
  RawHttp client(server.port());
  const std::string hidden = "GET /gone HTTP/1.1\r\nHost: x\r\n\r\n";
  REQUIRE(client.send(post("/form", hidden) + get_request("/echo")));
  CHECK(client.receive().body == "127.0.0.1 " + hidden);
  CHECK(client.receive().body == "/echo");
}

TEST_CASE("a body above the limit is refused unread with 413, one of unknown length with 411") {
  TestServer server(test_options(), routes());
  const auto ask = [&](const std::string& lines) {
    RawHttp client(server.port());
    const RawAnswer answer = client.ask("POST /form HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n");
    CHECK(client.is_closed_by_server());
    return answer.status;
  };
  CHECK(ask("Content-Length: 65537\r\n") == 413);
  CHECK(ask("Content-Length: 18446744073709551615\r\n") == 413);
  CHECK(ask("Content-Length: 18446744073709551616\r\n") == 400);
  CHECK(ask("Transfer-Encoding: chunked\r\n") == 411);
  CHECK(ask("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") == 400);
}

TEST_CASE("an address answers the methods that it has and names them for the others") {
  TestServer server(test_options(), routes());
  RawHttp reader(server.port());
  const RawAnswer read = reader.ask(get_request("/form"));
  CHECK(read.status == 405);
  CHECK(read.header("allow") == "POST");
  RawHttp writer(server.port());
  const RawAnswer written = writer.ask(post("/big", "a=1"));
  CHECK(written.status == 405);
  CHECK(written.header("allow") == "GET, HEAD, OPTIONS");
  CHECK(writer.is_closed_by_server());
  RawHttp stranger(server.port());
  CHECK(stranger.ask(post("/is-not-there", "a=1")).status == 404);
  CHECK(stranger.is_closed_by_server());
}

TEST_CASE("a client that waits to be told to go on is told, once the address takes its body") {
  TestServer server(test_options(), routes());
  RawHttp client(server.port());
  REQUIRE(client.send("POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"));
  CHECK(client.receive().status == 100);
  CHECK(client.ask("a=1").body == "127.0.0.1 a=1");
}

TEST_CASE("a body that does not come in time is answered with 408, one that breaks off with nothing") {
  auto options = test_options();
  options.limits.body_time = std::chrono::milliseconds(100);
  TestServer server(options, routes());
  RawHttp slow(server.port());
  CHECK(slow.ask("POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").status == 408);
  CHECK(slow.is_closed_by_server());
}

TEST_CASE("who asks is the peer, or whom a trusted proxy names last") {
  auto options = test_options();
  options.trusted_proxies = {"127.0.0.1"};
  TestServer trusted(options, routes());
  const std::string forged = "X-Forwarded-For: 10.0.0.9, 192.0.2.7\r\n";
  CHECK(RawHttp(trusted.port()).ask(post("/form", "", forged)).body == "192.0.2.7 ");
  CHECK(RawHttp(trusted.port()).ask(post("/form", "", "X-Forwarded-For: <script>\r\n")).body == "127.0.0.1 ");
  TestServer plain(test_options(), routes());
  CHECK(RawHttp(plain.port()).ask(post("/form", "", forged)).body == "127.0.0.1 ");
}
