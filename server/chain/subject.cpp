#include "server/chain/subject.hpp"

#include "server/casework/feature.hpp"
#include "server/chain/options.hpp"

namespace tryggkarta::chain {

using casebook::Action;
using casebook::Cause;
using casebook::Evaluation;
using casebook::Problem;

namespace {

constexpr const char* kList = "/inside/problem";

/// What is the same for all of them.
template <class Item>
FormPage common_form(const Visit& visit, const ChainBook& book, const Item& item) {
  const auto& words = visit.words();
  FormPage form;
  form.kind = kind_of(item);
  form.path = item.id == 0 ? visit.request.path : form_of(item);
  form.back = home_of(book, item);
  form.version = item.id == 0 ? 0 : casework::version_of(item);
  form.button = words("Spara", "Save");
  form.options = options_for(words, book, item);
  if (item.id != 0) form.removal_path = form_of(item) + "/ta-bort";
  return form;
}

std::string title_of(const ChainBook& book, const std::string& key) {
  const auto* problem = book.problem(key);
  return problem == nullptr ? std::string{} : problem->title;
}

}  // namespace

FormKind kind_of(const Problem&) { return FormKind::problem; }
FormKind kind_of(const Action&) { return FormKind::action; }
FormKind kind_of(const Cause&) { return FormKind::cause; }
FormKind kind_of(const Evaluation&) { return FormKind::evaluation; }

std::string page_of_problem(const Problem& problem) { return std::string{kList} + "/" + std::to_string(problem.id); }

std::string page_of_action(const ChainBook& book, const Action& action) {
  const auto* problem = book.problem(action.problem);
  return problem == nullptr ? kList : page_of_problem(*problem);
}

std::string home_of(const ChainBook&, const Problem& problem) {
  return problem.id == 0 ? kList : page_of_problem(problem);
}
std::string home_of(const ChainBook& book, const Action& action) { return page_of_action(book, action); }
std::string home_of(const ChainBook& book, const Cause& cause) {
  const auto* problem = book.problem(cause.problem);
  return problem == nullptr ? kList : page_of_problem(*problem);
}
std::string home_of(const ChainBook& book, const Evaluation& evaluation) {
  const auto* action = book.action(evaluation.action);
  return action == nullptr ? kList : page_of_action(book, *action);
}

std::string form_of(const Problem& problem) { return page_of_problem(problem) + "/andra"; }
std::string form_of(const Action& action) { return "/inside/atgard/" + std::to_string(action.id); }
std::string form_of(const Cause& cause) { return "/inside/orsak/" + std::to_string(cause.id); }
std::string form_of(const Evaluation& evaluation) { return "/inside/uppfoljning/" + std::to_string(evaluation.id); }

void hang(Problem&, const ChainBook&, const Visit&) {}

void hang(Action& action, const ChainBook& book, const Visit& visit) {
  if (visit.request.capture("id").empty()) return;
  const auto* problem = book.problem(number_asked(visit));
  if (problem == nullptr) refuse_unknown();
  action.problem = problem->key;
}

void hang(Cause& cause, const ChainBook& book, const Visit& visit) {
  const auto* problem = book.problem(number_asked(visit));
  if (problem == nullptr) refuse_unknown();
  cause.problem = problem->key;
}

void hang(Evaluation& evaluation, const ChainBook& book, const Visit& visit) {
  const auto* action = book.action(number_asked(visit));
  if (action == nullptr) refuse_unknown();
  evaluation.action = action->key;
  evaluation.day = book.today;
}

FormPage form_about(const Visit& visit, const ChainBook& book, const Problem& problem) {
  FormPage form = common_form(visit, book, problem);
  const auto& words = visit.words();
  const bool is_new = problem.id == 0;
  form.title = is_new ? words("Föreslå ett problemområde", "Propose a problem area")
                      : words("Ändra problemet", "Change the problem");
  if (is_new) form.button = words("Föreslå", "Propose");
  form.back_title = problem.title;
  return form;
}

FormPage form_about(const Visit& visit, const ChainBook& book, const Action& action) {
  FormPage form = common_form(visit, book, action);
  form.title =
      action.id == 0 ? visit.words()("Ny åtgärd", "New action") : visit.words()("Ändra åtgärden", "Change the action");
  form.back_title = title_of(book, action.problem);
  return form;
}

FormPage form_about(const Visit& visit, const ChainBook& book, const Cause& cause) {
  FormPage form = common_form(visit, book, cause);
  form.title =
      cause.id == 0 ? visit.words()("Ny orsak", "New cause") : visit.words()("Ändra orsaken", "Change the cause");
  form.back_title = title_of(book, cause.problem);
  return form;
}

FormPage form_about(const Visit& visit, const ChainBook& book, const Evaluation& evaluation) {
  FormPage form = common_form(visit, book, evaluation);
  form.title = evaluation.id == 0 ? visit.words()("Ny uppföljning", "New evaluation")
                                  : visit.words()("Ändra uppföljningen", "Change the evaluation");
  if (const auto* action = book.action(evaluation.action)) form.back_title = title_of(book, action->problem);
  return form;
}

}  // namespace tryggkarta::chain
