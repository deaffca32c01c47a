#include "server/meetings/meetings.hpp"

#include <memory>
#include <string>
#include <string_view>

#include "server/chain/door.hpp"
#include "server/meetings/lists.hpp"
#include "server/meetings/meeting_page.hpp"
#include "server/meetings/record_form.hpp"
#include "server/meetings/survey_paste.hpp"

namespace tryggkarta::meetings {

namespace {

using casebook::Meeting;
using casebook::Observation;
using casebook::Pledge;
using casebook::PledgeActivity;
using casebook::Survey;
using casebook::SurveyValue;
using casebook::Task;
using Answer = http::Response (*)(const Visit&);
using Pages = chain::Pages<Answer>;

template <class Record>
void add_record(Pages& pages, const std::string& path) {
  pages.form(path, edit_record<Record>, answer_edit_record<Record>);
  pages.takes(path + "/ta-bort", answer_record_removal<Record>);
}

template <class Record>
void add_new(Pages& pages, std::string_view path) {
  pages.form(path, new_record<Record>, answer_new_record<Record>);
}

void add_meetings(Pages& pages) {
  pages.reads("/inside/avstamning", meeting_list);
  pages.form("/inside/avstamning/ny", prepare_meeting, answer_new_record<Meeting>);
  pages.reads("/inside/avstamning/{id}", meeting_page);
  add_record<Meeting>(pages, "/inside/avstamning/{id}/andra");
  add_new<Task>(pages, "/inside/avstamning/{id}/uppgift");
  pages.takes("/inside/avstamning/{id}/beslut", answer_table_decision);
  pages.takes("/inside/avstamning/{id}/hallen", answer_held);
  pages.takes("/inside/avstamning/{id}/installd", answer_cancelled);
}

void add_pledges(Pages& pages) {
  pages.reads("/inside/lofte", pledge_list);
  add_new<Pledge>(pages, "/inside/lofte/nytt");
  pages.reads("/inside/lofte/{id}", pledge_page);
  add_record<Pledge>(pages, "/inside/lofte/{id}/andra");
  pages.takes("/inside/lofte/{id}/beslut", answer_pledge_decision);
  add_new<PledgeActivity>(pages, "/inside/lofte/{id}/aktivitet/ny");
  add_record<PledgeActivity>(pages, "/inside/aktivitet/{id}");
}

void add_listening(Pages& pages) {
  pages.reads("/inside/matning", survey_list);
  add_new<Survey>(pages, "/inside/matning/ny");
  add_record<Survey>(pages, "/inside/matning/{id}");
  add_new<SurveyValue>(pages, "/inside/matning/{id}/varde/nytt");
  pages.form("/inside/matning/{id}/tabell", paste_form, answer_paste);
  add_record<SurveyValue>(pages, "/inside/matvarde/{id}");
  pages.reads("/inside/observation", observation_list);
  add_new<Observation>(pages, "/inside/observation/ny");
  add_record<Observation>(pages, "/inside/observation/{id}");
}

}  // namespace

void add_meeting_pages(http::Router& router, const House& house) {
  Pages pages{router, [shared = std::make_shared<const House>(house)](Answer answer) -> http::Handler {
                return [shared, answer](const http::Request& request) {
                  return chain::answer_member(request, shared->chain, "/inside/avstamning",
                                              [&](const chain::Visit& asked) {
                                                return answer({asked, *shared});
                                              });
                };
              }};
  add_meetings(pages);
  pages.reads("/inside/uppgift", task_list);
  add_new<Task>(pages, "/inside/uppgift/ny");
  add_record<Task>(pages, "/inside/uppgift/{id}");
  add_pledges(pages);
  add_listening(pages);
}

}  // namespace tryggkarta::meetings
