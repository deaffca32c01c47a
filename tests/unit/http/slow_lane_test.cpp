// What takes long is answered beside the map, not before it.
#include <algorithm>
#include <future>

#include <catch2/catch.hpp>

#include "server/http/slow_lane.hpp"
#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

/// /slow/{name} is answered when `gate` is set.
Router routes(const std::shared_future<void>& gate) {
  Router router = status_routes();
  router.get(
      "/slow/{name}",
      [gate](const Request& request) {
        gate.wait();
        return plain_response(200, "text/plain", std::string(request.capture("name")));
      },
      Pace::slow);
  router.get(
      "/lengthy", [](const Request&) { return plain_response(200, "text/plain", "lengthy"); }, Pace::lengthy);
  router.get("/sometimes/{name}", [gate](const Request& request) {
    if (!request.may_wait) throw MustWait{};
    gate.wait();
    return plain_response(200, "text/plain", std::string(request.capture("name")));
  });
  router.get("/slow", [](const Request&) { return plain_response(200, "text/plain", "quick"); });
  router.post("/form", [](const Request& request) { return plain_response(200, "text/plain", request.body); });
  return router;
}

ServerOptions one_thread() {
  ServerOptions options = test_options();
  options.threads = 1;
  return options;
}

}  // namespace

TEST_CASE("while a slow answer is worked on, the same thread answers others") {
  std::promise<void> gate;
  TestServer server(one_thread(), routes(gate.get_future().share()));
  RawHttp waiting(server.port());
  REQUIRE(waiting.send(get_request("/slow/a")));
  RawHttp other(server.port());
  CHECK(other.ask(get_request("/echo")).body == "/echo");
  CHECK(other.ask(get_request("/slow")).body == "quick");
  gate.set_value();
  CHECK(waiting.receive().body == "a");
  CHECK(waiting.ask(get_request("/slow/b")).body == "b");
}

TEST_CASE(
    "a route that finds out that it has to wait does so elsewhere, and the lengthy waits for nobody who is slow") {
  std::promise<void> gate;
  TestServer server(one_thread(), routes(gate.get_future().share()));
  std::vector<std::unique_ptr<RawHttp>> clients;
  for (int i = 0; i < 5; ++i) {
    clients.push_back(std::make_unique<RawHttp>(server.port()));
    REQUIRE(clients.back()->send(get_request("/sometimes/b")));
  }
  CHECK(RawHttp(server.port()).ask(get_request("/lengthy")).body == "lengthy");
  CHECK(RawHttp(server.port()).ask(get_request("/echo")).body == "/echo");
  gate.set_value();
  for (auto& client : clients) CHECK(client->receive().body == "b");
}

TEST_CASE("when too much is slow at once the rest is told to come again, and the waiting are answered") {
  std::promise<void> gate;
  TestServer server(one_thread(), routes(gate.get_future().share()));
  std::vector<std::unique_ptr<RawHttp>> clients;
  for (std::size_t i = 0; i < SlowLane::kMost + 1; ++i) {
    clients.push_back(std::make_unique<RawHttp>(server.port()));
    REQUIRE(clients.back()->send(get_request("/slow/a")));
  }
  const auto is_told = [](const auto& client) { return client->has_input(std::chrono::milliseconds{10}); };
  auto told = clients.end();
  while (told == clients.end()) told = std::find_if(clients.begin(), clients.end(), is_told);
  CHECK((*told)->receive().status == 503);
  clients.erase(told);
  gate.set_value();
  CHECK(std::all_of(clients.begin(), clients.end(), [](auto& client) { return client->receive().body == "a"; }));
}

TEST_CASE("a stopping server finishes what is slow before it is gone") {
  std::promise<void> gate;
  ServerOptions options = one_thread();
  options.limits.stop_time = std::chrono::milliseconds{20};
  auto server = std::make_unique<TestServer>(options, routes(gate.get_future().share()));
  RawHttp waiting(server->port());
  REQUIRE(waiting.send(get_request("/slow/a")));
  CHECK(RawHttp(server->port()).ask(get_request("/echo")).status == 200);
  auto stopped = std::async(std::launch::async, [&] { server.reset(); });
  gate.set_value();
  stopped.get();
  SUCCEED();
}

TEST_CASE("every POST is slow, HEAD is as slow as GET, and what is not there is quick") {
  std::promise<void> gate;
  gate.set_value();
  const Router router = routes(gate.get_future().share());
  const auto pace_of = [&](Method method, const std::string& path) {
    Request request;
    request.method = method;
    request.path = path;
    return router.pace_of(request);
  };
  CHECK(pace_of(Method::post, "/form") == Pace::slow);
  CHECK(pace_of(Method::get, "/slow/a") == Pace::slow);
  CHECK(pace_of(Method::head, "/slow/a") == Pace::slow);
  CHECK(pace_of(Method::get, "/lengthy") == Pace::lengthy);
  CHECK(pace_of(Method::get, "/slow") == Pace::quick);
  CHECK(pace_of(Method::options, "/slow/a") == Pace::quick);
  CHECK(pace_of(Method::get, "/slow/a/b") == Pace::quick);
  CHECK(pace_of(Method::get, "/echo") == Pace::quick);
}
