// /styles/{name}.json: the map styles of styles/, with addresses that any client can use.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// Scheme, period and category of the figures that the style colours.
ParameterRules style_rules(const published::Edition& edition, const Collection* collection);
/// The style with absolute addresses; throws Error(not_found) for a name that is not there.
http::Response answer_style(const Call& call);

}  // namespace tryggkarta::public_routes
