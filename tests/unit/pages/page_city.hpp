// The city that the tests of pages read about: nine areas, five quarters, every status, one problem with its work.
#pragma once

#include <memory>
#include <string>

#include "server/http/response.hpp"
#include "server/http/router.hpp"
#include "server/public/pages/pages.hpp"

namespace tryggkarta::testing {

/// Areas "01"…"16" of scheme TEST; in 2026-Q3 area 02 is hidden, 03 unknown, 04 is 0, the rest are shown.
/// The half-year 2026-H2 is delivered in part. Area "05" is called `Majorna-Stigberget <&> "Masthugget"`.
std::shared_ptr<const published::Edition> page_city();

/// The pages of that city behind a router. `origins` may frame the embed.
http::Router page_router(std::vector<std::string> origins = {});

/// What the router answers to GET `path` with these parameters.
http::Response get(const http::Router& router, const std::string& path, std::vector<http::Parameter> query = {});

}  // namespace tryggkarta::testing
