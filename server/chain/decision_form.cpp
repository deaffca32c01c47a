#include "server/chain/decision_form.hpp"

#include <optional>

#include "geo/error.hpp"
#include "server/casework/deciding.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/work.hpp"
#include "server/chain/options.hpp"
#include "server/chain/sent_form.hpp"
#include "server/chain/subject.hpp"

namespace tryggkarta::chain {

using casebook::Action;
using casebook::Decision;
using casebook::Problem;

namespace {

std::string_view noun_of(const Problem&) { return casebook::name_of(casebook::DecidedKind::problem); }
std::string_view noun_of(const Action&) { return casebook::name_of(casebook::DecidedKind::action); }

void require_decider(const Visit& visit) {
  if (visit.may_decide()) return;
  throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att besluta.", "The role gives no right to decide."};
}

template <class Object>
struct Decided {
  Object object;
  FormPage form;
  int analysis_epsg = 0;
};

template <class Object>
Decided<Object> read_decided(const store::Store& store, const Visit& visit) {
  const auto moment = casework::moment_in(store, visit.house.work);
  const auto book = read_chain_book(store, visit.grant, moment.today);
  auto object = store.casework().find<Object>(visit.grant, number_asked(visit));
  if (!object) refuse_unknown();
  const auto& words = visit.words();
  FormPage form;
  form.kind = FormKind::decision;
  form.title = words("Beslut: ", "Decision: ") + object->title;
  form.path = visit.request.path;
  form.back = home_of(book, *object);
  form.back_title = object->title;
  form.button = words("Skriv in beslutet", "Write the decision down");
  form.version = casework::version_of(*object);
  form.marks = marks_of({});
  form.options["status"] = decisions_for(words, *object);
  form.values = {{"status", form.options["status"].front().value}, {"day", time::format_day(book.today)}};
  return {*std::move(object), std::move(form), book.analysis_epsg};
}

template <class Object>
Decided<Object> read_decided(const Visit& visit) {
  std::optional<Decided<Object>> decided;
  visit.house.work.with_store([&](store::Store& store) { decided = read_decided<Object>(store, visit); });
  return *std::move(decided);
}

/// The decision as the API would be sent it.
template <class Object>
Json feature_of(const Decided<Object>& decided, const Values& values, std::int64_t version) {
  Json feature{{"type", "Feature"}, {"geometry", nullptr}, {"properties", Json::object()}};
  for (const Field* field : fields_of(FormKind::decision)) {
    if (const auto value = values.find(field->name); value != values.end()) put_value(feature, *field, value->second);
  }
  feature["properties"]["object"] = noun_of(decided.object);
  feature["properties"]["key"] = decided.object.key;
  feature["properties"]["object_version"] = version;
  return feature;
}

template <class Object>
void decide(const Visit& visit, const Decided<Object>& decided, const Json& feature) {
  casework::whole_work(visit.house.work, [&](store::Store& store) {
    Decision decision;
    casework::FeatureWriter{decided.analysis_epsg}.read(decision, feature, nullptr);
    const bool was_shown = casework::shows_object(store, visit.grant, decision);
    casework::decide(store, visit.grant, decision, casework::moment_in(store, visit.house.work));
    return was_shown || casework::shows_object(store, visit.grant, decision);
  });
}

}  // namespace

template <class Object>
http::Response decision_form(const Visit& visit) {
  require_decider(visit);
  const auto decided = read_decided<Object>(visit);
  visit.house.log(visit.visitor, visit.request.path, 1);
  return form_page(visit, decided.form);
}

template <class Object>
http::Response answer_decision(const Visit& visit) {
  const SentForm sent{visit.request};
  require_ours(visit, sent.value("csrf"));
  require_decider(visit);
  const std::int64_t version = sent.version();
  auto decided = read_decided<Object>(visit);
  FormPage& form = decided.form;
  for (const Field* field : fields_of(FormKind::decision)) form.values[field->name] = sent.value(field->name);
  try {
    decide(visit, decided, feature_of(decided, form.values, version));
    return see_other(visit, form.back);
  } catch (const casebook::RefusedWork& refused) {
    form.complaints = refused.complaints();
    form.status = 422;
  } catch (const store::StaleVersion&) {
    form.trouble =
        visit.words()("Någon har ändrat det som beslutet gäller. Läs det igen innan beslutet skrivs in.",
                      "Somebody has changed what the decision is about. Read it again before you write it down.");
    form.status = 409;
  }
  return form_page(visit, form);
}

template http::Response decision_form<Problem>(const Visit&);
template http::Response decision_form<Action>(const Visit&);
template http::Response answer_decision<Problem>(const Visit&);
template http::Response answer_decision<Action>(const Visit&);

}  // namespace tryggkarta::chain
