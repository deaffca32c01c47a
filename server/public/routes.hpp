// The front door of server/public: every address for everyone but the pages.
#pragma once

#include "server/http/router.hpp"
#include "server/live.hpp"
#include "server/public/public_edition.hpp"
#include "server/public/settings.hpp"

namespace tryggkarta::public_routes {

/// Adds the addresses of the contract: editions, figures, tiles, TileJSON, styles, OGC API, oEmbed and feed. `live`
/// must outlive the router; while it holds no edition everything answers 503.
void add_public_routes(http::Router& router, const server::Live<PublicEdition>& live, const PublicSettings& settings);

}  // namespace tryggkarta::public_routes
