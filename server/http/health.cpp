#include "server/http/health.hpp"

#include <utility>

namespace tryggkarta::http {

void add_health_routes(Router& router, std::function<bool()> ready) {
  router.get("/healthz", [](const Request&) { return plain_response(200, "text/plain; charset=utf-8", "ok\n"); });
  router.get("/readyz", [ready = std::move(ready)](const Request&) {
    if (ready()) return plain_response(200, "text/plain; charset=utf-8", "ready\n");
    Response response = plain_response(503, "text/plain; charset=utf-8", "no edition is loaded yet\n");
    response.headers.emplace_back("Retry-After", "2");
    return response;
  });
}

}  // namespace tryggkarta::http
