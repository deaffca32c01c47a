// The form in which the decision on a report is written down.
#include "geo/casebook/transitions.hpp"
#include "geo/error.hpp"
#include "server/casework/deciding.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/work.hpp"
#include "server/chain/form_page.hpp"
#include "server/chain/sent_form.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using casework::Json;
using chain::FormKind;
using chain::FormPage;

namespace {

void require_decider(const Visit& visit) {
  if (visit.chain.may_decide()) return;
  throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att besluta.", "The role gives no right to decide."};
}

/// What a decision can make of it.
std::vector<chain::Option> outcomes_for(const Visit& visit, const casebook::Report& report) {
  std::vector<chain::Option> options;
  for (const auto next : casebook::followers_of(report.status)) {
    if (casebook::step_between(report.status, next) == casebook::Step::by_decision)
      options.push_back({std::string{casebook::name_of(next)}, status_words(visit.words(), next)});
  }
  options.push_back(
      {"", visit.words()("samma som nu: ", "as it is now: ") + status_words(visit.words(), report.status)});
  return options;
}

struct Form {
  casebook::Report report;
  FormPage page;
};

Form form_of(const Visit& visit) {
  Form form;
  time::Day today{};
  visit.house.chain.work.with_store([&](store::Store& store) {
    form.report = asked_in(store, visit).report;
    today = casework::moment_in(store, visit.house.chain.work).today;
  });
  FormPage& page = form.page;
  page.kind = FormKind::decision;
  page.title = visit.words()("Beslut: ", "Decision: ") + form.report.title;
  page.path = path_of(form.report) + "/beslut";
  page.back = path_of(form.report);
  page.back_title = form.report.title;
  page.button = visit.words()("Skriv in beslutet", "Write the decision down");
  page.version = form.report.upkeep.version;
  page.marks = chain::marks_of({});
  page.options["status"] = outcomes_for(visit, form.report);
  page.values = {{"status", page.options["status"].front().value}, {"day", time::format_day(today)}};
  return form;
}

/// The decision as the API would be sent it.
Json feature_of(const Form& form, std::int64_t version) {
  Json feature{{"type", "Feature"}, {"geometry", nullptr}, {"properties", Json::object()}};
  for (const chain::Field* field : chain::fields_of(FormKind::decision))
    chain::put_value(feature, *field, form.page.values.at(field->name));
  feature["properties"]["object"] = casebook::name_of(casebook::DecidedKind::report);
  feature["properties"]["key"] = form.report.key;
  feature["properties"]["object_version"] = version;
  return feature;
}

/// What the report itself lacks is said at the top: it has no field of this form.
void put_complaints(const Visit& visit, FormPage& page, const casebook::FieldComplaints& complaints) {
  page.status = 422;
  for (const auto& complaint : complaints) {
    if (page.values.contains(complaint.field)) {
      page.complaints.push_back(complaint);
    } else {
      page.trouble += (page.trouble.empty() ? "" : " ") +
                      pages::capitalised(visit.words()(complaint.swedish, complaint.english)) + ".";
    }
  }
}

}  // namespace

http::Response decision_form(const Visit& visit) {
  require_decider(visit);
  return chain::form_page(visit.chain, form_of(visit).page);
}

http::Response answer_decision(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  require_decider(visit);
  const auto version = sent.version();
  Form form = form_of(visit);
  for (const chain::Field* field : chain::fields_of(FormKind::decision))
    form.page.values[field->name] = sent.value(field->name);
  try {
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      casebook::Decision decision;
      casework::FeatureWriter{store.city().analysis_epsg}.read(decision, feature_of(form, version), nullptr);
      casework::decide(store, visit.grant(), decision, casework::moment_in(store, visit.house.chain.work));
      return false;  // nothing of a report itself is in an edition
    });
    return chain::see_other(visit.chain, form.page.back);
  } catch (const casebook::RefusedWork& refused) {
    put_complaints(visit, form.page, refused.complaints());
  } catch (const store::StaleVersion&) {
    form.page.trouble =
        visit.words()("Någon har ändrat lägesbilden. Läs den igen innan beslutet skrivs in.",
                      "Somebody has changed the report. Read it again before you write the decision down.");
    form.page.status = 409;
  }
  return chain::form_page(visit.chain, form.page);
}

}  // namespace tryggkarta::reports
