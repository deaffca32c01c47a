#include "server/meetings/table_decision.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "geo/casebook/transitions.hpp"
#include "geo/error.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/deciding.hpp"
#include "server/casework/work.hpp"
#include "server/chain/form_parts.hpp"
#include "server/chain/options.hpp"
#include "server/chain/subject.hpp"
#include "server/meetings/status_words.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::meetings {

using casebook::DecidedKind;
using chain::Option;
using pages::Html;
using pages::Words;

namespace {

/// Two steps in one: what is decided is published by a step of its own, which needs no further decision.
constexpr const char* kDecidedAndPublished = "beslutat+publicerat";

constexpr std::array kFields{"status", "forum", "day", "diarienummer", "text"};

template <class Object>
std::vector<Option> deciding_steps(const Words& words, const Object& object) {
  std::vector<Option> options;
  for (const auto next : casebook::followers_of(object.status)) {
    if (casebook::step_between(object.status, next) == casebook::Step::by_decision)
      options.push_back({std::string{name_of(next)}, status_words(words, next)});
  }
  return options;
}

std::string value_in(const chain::Values& values, const char* name, const std::string& otherwise) {
  const auto found = values.find(name);
  return found == values.end() ? otherwise : found->second;
}

/// One line of the form; its id is the object's own, as there are many such forms on a page.
struct Line {
  const char* name;
  std::string label;
  std::string value;
};

std::string id_of(const Undecided& about, const char* field) {
  return fmt::format("{}-{}-{}", casebook::name_of(about.kind), about.id, field);
}

std::optional<std::string> invalid(const DecisionForm& form, const char* field) {
  const bool is_wrong = std::any_of(form.complaints.begin(), form.complaints.end(),
                                    [&](const auto& complaint) { return complaint.field == field; });
  return is_wrong ? std::optional<std::string>{"true"} : std::nullopt;
}

void add_line(Html& html, const Undecided& about, const DecisionForm& form, const Line& line) {
  const bool is_day = std::string_view{line.name} == "day";
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", id_of(about, line.name)}}, line.label);
  html.empty("input", {{"id", id_of(about, line.name)},
                       {"name", line.name},
                       {"type", is_day ? "date" : "text"},
                       {"value", line.value},
                       {"autocomplete", "off"},
                       {"aria-required", "true"},
                       {"aria-invalid", invalid(form, line.name)}});
  html.close();
}

void add_status_choice(Html& html, const Words& words, const Undecided& about, const DecisionForm& form) {
  const std::string chosen = value_in(form.sent, "status", "");
  html.open("div", {{"class", "field"}})
      .leaf("label", {{"for", id_of(about, "status")}}, words("Ny status", "New status"));
  html.open("select", {{"id", id_of(about, "status")}, {"name", "status"}, {"aria-invalid", invalid(form, "status")}});
  for (const Option& option : about.steps) {
    const auto selected = option.value == chosen ? std::optional<std::string>{""} : std::nullopt;
    html.leaf("option", {{"value", option.value}, {"selected", selected}}, pages::capitalised(option.text));
  }
  html.close().close();
}

void add_text(Html& html, const Words& words, const Undecided& about, const DecisionForm& form) {
  html.open("div", {{"class", "field wide"}})
      .leaf("label", {{"for", id_of(about, "text")}}, words("Beslut", "Decision"));
  // A browser drops the first line end of what stands in a textarea.
  html.leaf("textarea",
            {{"id", id_of(about, "text")},
             {"name", "text"},
             {"rows", "2"},
             {"aria-required", "true"},
             {"aria-invalid", invalid(form, "text")}},
            "\n" + value_in(form.sent, "text", ""));
  html.close();
}

/// What a field is called, of the decision or of what it is about.
std::string label_of(const Words& words, const std::string& name) {
  using enum chain::FormKind;
  for (const auto kind : {decision, action, problem}) {
    for (const auto* field : chain::fields_of(kind)) {
      if (name == field->name) return words(field->swedish, field->english);
    }
  }
  return name;
}

void add_what_is_wrong(Html& html, const Visit& visit, const Undecided& about, const DecisionForm& form) {
  if (form.complaints.empty() && form.trouble.empty()) return;
  const Words& words = visit.words();
  html.open("div", {{"class", "chain-alert"}, {"role", "alert"}, {"tabindex", "-1"}, {"id", "fel"}});
  html.open("h4");
  add_icon(html, pages::Icon::alert);
  html.text(words("Beslutet är inte inskrivet än", "The decision is not written down yet")).close();
  if (!form.trouble.empty()) html.leaf("p", form.trouble);
  html.open("ul");
  for (const auto& complaint : form.complaints) {
    const bool is_here =
        std::any_of(kFields.begin(), kFields.end(), [&](const char* name) { return complaint.field == name; });
    const std::string href =
        is_here ? "#" + id_of(about, complaint.field.c_str()) : visit.link(about.path) + "#" + complaint.field;
    const std::string line = label_of(words, complaint.field) + ": " + words(complaint.swedish, complaint.english);
    html.open("li").leaf("a", {{"href", href}}, line).close();
  }
  html.close().close();
}

void publish_pledge(store::Store& store, const Visit& visit, const std::string& key) {
  auto book = store.casework();
  for (auto& pledge : book.all<casebook::Pledge>(visit.asked.grant)) {
    if (pledge.key != key) continue;
    pledge.status = casebook::PledgeStatus::publicerat;
    book.replace(visit.asked.grant, pledge, casework::moment_in(store, visit.house.chain.work));
  }
}

}  // namespace

chain::Values decision_values(const chain::SentForm& sent) {
  chain::Values values;
  for (const char* name : kFields) values[name] = sent.value(name);
  return values;
}

std::optional<Undecided> undecided_pledge(const Words& words, const casebook::Pledge& pledge) {
  auto steps = deciding_steps(words, pledge);
  if (steps.empty()) return std::nullopt;
  if (pledge.words.is_public && !pledge.words.title.empty())
    steps.insert(steps.begin(), {kDecidedAndPublished, words("beslutat, och visas genast för allmänheten",
                                                             "decided, and shown to the public at once")});
  return Undecided{
      DecidedKind::pledge,   pledge.id, pledge.key, pledge.title, fmt::format("/inside/lofte/{}/andra", pledge.id),
      pledge.upkeep.version, steps};
}

std::vector<Undecided> undecided_on(const Words& words, const MeetingTable& table) {
  std::vector<Undecided> all;
  for (const auto& problem : table.book.chain.problems) {
    if (problem.status == casebook::ProblemStatus::foreslaget)
      all.push_back({DecidedKind::problem, problem.id, problem.key, problem.title, chain::form_of(problem),
                     problem.upkeep.version, chain::decisions_for(words, problem)});
  }
  for (const auto& action : table.book.chain.actions) {
    if (action.status == casebook::ActionStatus::foreslagen)
      all.push_back({DecidedKind::action, action.id, action.key, action.title, chain::form_of(action),
                     action.upkeep.version, chain::decisions_for(words, action)});
  }
  for (const auto& pledge : table.book.pledges) {
    if (pledge.status != casebook::PledgeStatus::utkast) continue;
    if (auto undecided = undecided_pledge(words, pledge)) all.push_back(*std::move(undecided));
  }
  for (const auto& report : table.book.reports) {
    if (report.status == casebook::ReportStatus::for_beslut && report.area == table.meeting.area)
      all.push_back({DecidedKind::report, report.id, report.key, report.title,
                     fmt::format("/inside/lagesbild/{}", report.id), report.upkeep.version,
                     deciding_steps(words, report)});
  }
  // What leaves the status as it is decides nothing at a table.
  for (auto& each : all) std::erase_if(each.steps, [](const Option& option) { return option.value.empty(); });
  return all;
}

void add_decision_form(Html& html, const Visit& visit, const Undecided& about, const DecisionForm& form) {
  const Words& words = visit.words();
  const bool is_back = !form.complaints.empty() || !form.trouble.empty();
  html.open("details", {{"class", "meet-decide"}, {"open", is_back ? std::optional<std::string>{""} : std::nullopt}});
  html.open("summary").open("span", {{"class", "button small"}}).text(words("Besluta", "Decide"));
  html.leaf("span", {{"class", "visually-hidden"}}, ": " + about.title).close().close();
  add_what_is_wrong(html, visit, about, form);
  html.open("form", {{"method", "post"},
                     {"action", visit.link(form.path)},
                     {"enctype", "multipart/form-data"},
                     {"class", "chain-form meet-form"}});
  chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
  chain::add_hidden(html, "version", std::to_string(about.version));
  chain::add_hidden(html, "object", std::string{casebook::name_of(about.kind)});
  chain::add_hidden(html, "key", about.key);
  html.open("div", {{"class", "chain-fields"}});
  add_status_choice(html, words, about, form);
  add_line(html, about, form,
           {"diarienummer", words("Diarienummer", "Record number"), value_in(form.sent, "diarienummer", "")});
  add_line(html, about, form, {"forum", words("Forum", "Body"), value_in(form.sent, "forum", form.forum)});
  add_line(html, about, form, {"day", words("Dag", "Day"), value_in(form.sent, "day", time::format_day(form.day))});
  add_text(html, words, about, form);
  html.close().open("div", {{"class", "chain-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}},
            words("Skriv in beslutet", "Write the decision down"));
  html.close().close().close();
}

void take_decision(const Visit& visit, const Undecided& about, const DecisionForm& form) {
  if (!visit.asked.may_decide())
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att besluta.", "The role gives no right to decide."};
  casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
    chain::Json feature{{"type", "Feature"}, {"geometry", nullptr}, {"properties", chain::Json::object()}};
    for (const auto* field : chain::fields_of(chain::FormKind::decision))
      put_value(feature, *field, value_in(form.sent, field->name, ""));
    auto& properties = feature["properties"];
    const bool is_published = value_in(form.sent, "status", "") == kDecidedAndPublished;
    if (is_published) properties["status"] = casebook::name_of(casebook::PledgeStatus::beslutat);
    properties["object"] = casebook::name_of(about.kind);
    properties["key"] = about.key;
    properties["object_version"] = about.version;
    if (form.meeting) properties["meeting"] = *form.meeting;
    casebook::Decision decision;
    casework::FeatureWriter{store.city().analysis_epsg}.read(decision, feature, nullptr);
    const bool was_shown = casework::shows_object(store, visit.asked.grant, decision);
    casework::decide(store, visit.asked.grant, decision, casework::moment_in(store, visit.house.chain.work));
    if (is_published) publish_pledge(store, visit, about.key);
    return was_shown || casework::shows_object(store, visit.asked.grant, decision);
  });
}

Taken try_decision(const Visit& visit, const Undecided& about, DecisionForm& form) {
  try {
    take_decision(visit, about, form);
    return Taken::kept;
  } catch (const casebook::RefusedWork& refused) {
    form.complaints = refused.complaints();
    return Taken::refused;
  } catch (const store::StaleVersion&) {
    form.trouble =
        visit.words()("Någon har ändrat det som beslutet gäller. Läs det igen innan beslutet skrivs in.",
                      "Somebody has changed what the decision is about. Read it again before you write it down.");
    return Taken::stale;
  }
}

}  // namespace tryggkarta::meetings
