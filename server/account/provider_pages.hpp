// Signing in at the city's own log-in: the way there and the way back.
#pragma once

#include "server/account/account.hpp"

namespace tryggkarta::account {

/// Sends the browser to the provider, with a cookie by which it is known when it comes back.
http::Response leave_for_provider(const House& house, const http::Request& request);
/// Begins a session for whom the provider vouches, or says in words why not. May wait for the provider.
http::Response return_from_provider(const House& house, const http::Request& request);

}  // namespace tryggkarta::account
