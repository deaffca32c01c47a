#include "server/session/stranger.hpp"

#include "server/http/problem.hpp"

namespace tryggkarta::session {

http::Response sign_in_first(const http::Request& request) {
  http::ProblemDetail detail{.status = 401};
  detail.detail = http::in_language_of(request, "Logga in, eller skicka Authorization: Bearer och en giltig nyckel.",
                                       "Sign in, or send Authorization: Bearer and a valid token.");
  auto response = http::problem(request, detail);
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"tryggkarta\"");
  return response;
}

}  // namespace tryggkarta::session
