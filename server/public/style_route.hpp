// /styles/{name}.json: the map styles of styles/, with addresses that any client can use.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// The style with absolute addresses; throws Error(not_found) for a name that is not there.
http::Response answer_style(const Call& call);

}  // namespace tryggkarta::public_routes
