#include "server/http/router.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "geo/error.hpp"
#include "server/http/answer.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

Handler says(std::string name) {
  return [name = std::move(name)](const Request& request) {
    std::string text = name;
    for (const auto& [capture, value] : std::map(request.captures.begin(), request.captures.end()))
      text += " " + std::string(capture) + "=" + value;
    return plain_response(200, "text/plain", text);
  };
}

Router map_routes() {
  Router router;
  router.get("/", says("map"));
  router.get("/tiles/{layers}.json", says("tilejson"));
  router.get("/tiles/{layers}/{z}/{x}/{y}.mvt", says("tile"));
  router.get("/editions/current", says("current"));
  router.get("/editions/{number}/tiles/{layers}/{z}/{x}/{y}.mvt", says("edition tile"));
  router.get("/items/{id}", says("item"));
  router.get("/items/{id}.csv", says("csv"));
  return router;
}

Request request_for(std::string path, Method method = Method::get) {
  Request request;
  request.path = std::move(path);
  request.method = method;
  return request;
}

std::string routed(std::string path) { return std::string(map_routes().route(request_for(std::move(path))).text()); }

}  // namespace

TEST_CASE("a path finds the route that names it most exactly") {
  CHECK(routed("/") == "map");
  CHECK(routed("/tiles/areas,problems.json") == "tilejson layers=areas,problems");
  CHECK(routed("/tiles/areas/12/2200/1200.mvt") == "tile layers=areas x=2200 y=1200 z=12");
  CHECK(routed("/editions/current") == "current");
  CHECK(routed("/editions/current/tiles/a/1/2/3.mvt") == "edition tile layers=a number=current x=2 y=3 z=1");
  CHECK(routed("/items/a.csv") == "csv id=a");
  CHECK(routed("/items/a.json") == "item id=a.json");
}

TEST_CASE("what no route names is not found") {
  for (const char* path : {"", "/tiles", "/tiles/", "/tiles/a/1/2/.mvt", "/tiles/a/1/2/3.png", "/tiles//1/2/3.mvt",
                           "/editions/7", "/items/", "//", "/items/a/b", "/editions/current/"}) {
    INFO(path);
    CHECK_THROWS_AS(routed(path), Error);
    CHECK(answer(map_routes(), request_for(path)).status == 404);
  }
}

TEST_CASE("a capture of a branch that failed leaves nothing behind") {
  Router router;
  router.get("/{scheme}/{area}/figures", says("figures"));
  router.get("/{page}/about", says("page"));
  CHECK(router.route(request_for("/x/about")).text() == "page page=x");
}

TEST_CASE("OPTIONS is answered with the preflight headers and other methods with 405 and Allow") {
  const Response preflight = answer(map_routes(), request_for("/items/a", Method::options));
  CHECK(preflight.status == 204);
  CHECK(preflight.header("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS");
  CHECK(preflight.header("Access-Control-Allow-Headers") == "Accept, If-None-Match");
  CHECK(preflight.header("Access-Control-Max-Age") == "86400");
  CHECK(preflight.header("Access-Control-Allow-Origin") == "*");

  const Response refused = answer(map_routes(), request_for("/items/a", Method::other));
  CHECK(refused.status == 405);
  CHECK(refused.header("Allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("a pattern that is malformed or taken is a fault of the program") {
  Router router = map_routes();
  for (const char* pattern : {"items", "/{", "/}", "/{}", "/{a}{b}", "/}a{", "/items/{id}"}) {
    INFO(pattern);
    CHECK_THROWS_AS(router.get(pattern, says("x")), Error);
  }
}

TEST_CASE("an address answers each method by its own handler, slowly where something may change") {
  Router router;
  router.get("/items/{id}", says("read"));
  router.change(Method::put, "/items/{id}", says("put"), BodySize::document);
  router.change(Method::remove, "/items/{id}", says("removed"));
  CHECK(router.route(request_for("/items/7", Method::put)).text() == "put id=7");
  CHECK(router.route(request_for("/items/7", Method::remove)).text() == "removed id=7");
  CHECK(router.route(request_for("/items/7")).text() == "read id=7");
  CHECK(router.takes_body(Method::put, "/items/7") == BodySize::document);
  CHECK(!router.takes_body(Method::patch, "/items/7"));
  CHECK(!router.takes_body(Method::get, "/items/7"));
  CHECK(!router.takes_body(Method::put, "/items"));
  CHECK(router.pace_of(request_for("/items/7", Method::remove)) == Pace::slow);
  CHECK(router.pace_of(request_for("/items/7")) == Pace::quick);
  CHECK(answer(router, request_for("/items/7", Method::post)).header("Allow") == "GET, HEAD, PUT, DELETE");
  CHECK_THROWS_AS(router.change(Method::put, "/items/{id}", says("x")), Error);
}
