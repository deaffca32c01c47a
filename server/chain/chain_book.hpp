// The casework that a grant sees, read at once, and how its parts hang together.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string_view>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/store/store.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::chain {

struct ChainBook {
  std::vector<casebook::Problem> problems;
  std::vector<casebook::Action> actions;
  std::vector<casebook::Cause> causes;
  std::vector<casebook::Evaluation> evaluations;
  std::vector<casebook::PlanVersion> plans;
  std::vector<casebook::Decision> decisions;
  std::vector<casebook::Category> categories;  ///< of the whole tree
  int analysis_epsg = 0;
  time::Day today{};
  bool is_whole_city = true;  ///< false: others may have more, where the grant does not see

  const casebook::Problem* problem(std::uint32_t id) const;
  const casebook::Problem* problem(std::string_view key) const;
  const casebook::Action* action(std::uint32_t id) const;
  const casebook::Action* action(std::string_view key) const;
  std::vector<const casebook::Cause*> causes_of(const casebook::Problem& problem) const;
  std::vector<const casebook::Action*> actions_of(const casebook::Problem& problem) const;
  /// The actions that are meant for a cause.
  std::vector<const casebook::Action*> actions_for(const casebook::Cause& cause) const;
  /// Every version of an action's evaluation plan since it was decided, the first one first.
  std::vector<const casebook::PlanVersion*> plans_of(const casebook::Action& action) const;
  /// Oldest first.
  std::vector<const casebook::Evaluation*> evaluations_of(const casebook::Action& action) const;
  std::vector<const casebook::Decision*> decisions_on(casebook::DecidedKind kind, std::string_view key) const;
};

/// `today` is the day in the city.
ChainBook read_chain_book(const store::Store& store, const access::DecisionGrant& grant, time::Day today);

}  // namespace tryggkarta::chain
