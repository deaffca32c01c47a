// Addresses that the server hands out: encoded, and with their parameters in one order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"

namespace tryggkarta::public_routes {

/// Text → one path segment or one query value, percent-encoded.
std::string percent_encode(std::string_view text);

/// "?a=1&b=2", or "" when there is nothing to say.
std::string query_text(const std::vector<http::Parameter>& parameters);

/// "/prefix" of "https://host/prefix": what redirects begin with, since they need not know the host.
std::string_view path_prefix(std::string_view base_url);

}  // namespace tryggkarta::public_routes
