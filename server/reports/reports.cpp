#include "server/reports/reports.hpp"

#include <memory>

#include "server/chain/door.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/visit.hpp"

namespace tryggkarta::reports {

using Answer = http::Response (*)(const Visit&);

void add_report_pages(http::Router& router, const House& house) {
  const auto shared = std::make_shared<const House>(house);
  const auto handler = [shared](Answer answer) -> http::Handler {
    return [shared, answer](const http::Request& request) {
      return chain::answer_member(request, shared->chain, "/inside/lagesbild", [&](const chain::Visit& asked) {
        return answer({asked, *shared});
      });
    };
  };
  chain::Pages<Answer> pages{router, handler};
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
