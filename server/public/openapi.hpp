// /ogc/openapi.json: OpenAPI 3.0, written from the table of addresses.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// Every address, once for each collection where it has one, with exactly the parameters that it knows.
http::Response answer_openapi(const Call& call);

}  // namespace tryggkarta::public_routes
