#include "server/reports/reports.hpp"

#include <string_view>

#include "geo/error.hpp"
#include "server/casework/work.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/visit.hpp"

namespace tryggkarta::reports {

namespace {

using Answer = http::Response (*)(const Visit&);
using SharedHouse = std::shared_ptr<const House>;

/// To signing in, and back to the same address.
http::Response sign_in_first(const pages::View& view, const http::Request& request) {
  pages::Query query;
  for (const auto& parameter : request.query) query.emplace_back(parameter.name, parameter.value);
  const bool is_page = !http::is_change(request.method);
  auto response = http::redirect(
      303, view.link("/logga-in", {{"next", is_page ? pages::address(request.path, query) : "/inside/lagesbild"}}));
  response.audience = http::Audience::inside;
  return response;
}

http::Response answer_to(const http::Request& request, const House& house, Answer answer) {
  const auto edition = house.chain.edition();
  if (!edition)
    throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                "The map is being loaded: try again in a moment."};
  const pages::View view = pages::view_of(*edition, house.chain.settings, request);
  const auto visitor = house.chain.work.doorkeeper.who(request);
  if (!visitor || visitor->csrf.empty()) return sign_in_first(view, request);
  const auto grant = casework::grant_of(*visitor);
  if (!grant)
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt till ärendena.", "The role gives no right to casework."};
  return answer({{request, house.chain, *visitor, *grant, view}, house});
}

/// Pages are read from the store and count incidents: they take their time.
class Pages {
 public:
  Pages(http::Router& router, SharedHouse house) : router_(router), house_(std::move(house)) {}

  void reads(std::string_view path, Answer answer) { router_.get(path, handler(answer), http::Pace::slow); }
  void takes(std::string_view path, Answer answer) {
    router_.change(http::Method::post, path, handler(answer), http::BodySize::document);
  }
  void form(std::string_view path, Answer shown, Answer taken) {
    reads(path, shown);
    takes(path, taken);
  }

 private:
  http::Handler handler(Answer answer) const {
    return [house = house_, answer](const http::Request& request) { return answer_to(request, *house, answer); };
  }

  http::Router& router_;
  SharedHouse house_;
};

}  // namespace

void add_report_pages(http::Router& router, const House& house) {
  const auto shared = std::make_shared<const House>(house);
  Pages pages{router, shared};
  pages.reads("/inside/lagesbild", list_page);
  pages.form("/inside/lagesbild/ny", new_report_form, answer_new_report);
  pages.reads("/inside/lagesbild/{id}", editor_page);
  pages.form("/inside/lagesbild/{id}/text", text_form, answer_text);
  pages.takes("/inside/lagesbild/{id}/ta-bort", answer_removal);
  pages.takes("/inside/lagesbild/{id}/lage", answer_grades);
  pages.takes("/inside/lagesbild/{id}/prioriteringar", answer_priorities);
  pages.takes("/inside/lagesbild/{id}/status", answer_step);
  pages.takes("/inside/lagesbild/{id}/frys", answer_freeze);
  pages.form("/inside/lagesbild/{id}/beslut", decision_form, answer_decision);
  pages.reads("/inside/lagesbild/{id}/arkiv.zip", report_archive);
  pages.reads("/inside/atgard/{id}/arkiv.zip", action_archive);
  pages.form("/inside/tackning", coverage_page, answer_coverage);
  pages.reads("/inside/omrade/{scheme}/{code}", area_page);
  pages.reads("/inside/staden", city_page);
  pages.reads("/inside/hearing", hearing_page);
  router.change(
      http::Method::post, "/inside/ogc/collections/reports/items/{id}/freeze",
      [shared](const http::Request& request) { return answer_freeze_by_program(request, *shared); },
      http::BodySize::document);
}

}  // namespace tryggkarta::reports
