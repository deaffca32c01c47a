// Bodies of what changes something: read whole or not at all, and never taken for another request.
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
  const auto tell = [](const Request& request) {
    return plain_response(200, "text/plain", std::to_string(request.body.size()));
  };
  for (const Method method : {Method::put, Method::patch, Method::remove}) router.change(method, "/item", tell);
  router.change(Method::put, "/drawing", tell, BodySize::document);
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

TEST_CASE("PUT, PATCH and DELETE bring a body as POST does, and it is never taken for another request") {
  TestServer server(test_options(), routes());
  const std::string hidden = "GET /gone HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const char* method : {"PUT", "PATCH", "DELETE"}) {
    INFO(method);
    RawHttp client(server.port());
    const std::string head = std::string(method) + " /item HTTP/1.1\r\nHost: x\r\n";
    REQUIRE(client.send(head + "Content-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden +
                        get_request("/echo")));
    CHECK(client.receive().body == std::to_string(hidden.size()));
    CHECK(client.receive().body == "/echo");
    CHECK(client.ask(head + "\r\n").body == "0");
    RawHttp chunked(server.port());
    CHECK(chunked.ask(head + "Transfer-Encoding: chunked\r\n\r\n").status == 411);
    CHECK(chunked.is_closed_by_server());
    RawHttp smuggler(server.port());
    CHECK(smuggler.ask(head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n").status == 400);
    CHECK(smuggler.is_closed_by_server());
  }
}

TEST_CASE("an address takes a document where it says so, and no other address does") {
  TestServer server(test_options(), routes());
  const auto put = [&](const std::string& path, std::size_t length) {
    RawHttp client(server.port());
    return client
        .ask("PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" +
             (length <= 1024 * 1024 ? std::string(length, 'd') : ""))
        .status;
  };
  CHECK(put("/drawing", 1024 * 1024) == 200);
  CHECK(put("/drawing", 1024 * 1024 + 1) == 413);
  CHECK(put("/item", 64 * 1024) == 200);
  RawHttp client(server.port());
  CHECK(client.ask("PUT /item HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n").status == 413);
  CHECK(client.is_closed_by_server());
}

TEST_CASE("a change of an address that takes another one is 405 and names what it takes") {
  TestServer server(test_options(), routes());
  RawHttp client(server.port());
  const RawAnswer answer = client.ask("DELETE /drawing HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n");
  CHECK(answer.status == 405);
  CHECK(answer.header("allow") == "PUT");
  CHECK(client.is_closed_by_server());
}
