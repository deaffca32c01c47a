// /editions/current: the one small mutable document that says which edition is current and what it holds.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// The contract's keys, and kinds of periods, defaults, bounds, city and content hash besides.
http::Response answer_current_edition(const Call& call);

}  // namespace tryggkarta::public_routes
