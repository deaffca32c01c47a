// A small real server on a free port, with a route for every status.
#pragma once

#include <memory>
#include <string>

#include "geo/error.hpp"
#include "server/http/caching.hpp"
#include "server/http/problem.hpp"
#include "server/http/server.hpp"

/// What /big answers.
inline std::string big_text() {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "kvarter " + std::to_string(i * 37 % 101) + "; ";
  return text;
}

/// Routes: /big (200), /nothing (204), /moved (302), /bad (400), /missing (404), /gone (410), /later (503), /base (the
/// base URL), /echo (path and query), /huge (8 MB), /collections/a/items.
inline tryggkarta::http::Router status_routes() {
  using namespace tryggkarta::http;
  using tryggkarta::Error;
  using tryggkarta::ErrorKind;
  Router router;
  const auto cache = std::make_shared<BodyCache>(1 << 20);
  const auto cacheable = [cache](std::string body) {
    return [cache, body = std::move(body)](const Request& request) {
      Cacheable described;
      described.key = request.path;
      described.version = "42";
      described.cache = cache.get();
      described.make = [&] { return Content{"text/plain; charset=utf-8", body}; };
      return respond(request, described);
    };
  };
  router.get("/big", cacheable(big_text()));
  router.get("/nothing", cacheable(""));
  router.get("/moved", [](const Request&) { return redirect(302, "/big"); });
  router.get("/bad", [](const Request&) -> Response { throw Error(ErrorKind::bad_input, "fel", "bad"); });
  router.get("/missing", [](const Request&) -> Response { throw Error(ErrorKind::not_found, "saknas", "missing"); });
  router.get("/gone", [](const Request& request) { return problem(request, {.status = 410}); });
  router.get("/later", [](const Request&) -> Response { throw Error(ErrorKind::unavailable, "sen", "later"); });
  router.get("/base", [](const Request& request) { return plain_response(200, "text/plain", request.base_url); });
  router.get("/echo", [](const Request& request) {
    return plain_response(200, "text/plain", request.query.empty() ? request.path : request.query.front().value);
  });
  router.get("/collections/a/items", [](const Request&) { return plain_response(200, "text/plain", "items"); });
  router.get("/huge", [body = std::make_shared<const std::string>(8u << 20, 'h')](const Request&) {
    Response response;
    response.body = body;
    return response;
  });
  return router;
}

/// Options for a free port, two threads and nothing that surprises.
inline tryggkarta::http::ServerOptions test_options() {
  tryggkarta::http::ServerOptions options;
  options.port = 0;
  options.threads = 2;
  return options;
}

/// Started on construction, stopped on destruction.
struct TestServer {
  explicit TestServer(tryggkarta::http::ServerOptions options = test_options(),
                      tryggkarta::http::Router router = status_routes())
      : server(std::move(options), std::move(router)) {
    server.start();
  }
  std::uint16_t port() const { return server.port(); }

  tryggkarta::http::Server server;
};
