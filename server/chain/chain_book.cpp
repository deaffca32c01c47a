#include "server/chain/chain_book.hpp"

#include <algorithm>

#include "geo/store/case_book.hpp"

namespace tryggkarta::chain {

namespace {

template <class Item, class Test>
const Item* first_of(const std::vector<Item>& all, const Test& test) {
  const auto found = std::find_if(all.begin(), all.end(), test);
  return found == all.end() ? nullptr : &*found;
}

template <class Item, class Test>
std::vector<const Item*> those_of(const std::vector<Item>& all, const Test& test) {
  std::vector<const Item*> found;
  for (const Item& each : all) {
    if (test(each)) found.push_back(&each);
  }
  return found;
}

}  // namespace

const casebook::Problem* ChainBook::problem(std::uint32_t id) const {
  return first_of(problems, [&](const auto& each) { return each.id == id; });
}
const casebook::Problem* ChainBook::problem(std::string_view key) const {
  return first_of(problems, [&](const auto& each) { return each.key == key; });
}
const casebook::Action* ChainBook::action(std::uint32_t id) const {
  return first_of(actions, [&](const auto& each) { return each.id == id; });
}
const casebook::Action* ChainBook::action(std::string_view key) const {
  return first_of(actions, [&](const auto& each) { return each.key == key; });
}

std::vector<const casebook::Cause*> ChainBook::causes_of(const casebook::Problem& problem) const {
  return those_of(causes, [&](const auto& each) { return each.problem == problem.key; });
}

std::vector<const casebook::Action*> ChainBook::actions_of(const casebook::Problem& problem) const {
  return those_of(actions, [&](const auto& each) { return each.problem == problem.key; });
}

std::vector<const casebook::Action*> ChainBook::actions_for(const casebook::Cause& cause) const {
  return those_of(actions, [&](const auto& each) {
    return std::find(each.causes.begin(), each.causes.end(), cause.id) != each.causes.end();
  });
}

std::vector<const casebook::PlanVersion*> ChainBook::plans_of(const casebook::Action& action) const {
  return those_of(plans, [&](const auto& each) { return each.action == action.key; });
}

std::vector<const casebook::Evaluation*> ChainBook::evaluations_of(const casebook::Action& action) const {
  auto found = those_of(evaluations, [&](const auto& each) { return each.action == action.key; });
  std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->day < b->day; });
  return found;
}

std::vector<const casebook::Decision*> ChainBook::decisions_on(casebook::DecidedKind kind, std::string_view key) const {
  return those_of(decisions, [&](const auto& each) { return each.kind == kind && each.key == key; });
}

ChainBook read_chain_book(const store::Store& store, const access::DecisionGrant& grant, time::Day today) {
  const auto book = store.casework();
  return {.problems = book.all<casebook::Problem>(grant),
          .actions = book.all<casebook::Action>(grant),
          .causes = book.all<casebook::Cause>(grant),
          .evaluations = book.all<casebook::Evaluation>(grant),
          .plans = book.all<casebook::PlanVersion>(grant),
          .decisions = book.all<casebook::Decision>(grant),
          .categories = store.categories(),
          .analysis_epsg = store.city().analysis_epsg,
          .today = today,
          .is_whole_city = grant.areas().empty()};
}

}  // namespace tryggkarta::chain
