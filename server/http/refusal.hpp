// What a client reads when a request is refused before any route sees it.
#pragma once

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::http {

/// The problem answer for 400, 408, 413, 414, 431, 503 or 505 with a sentence that says which limit was met.
Response refusal(const Request& request, int status);

/// 400 for whoever speaks HTTP without TLS at a port of TLS.
Response refusal_of_plain_http();

}  // namespace tryggkarta::http
