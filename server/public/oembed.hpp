// /oembed (oembed.com 1.0): how a page of this server stands in somebody else's.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// url, maxwidth, maxheight and format.
ParameterRules oembed_rules(const published::Edition& edition, const Collection* collection);
/// A frame for a page of this server; throws Error(not_found) for any other address, answers 501 for XML.
http::Response answer_oembed(const Call& call);

}  // namespace tryggkarta::public_routes
