// /feed.atom: what is new among problems, actions and pledges (RFC 4287).
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// The fifty newest entries, newest first, with absolute links.
http::Response answer_feed(const Call& call);

}  // namespace tryggkarta::public_routes
