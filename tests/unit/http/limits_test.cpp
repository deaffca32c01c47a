// What a client may not do, and what it is told.
#include <catch2/catch.hpp>

#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace std::chrono_literals;

TEST_CASE("a header block above 8 KiB is refused with 431 and the connection closes") {
  TestServer server;
  RawHttp client(server.port());
  const RawAnswer answer = client.ask(get_request("/big", "X: " + std::string(9 * 1024, 'x') + "\r\n"));
  CHECK(answer.status == 431);
  CHECK(answer.header("connection") == "close");
  CHECK(answer.header("access-control-allow-origin") == "*");
  CHECK(client.is_closed_by_server());
}

TEST_CASE("a target above 2 KiB is refused with 414, above 6 KiB where items are searched and where a log-in answers") {
  TestServer server;
  const std::string three_kib(3 * 1024, 'x');
  CHECK(RawHttp(server.port()).ask(get_request("/echo?a=" + three_kib)).status == 414);
  CHECK(RawHttp(server.port()).ask(get_request("/collections/a/items?filter=" + three_kib)).status == 200);
  CHECK(RawHttp(server.port()).ask(get_request("/logga-in/oidc/svar?code=" + three_kib)).status == 404);
  CHECK(RawHttp(server.port()).ask(get_request("/logga-in/oidc/svar?code=" + three_kib + three_kib)).status == 414);
  CHECK(RawHttp(server.port()).ask(get_request("/collections/a/items?filter=" + three_kib + three_kib)).status == 414);
  CHECK(RawHttp(server.port()).ask(get_request("/" + std::string(9 * 1024, 'x'))).status == 414);
}

TEST_CASE("a body is refused with 413 before it is sent, and the connection closes") {
  TestServer server;
  for (const char* lines :
       {"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\nExpect: 100-continue\r\n"}) {
    RawHttp client(server.port());
    INFO(lines);
    const RawAnswer answer = client.ask(get_request("/big", lines));
    CHECK(answer.status == 413);
    CHECK(answer.header("connection") == "close");
    CHECK(client.is_closed_by_server());
  }
}

TEST_CASE("the body of a refused method is not taken for the next request") {
  TestServer server;
  RawHttp client(server.port());
  const RawAnswer answer =
      client.ask("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nGET /gone HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(answer.status == 405);
  CHECK(client.is_closed_by_server());
}

TEST_CASE("two lengths for one message are refused and the connection closes") {
  TestServer server;
  for (const char* lines :
       {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
        "X: a\r\n b\r\n", "X: a\nY: b\r\n", "Host: y\r\n"}) {
    RawHttp client(server.port());
    INFO(lines);
    CHECK(client.ask(get_request("/big", lines)).status == 400);
    CHECK(client.is_closed_by_server());
  }
}

TEST_CASE("bytes that are no HTTP get 400") {
  TestServer server;
  for (const std::string_view bytes : {std::string_view("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15),
                                       std::string_view("hello\r\n\r\n"), std::string_view("GET / HTTP/1.1\n\n")}) {
    RawHttp client(server.port());
    CHECK(client.ask(bytes).status == 400);
  }
}

TEST_CASE("bad addresses get 400 and the connection lives on") {
  TestServer server;
  RawHttp client(server.port());
  for (const char* path : {"/%00", "/%zz", "/a%2Fb", "/../etc/passwd", "/%2e%2e/x", "/a?b=%", "/%ff"}) {
    INFO(path);
    CHECK(client.ask(get_request(path)).status == 400);
  }
  CHECK(client.ask(get_request("/big")).status == 200);
}

TEST_CASE("a header block that does not end in time gets 408, however often a byte comes") {
  auto options = test_options();
  options.limits.header_time = 150ms;
  TestServer server(options);
  RawHttp silent(server.port());
  silent.send("GET /big HTTP/1.1\r\nHost:");
  const RawAnswer answer = silent.receive();
  CHECK(answer.status == 408);
  CHECK(answer.header("connection") == "close");
  CHECK(silent.is_closed_by_server());

  RawHttp dripping(server.port());
  dripping.send("GET /big HTTP/1.1\r\nX: ");
  const auto begin = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begin < 5s && dripping.send("x")) {
    // Faster than the deadline, for longer than the deadline, but below the limit in bytes.
    if (dripping.has_input(20ms)) break;
  }
  CHECK(dripping.receive().status == 408);
}

TEST_CASE("an idle connection is closed without a word") {
  auto options = test_options();
  options.limits.idle_time = 100ms;
  TestServer server(options);
  RawHttp client(server.port());
  CHECK(client.ask(get_request("/big")).status == 200);
  CHECK(client.is_closed_by_server());
  CHECK(RawHttp(server.port()).is_closed_by_server());
}

TEST_CASE("a reader who does not read is given up") {
  auto options = test_options();
  options.limits.write_time = 150ms;
  options.limits.connections = 1;
  TestServer server(options);
  RawHttp stuck(server.port());
  stuck.send(get_request("/huge"));
  // The only place becomes free again: the next client is served although the first never reads.
  CHECK(RawHttp(server.port()).ask(get_request("/big")).status == 200);
}

TEST_CASE("a connection ends after its number of requests, and says so") {
  auto options = test_options();
  options.limits.requests_per_connection = 3;
  TestServer server(options);
  RawHttp client(server.port());
  CHECK(client.ask(get_request("/big")).header("connection") == "");
  CHECK(client.ask(get_request("/big")).header("connection") == "");
  CHECK(client.ask(get_request("/big")).header("connection") == "close");
  CHECK(client.is_closed_by_server());
}

TEST_CASE("one connection too many waits until another ends") {
  auto options = test_options();
  options.limits.connections = 2;
  TestServer server(options);
  auto first = std::make_unique<RawHttp>(server.port());
  RawHttp second(server.port());
  CHECK(first->ask(get_request("/big")).status == 200);
  CHECK(second.ask(get_request("/big")).status == 200);
  RawHttp third(server.port());
  third.send(get_request("/big"));
  CHECK_FALSE(third.has_input(100ms));
  first.reset();
  CHECK(third.receive().status == 200);
}

TEST_CASE("whoever connects and says nothing, or not all, keeps nobody out") {
  auto options = test_options();
  options.limits.connections = 64;
  TestServer server(options);
  std::vector<std::unique_ptr<RawHttp>> silent;
  for (int i = 0; i < 128; ++i) {
    silent.push_back(std::make_unique<RawHttp>(server.port()));
    if (i % 2 == 0) silent.back()->send("GET /big HTTP/1.1\r\nHost: ");
  }
  CHECK(RawHttp(server.port()).ask(get_request("/big")).status == 200);
}

TEST_CASE("a peer with too many connections gets 503") {
  auto options = test_options();
  options.limits.connections_per_trusted_peer = 1;
  TestServer server(options);
  RawHttp first(server.port());
  CHECK(first.ask(get_request("/big")).status == 200);
  const RawAnswer answer = RawHttp(server.port()).receive();
  CHECK(answer.status == 503);
  CHECK(answer.header("retry-after") == "5");
}
