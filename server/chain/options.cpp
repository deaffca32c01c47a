#include "server/chain/options.hpp"

#include <array>
#include <set>

#include "geo/casebook/transitions.hpp"

namespace tryggkarta::chain {

using casebook::Step;
using pages::Words;

namespace {

template <class Object>
std::vector<Option> free_steps(const Words& words, const Object& object) {
  std::vector<Option> options{{std::string{name_of(object.status)}, status_words(words, object.status)}};
  for (const auto next : casebook::followers_of(object.status)) {
    if (casebook::step_between(object.status, next) == Step::free)
      options.push_back({std::string{name_of(next)}, status_words(words, next)});
  }
  return options;
}

template <class Object>
std::vector<Option> all_steps(const Words& words, const Object& object) {
  std::vector<Option> options;
  for (const auto next : casebook::followers_of(object.status))
    options.push_back({std::string{name_of(next)}, status_words(words, next)});
  options.push_back({"", words("samma som nu: ", "as it is now: ") + status_words(words, object.status)});
  return options;
}

/// The causes that a cause may lie below: those of its problem that do not lie below it.
std::vector<Option> parents_for(const Words& words, const ChainBook& book, const casebook::Cause& cause) {
  std::vector<Option> options{{"", words("ingen annan", "none other")}};
  const auto* problem = book.problem(cause.problem);
  if (problem == nullptr) return options;
  const auto causes = book.causes_of(*problem);
  std::set<std::int64_t> below{cause.id};
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const auto* each : causes) {
      if (each->parent && below.contains(*each->parent)) has_grown |= below.insert(each->id).second;
    }
  }
  for (const auto* each : causes) {
    if (cause.id == 0 || !below.contains(each->id))
      options.push_back({std::to_string(each->id), each->text.substr(0, each->text.find('\n'))});
  }
  return options;
}

}  // namespace

std::string status_words(const Words& words, casebook::ProblemStatus status) {
  static constexpr std::array english{"proposed",    "prioritised", "analysed", "acted on",
                                      "followed up", "closed",      "reopened"};
  if (status == casebook::ProblemStatus::foljs_upp) return words("följs upp", "being followed up");
  return words(name_of(status), english.at(static_cast<std::size_t>(status)));
}

std::string status_words(const Words& words, casebook::ActionStatus status) {
  static constexpr std::array english{"proposed",    "decided",     "planned", "ongoing",   "paused",
                                      "carried out", "followed up", "closed",  "broken off"};
  return words(name_of(status), english.at(static_cast<std::size_t>(status)));
}

namespace {

/// The words of a choice that always has the same ones.
std::string choice_words(const Words& words, FormKind kind,
                         const std::pair<std::string_view, std::string_view>& chosen) {
  for (const Field* field : fields_of(kind)) {
    if (field->name != chosen.first) continue;
    for (const FieldChoice& choice : field->choices) {
      if (choice.value == chosen.second) return words(choice.swedish, choice.english);
    }
  }
  return std::string{chosen.second};
}

}  // namespace

std::string branch_words(const Words& words, casebook::Branch branch) {
  return choice_words(words, FormKind::cause, {"branch", name_of(branch)});
}

std::string verdict_words(const Words& words, casebook::Verdict verdict) {
  return choice_words(words, FormKind::evaluation, {"verdict", name_of(verdict)});
}

std::vector<Option> steps_of(const Words& words, const casebook::Problem& problem) {
  return free_steps(words, problem);
}
std::vector<Option> steps_of(const Words& words, const casebook::Action& action) { return free_steps(words, action); }
std::vector<Option> decisions_for(const Words& words, const casebook::Problem& problem) {
  return all_steps(words, problem);
}
std::vector<Option> decisions_for(const Words& words, const casebook::Action& action) {
  return all_steps(words, action);
}

Options options_for(const Words& words, const ChainBook& book, const casebook::Problem& problem) {
  Options options{{"status", steps_of(words, problem)}};
  for (const auto& category : book.categories) {
    if (category.parent.empty()) continue;
    options["categories"].push_back({category.code, words(category.title, category.title_english)});
  }
  return options;
}

Options options_for(const Words& words, const ChainBook& book, const casebook::Action& action) {
  Options options{{"status", steps_of(words, action)}};
  auto& problems = options["problem"];
  problems.push_back({"", words("inget problem är valt", "no problem is chosen")});
  for (const auto& problem : book.problems) problems.push_back({problem.key, problem.title});
  // One that the grant does not see stays linked unless somebody chooses another.
  if (!action.problem.empty() && book.problem(action.problem) == nullptr)
    problems.push_back({action.problem, words("problem i ett annat område", "a problem in another area")});
  if (const auto* problem = book.problem(action.problem)) {
    for (const auto* cause : book.causes_of(*problem))
      options["causes"].push_back({std::to_string(cause->id), cause->text});
  }
  return options;
}

Options options_for(const Words& words, const ChainBook& book, const casebook::Cause& cause) {
  return {{"parent", parents_for(words, book, cause)}};
}

Options options_for(const Words&, const ChainBook&, const casebook::Evaluation&) { return {}; }

}  // namespace tryggkarta::chain
