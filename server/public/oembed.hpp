// /oembed (oembed.com 1.0): how a page of this server stands in somebody else's.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

ParameterRules oembed_rules(const published::Edition& edition, const Collection* collection);
http::Response answer_oembed(const Call& call);

}  // namespace tryggkarta::public_routes
