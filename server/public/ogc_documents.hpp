// The documents of OGC API: landing page, conformance and collections.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// Only `f`.
ParameterRules document_rules(const published::Edition& edition, const Collection* collection);

http::Response answer_landing_page(const Call& call);
http::Response answer_conformance(const Call& call);
http::Response answer_collections(const Call& call);
http::Response answer_collection(const Call& call);

}  // namespace tryggkarta::public_routes
