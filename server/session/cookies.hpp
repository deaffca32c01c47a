// The one cookie: which session a browser has.
#pragma once

#include <string>
#include <string_view>

#include "server/http/request.hpp"

namespace tryggkarta::session {

/// The session's secret in the request's cookies; "" where there is none, or more than one.
std::string_view secret_in(const http::Request& request);

/// The value of Set-Cookie. HttpOnly, SameSite=Lax, for the whole site and this browser session; Secure, under a name
/// that browsers guard (__Host-), where `base_url` is https.
std::string cookie_of(std::string_view secret, std::string_view base_url);
/// The value of Set-Cookie that takes it back.
std::string no_cookie(std::string_view base_url);

}  // namespace tryggkarta::session
