// The documents of OGC API: landing page, conformance and collections.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// Only `f`.
ParameterRules document_rules(const published::Edition& edition, const Collection* collection);

/// What there is, as links.
http::Response answer_landing_page(const Call& call);
/// The classes that are met.
http::Response answer_conformance(const Call& call);
/// All collections with extent, reference systems and links.
http::Response answer_collections(const Call& call);
/// One of them, equal to its entry in the list.
http::Response answer_collection(const Call& call);

}  // namespace tryggkarta::public_routes
