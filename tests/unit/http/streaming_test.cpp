// Answers in pieces over real sockets: who reads fast, slowly, not at all, or goes away.
#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <stdexcept>

#include "server/log.hpp"
#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace std::chrono_literals;
using namespace tryggkarta::http;

namespace {

/// What a source holds, as it would an edition: tells when it is let go.
struct Held {
  std::atomic<int> pieces{0};
  std::promise<void> gone;
};

/// One route /stream that answers with `next`; it is told the number of the piece, from 0 on.
struct Stream {
  using Next = std::function<Piece(int number, std::string& out)>;

  explicit Stream(Next next) : held(new Held), let_go(held->gone.get_future()), next_(std::move(next)) {}

  Router routes() {
    Router router = status_routes();
    router.get("/stream", [this](const Request&) {
      // The last copy of the source lets go.
      const std::shared_ptr<Held> hold(held.get(), [](Held* of) { of->gone.set_value(); });
      Response response;
      response.headers = {{"Content-Type", "text/plain"}};
      response.more = [hold, this](std::string& out) { return next_(hold->pieces++, out); };
      return response;
    });
    return router;
  }
  bool is_let_go() const { return let_go.wait_for(10s) == std::future_status::ready; }

  std::unique_ptr<Held> held;
  std::future<void> let_go;

 private:
  Next next_;
};

const std::string& piece_text() {
  static const std::string text(64 * 1024, 'p');
  return text;
}

/// Hello, nothing, nothing, world.
Piece greeting(int number, std::string& out) {
  if (number == 0) out += "hello ";
  if (number == 3) out += "world";
  return number == 3 ? Piece::last : Piece::more_follow;
}

Piece endless(int, std::string& out) {
  out += piece_text();
  return Piece::more_follow;
}

}  // namespace

TEST_CASE("an answer in pieces is chunked, empty pieces end nothing, and the connection lives on") {
  Stream stream(greeting);
  TestServer server(test_options(), stream.routes());
  RawHttp client(server.port());
  const RawAnswer answer = client.ask(get_request("/stream"));
  CHECK(answer.header("transfer-encoding") == "chunked");
  CHECK(answer.headers.count("content-length") == 0);
  CHECK(answer.header("connection") == "");
  CHECK(answer.body == "hello world");
  CHECK(client.ask(get_request("/big")).body == big_text());
}

TEST_CASE("a last piece that is empty ends the answer") {
  Stream stream([](int number, std::string& out) {
    if (number == 0) out += "all";
    return number == 1 ? Piece::last : Piece::more_follow;
  });
  TestServer server(test_options(), stream.routes());
  CHECK(RawHttp(server.port()).ask(get_request("/stream")).body == "all");
}

TEST_CASE("HTTP/1.0 gets the same pieces without chunks, until the close") {
  Stream stream(greeting);
  TestServer server(test_options(), stream.routes());
  RawHttp client(server.port());
  const RawAnswer answer = client.ask("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(answer.header("connection") == "close");
  CHECK(answer.headers.count("transfer-encoding") == 0);
  CHECK(answer.headers.count("content-length") == 0);
  CHECK(answer.body == "hello world");
}

TEST_CASE("HEAD asks no source for anything") {
  Stream stream(endless);
  TestServer server(test_options(), stream.routes());
  RawHttp client(server.port());
  const RawAnswer answer = client.ask("HEAD /stream HTTP/1.1\r\nHost: x\r\n\r\n", Asked::head);
  CHECK(answer.status == 200);
  CHECK(answer.header("content-type") == "text/plain");
  CHECK(answer.headers.count("content-length") == 0);
  CHECK(client.ask(get_request("/big")).status == 200);
  CHECK(stream.is_let_go());
  CHECK(stream.held->pieces == 0);
}

TEST_CASE("a source that breaks ends the answer without its end, in a line of the log, and the server lives") {
  const auto version = GENERATE(as<std::string>{}, "1.1", "1.0");
  tryggkarta::server::LogCapture log;
  Stream stream([](int number, std::string& out) -> Piece {
    if (number == 2) throw std::runtime_error("the third piece is missing");
    out += piece_text();
    return Piece::more_follow;
  });
  TestServer server(test_options(), stream.routes());
  RawHttp client(server.port());
  client.send("GET /stream HTTP/" + version + "\r\nHost: x\r\n\r\n");
  CHECK_THROWS_WITH(client.receive(), "the body ended early");
  CHECK(RawHttp(server.port()).ask(get_request("/big")).status == 200);
  CHECK(stream.is_let_go());
  CHECK(log.text().find(R"("event":"answer.broken_off","path":"/stream","reason":"the third piece is missing")") !=
        std::string::npos);
}

TEST_CASE("a client who does not read holds the source back, and is given up in time") {
  auto options = test_options();
  options.limits.write_time = 150ms;
  Stream stream(endless);
  TestServer server(options, stream.routes());
  RawHttp stuck(server.port());
  stuck.send(get_request("/stream"));
  CHECK(stream.is_let_go());
  // What the two sockets hold, which is a few MiB, and not what could be written in that time.
  CHECK(stream.held->pieces < 256);
}

TEST_CASE("a client who reads all the time may not hold an answer for ever") {
  auto options = test_options();
  options.limits.stream_time = 200ms;
  Stream stream([](int, std::string& out) {
    out += "a little";
    return Piece::more_follow;
  });
  TestServer server(options, stream.routes());
  RawHttp reader(server.port());
  reader.send(get_request("/stream"));
  CHECK_THROWS_WITH(reader.receive(), "the body ended early");
  CHECK(stream.is_let_go());
}

TEST_CASE("a client who goes away midway is noticed, and what the answer held is let go") {
  Stream stream(endless);
  TestServer server(test_options(), stream.routes());
  {
    RawHttp client(server.port());
    client.send(get_request("/stream"));
    CHECK(client.has_input(10s));
  }
  CHECK(stream.is_let_go());
  CHECK(RawHttp(server.port()).ask(get_request("/big")).status == 200);
}

TEST_CASE("a long answer does not keep its neighbours on the same thread waiting") {
  auto options = test_options();
  options.threads = 1;
  std::atomic<bool> is_enough{false};
  Stream stream([&](int, std::string& out) {
    out += "p";
    return is_enough ? Piece::last : Piece::more_follow;
  });
  TestServer server(options, stream.routes());
  RawHttp client(server.port());
  client.send(get_request("/stream"));
  CHECK(client.has_input(10s));
  auto reading = std::async(std::launch::async, [&] { return client.receive(); });
  // Ends only after the neighbour's answer.
  const RawAnswer neighbour = RawHttp(server.port()).ask(get_request("/big"));
  is_enough = true;
  CHECK(neighbour.status == 200);
  CHECK(reading.get().status == 200);
}

TEST_CASE("a server that stops gives running streams its time, then ends them and lets go") {
  auto options = test_options();
  options.limits.stop_time = 100ms;
  Stream stream(endless);
  TestServer server(options, stream.routes());
  RawHttp stuck(server.port());
  stuck.send(get_request("/stream"));
  CHECK(stuck.has_input(10s));
  server.server.stop();
  CHECK(stream.is_let_go());
  CHECK_THROWS_WITH(stuck.receive(), "the body ended early");
}

TEST_CASE("the log counts the bytes of a body that went out") {
  auto options = test_options();
  options.log_requests = true;
  Stream stream(greeting);
  tryggkarta::server::LogCapture log;
  const auto bytes_of = [&](const std::string& request, Asked asked) {
    TestServer server(options, stream.routes());
    RawHttp(server.port()).ask(request, asked);
    server.server.stop();
    const std::string text = log.text();
    return text.substr(text.rfind("\"bytes\":") + 8, text.rfind('}') - text.rfind("\"bytes\":") - 8);
  };
  CHECK(bytes_of("HEAD /big HTTP/1.1\r\nHost: x\r\n\r\n", Asked::head).starts_with("0}"));
  CHECK(bytes_of(get_request("/big"), Asked::get).starts_with(std::to_string(big_text().size()) + "}"));
  CHECK(bytes_of(get_request("/stream"), Asked::get).starts_with("11}"));
}
