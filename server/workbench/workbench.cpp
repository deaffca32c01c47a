#include "server/workbench/workbench.hpp"

#include "geo/error.hpp"
#include "server/workbench/map_page.hpp"
#include "server/workbench/sign_in_first.hpp"

namespace tryggkarta::workbench {

namespace {

Error still_loading() {
  return Error{ErrorKind::unavailable, "Händelserna läses in: försök igen om en stund.",
               "The incidents are being loaded: try again in a moment."};
}

http::Response answer(const House& house, inside::VisitorsBook& visitors, const http::Request& request) {
  const auto edition = house.edition();
  if (!edition) throw still_loading();
  const pages::View view = pages::view_of(*edition, house.settings, request);
  const auto visitor = house.doorkeeper.who(request);
  if (!visitor || visitor->csrf.empty()) return sign_in_first(view, request);
  const auto grant = visitor->reads();
  if (!grant) return page_without_rows(view, request, *visitor);
  const auto book = house.live.current();
  if (!book) throw still_loading();
  return map_page(view, {request, *visitor, *grant, book, book->ready.seen_by(*grant), book->scores, house.log,
                         visitors, house.now()});
}

}  // namespace

void add_workbench_pages(http::Router& router, const House& house) {
  const auto visitors = std::make_shared<inside::VisitorsBook>();
  router.get("/inside/karta",
             [house, visitors](const http::Request& request) { return answer(house, *visitors, request); });
}

}  // namespace tryggkarta::workbench
