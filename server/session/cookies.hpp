// The cookies: which session a browser has, and which sign-in elsewhere it has begun.
#pragma once

#include <string>
#include <string_view>

#include "server/http/request.hpp"

namespace tryggkarta::session {

/// `departure`: of a browser that is away at the city's own log-in; ten minutes.
enum class Cookie { session, departure };

/// The secret in the request's cookie; "" where there is none, or more than one.
std::string_view secret_in(const http::Request& request, Cookie which = Cookie::session);

/// The value of Set-Cookie. HttpOnly, SameSite=Lax, for the whole site and this browser session; Secure, under a name
/// that browsers guard (__Host-), where `base_url` is https.
std::string cookie_of(std::string_view secret, std::string_view base_url, Cookie which = Cookie::session);
/// The value of Set-Cookie that takes it back.
std::string no_cookie(std::string_view base_url, Cookie which = Cookie::session);

}  // namespace tryggkarta::session
