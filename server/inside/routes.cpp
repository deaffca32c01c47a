#include "server/inside/routes.hpp"

#include "geo/error.hpp"
#include "server/http/problem.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/token.hpp"

namespace tryggkarta::inside {

namespace {

http::Response sign_in_first(const http::Request& request) {
  http::ProblemDetail detail{.status = 401};
  detail.detail = http::in_language_of(request, "Skicka Authorization: Bearer och en giltig nyckel.",
                                       "Send Authorization: Bearer and a valid token.");
  auto response = http::problem(request, detail);
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"tryggkarta\"");
  return response;
}

}  // namespace

void add_inside_routes(http::Router& router, const server::Live<InsideBook>& live, const std::string& token) {
  const auto add = [&](std::string_view pattern, http::Response (*answer)(const Visit&)) {
    router.get(pattern, [&live, token, answer](const http::Request& request) {
      const auto grant = grant_of(request, token);
      if (!grant) return sign_in_first(request);
      const auto book = live.current();
      if (!book) {
        throw Error{ErrorKind::unavailable, "Händelserna läses in: försök igen om en stund.",
                    "The incidents are being loaded: try again in a moment."};
      }
      return answer({request, *grant, book->ready.seen_by(*grant), book->scores});
    });
  };
  add("/inside/tiles/{layers}/{z}/{x}/{y}.mvt", answer_tile);
  add("/inside/figures", answer_figures);
  add("/inside/figures.csv", answer_figures_csv);
  add("/inside/hotspots", answer_hotspots);
}

}  // namespace tryggkarta::inside
