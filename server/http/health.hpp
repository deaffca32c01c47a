// The addresses that operations ask.
#pragma once

#include <functional>

#include "server/http/router.hpp"

namespace tryggkarta::http {

/// /healthz: 200 as long as the process answers. /readyz: 200 when `ready()`, else 503 with Retry-After.
void add_health_routes(Router& router, std::function<bool()> ready);

}  // namespace tryggkarta::http
