// The life of connections, and stopping.
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "server/http/health.hpp"
#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;
using namespace std::chrono_literals;

TEST_CASE("requests that are sent together are answered in order") {
  TestServer server;
  RawHttp client(server.port());
  client.send(get_request("/echo?x=1") + "\r\n" + get_request("/echo?x=2") + get_request("/echo?x=3"));
  CHECK(client.receive().body == "1");
  CHECK(client.receive().body == "2");
  CHECK(client.receive().body == "3");
}

TEST_CASE("a request that comes byte by byte is answered") {
  TestServer server;
  RawHttp client(server.port());
  for (const char c : get_request("/echo?x=slow")) client.send({&c, 1});
  CHECK(client.receive().body == "slow");
}

TEST_CASE("HTTP/1.0 is answered, and kept alive only on demand") {
  TestServer server;
  RawHttp client(server.port());
  const RawAnswer kept = client.ask("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(kept.status == 200);
  CHECK(kept.header("connection") == "keep-alive");
  CHECK(client.ask("GET /echo HTTP/1.0\r\n\r\n").header("connection") == "close");
  CHECK(client.is_closed_by_server());
}

TEST_CASE("a body of eight megabytes arrives whole") {
  TestServer server;
  RawHttp client(server.port());
  const RawAnswer answer = client.ask(get_request("/huge"));
  CHECK(answer.body.size() == 8u << 20);
  CHECK(answer.body.find_first_not_of('h') == std::string::npos);
}

TEST_CASE("links are never built from Host") {
  TestServer server;
  RawHttp client(server.port());
  const std::string expected = "http://127.0.0.1:" + std::to_string(server.port());
  CHECK(client.ask("GET /base HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n").body ==
        expected);
  CHECK(client.ask("GET http://evil.example/base HTTP/1.1\r\nHost: evil.example\r\n\r\n").body == expected);
}

TEST_CASE("links are built from the headers of a trusted proxy when nothing is configured") {
  auto options = test_options();
  options.trusted_proxies = {"127.0.0.1"};
  TestServer server(options);
  const std::string lines =
      "X-Forwarded-Host: karta.example.se\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /gbg\r\n";
  CHECK(RawHttp(server.port()).ask(get_request("/base", lines)).body == "https://karta.example.se/gbg");
  auto configured = options;
  configured.public_url = "https://configured.example";
  TestServer other(configured);
  CHECK(RawHttp(other.port()).ask(get_request("/base", lines)).body == "https://configured.example");
}

TEST_CASE("the prefix of the public address is answered with and without") {
  auto options = test_options();
  options.public_url = "https://example.se/karta";
  TestServer server(options);
  RawHttp client(server.port());
  CHECK(client.ask(get_request("/karta/echo")).body == "/echo");
  CHECK(client.ask(get_request("/echo")).body == "/echo");
  CHECK(client.ask(get_request("/kartan/echo")).status == 404);
}

TEST_CASE("a port in use is named with what to do") {
  TestServer first;
  auto options = test_options();
  options.port = first.port();
  Server second(options, status_routes());
  CHECK_THROWS_WITH(second.start(),
                    "port " + std::to_string(first.port()) + " on 127.0.0.1 is in use: choose another with --listen");
  options.address = "karta.example.se";
  Server third(options, status_routes());
  CHECK_THROWS_AS(third.start(), Error);
}

TEST_CASE("stopping closes idle connections, lets a running request finish and refuses new ones") {
  std::promise<void> running;
  std::promise<void> go;
  Router router = status_routes();
  router.get("/wait", [&](const Request&) {
    running.set_value();
    go.get_future().wait();
    return plain_response(200, "text/plain", "done");
  });
  TestServer server(test_options(), std::move(router));
  const std::uint16_t port = server.port();
  RawHttp idle(port);
  CHECK(idle.ask(get_request("/big")).status == 200);
  RawHttp busy(port);
  busy.send(get_request("/wait"));
  running.get_future().wait();

  auto stopped = std::async(std::launch::async, [&] { server.server.stop(); });
  CHECK(idle.is_closed_by_server());
  CHECK(stopped.wait_for(0s) == std::future_status::timeout);
  go.set_value();
  const RawAnswer answer = busy.receive();
  CHECK(answer.body == "done");
  CHECK(answer.header("connection") == "close");
  CHECK(busy.is_closed_by_server());
  stopped.get();
  CHECK_THROWS(RawHttp(port));
}

TEST_CASE("a client who never reads does not hold up the stop for longer than allowed") {
  auto options = test_options();
  options.limits.stop_time = 100ms;
  TestServer server(options);
  RawHttp stuck(server.port());
  stuck.send(get_request("/huge"));
  CHECK(stuck.has_input(5s));
  const auto begin = std::chrono::steady_clock::now();
  server.server.stop();
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("readiness follows what it is told and liveness does not") {
  std::atomic<bool> ready = false;
  Router router;
  add_health_routes(router, [&] { return ready.load(); });
  TestServer server(test_options(), std::move(router));
  RawHttp client(server.port());
  CHECK(client.ask(get_request("/healthz")).status == 200);
  const RawAnswer early = client.ask(get_request("/readyz"));
  CHECK(early.status == 503);
  CHECK(early.header("retry-after") == "2");
  ready = true;
  CHECK(client.ask(get_request("/readyz")).status == 200);
}

TEST_CASE("many clients on several threads all get their own answer") {
  TestServer server;
  std::vector<std::future<bool>> clients;
  for (int c = 0; c < 8; ++c) {
    clients.push_back(std::async(std::launch::async, [&server, c] {
      RawHttp client(server.port());
      for (int i = 0; i < 200; ++i) {
        const std::string mine = std::to_string(c * 1000 + i);
        if (client.ask(get_request("/echo?x=" + mine)).body != mine) return false;
      }
      return true;
    }));
  }
  for (auto& client : clients) CHECK(client.get());
}
