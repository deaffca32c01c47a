// The one place where what a route throws becomes an answer.
#pragma once

#include "geo/error.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::http {

/// `router.route(request)`, with every exception turned into an error answer: ProblemError and Error by their kind,
/// anything else a plain 500 whose id is also in the log. Throws MustWait alone, of a request that may not wait; never
/// shows the text of an unknown exception. The connection calls it for every request; tests of routes may call it
/// without a server.
Response answer(const Router& router, Request& request);
inline Response answer(const Router& router, Request&& request) { return answer(router, request); }

/// The answer that an Error becomes, by its kind; `broken` is logged and becomes a plain 500.
Response error_answer(const Request& request, const Error& error);

}  // namespace tryggkarta::http
