#include "server/inside/routes.hpp"

#include <memory>

#include "geo/error.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/sheet_text.hpp"
#include "server/session/stranger.hpp"

namespace tryggkarta::inside {

namespace {

http::Response answer_to(const http::Request& request, const House& house, VisitorsBook& visitors,
                         http::Response (*answer)(const Visit&)) {
  const auto visitor = house.doorkeeper.who(request);
  if (!visitor) return session::sign_in_first(request);
  const auto grant = visitor->reads();
  if (!grant) {
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att läsa händelser.",
                "The role gives no right to read incidents."};
  }
  const auto book = house.live.current();
  if (!book) {
    throw Error{ErrorKind::unavailable, "Händelserna läses in: försök igen om en stund.",
                "The incidents are being loaded: try again in a moment."};
  }
  return answer(
      {request, *visitor, *grant, book, book->ready.seen_by(*grant), book->scores, house.log, visitors, house.now()});
}

}  // namespace

void add_inside_routes(http::Router& router, const House& house) {
  remove_left_files();
  const auto visitors = std::make_shared<VisitorsBook>();
  const auto add = [&](std::string_view pattern, http::Response (*answer)(const Visit&),
                       http::Pace pace = http::Pace::quick) {
    router.get(
        pattern,
        [house, visitors, answer](const http::Request& request) {
          return answer_to(request, house, *visitors, answer);
        },
        pace);
  };
  add("/inside/tiles/{layers}/{z}/{x}/{y}.mvt", answer_tile);
  add("/inside/figures", answer_figures);
  add("/inside/figures.{format}", answer_figures_file, http::Pace::lengthy);
  add("/inside/incidents.{format}", answer_incidents_file, http::Pace::lengthy);
  add("/inside/hotspots", answer_hotspots);
  add("/inside/ogc", answer_ogc);
  add("/inside/ogc/conformance", answer_ogc_conformance);
  add("/inside/ogc/collections", answer_ogc_collections);
  add("/inside/ogc/collections/{id}", answer_ogc_collection);
  add("/inside/ogc/collections/{id}/items", answer_ogc_items, http::Pace::slow);
  add("/inside/ogc/collections/{id}/items/{fid}", answer_ogc_item, http::Pace::slow);
  add("/inside/choices", answer_choices);
}

}  // namespace tryggkarta::inside
