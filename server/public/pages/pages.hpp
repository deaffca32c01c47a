// Front door: the HTML pages of everyone's map.
#pragma once

#include <functional>
#include <memory>

#include "server/http/router.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

/// Gives the edition that is current when it is called; nothing before the first one is there.
using CurrentEdition = std::function<std::shared_ptr<const published::Edition>()>;

/// Adds `/`, `/omrade/…`, `/sok`, `/har-arbetar-vi`, `/medborgarloften`, `/om-siffrorna`, `/tillganglighet`,
/// `/badda-in` and `/inbaddning/…`. Every page is complete without a script; unknown parameters are ignored.
/// Throws Error(bad_input) when an allowed origin of the settings is not `http(s)://host[:port]`.
void add_pages(http::Router& router, CurrentEdition current, PageSettings settings);

}  // namespace tryggkarta::pages
