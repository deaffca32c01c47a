// What the rules of casework ask of the rest of the store; for this folder alone.
#pragma once

#include <string>

#include "geo/casebook/casework.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/casebook/chain_rules.hpp"
#include "geo/store/database.hpp"

namespace tryggkarta::store {

bool has_problem(Database& database, const std::string& key);
bool has_action(Database& database, const std::string& key);
casebook::ProblemLinks links_of(Database& database, const casebook::Problem& problem);
casebook::ActionLinks links_of(Database& database, const casebook::Action& action);

/// Throw casebook::RefusedWork for a new object that its fields, or what it leads to, forbid.
void require_new(Database& database, const casebook::Problem& problem);
void require_new(Database& database, const casebook::Action& action);
void require_new(Database& database, const casebook::Cause& cause);
void require_new(Database& database, const casebook::Evaluation& evaluation);

/// Throw casebook::RefusedWork for a change that is not the work of anybody: a step that there is not or that needs a
/// decision, a field that the status needs, a key that would change.
void require_change(Database& database, const casebook::Problem& before, const casebook::Problem& after);
void require_change(Database& database, const casebook::Action& before, const casebook::Action& after);
void require_change(Database& database, const casebook::Cause& before, const casebook::Cause& after);
void require_change(Database& database, const casebook::Evaluation& before, const casebook::Evaluation& after);

/// Throw Error(conflict) where something rests on the object, or it came from a file.
void require_removable(Database& database, const casebook::Problem& problem);
void require_removable(Database& database, const casebook::Action& action);
void require_removable(Database& database, const casebook::Cause& cause);
void require_removable(Database& database, const casebook::Evaluation& evaluation);

/// Throw casebook::RefusedWork: a decision's own step and what the new status needs.
void require_decided(Database& database, const casebook::Problem& before, const casebook::Problem& after);
void require_decided(Database& database, const casebook::Action& before, const casebook::Action& after);

/// Throws casebook::RefusedWork for complaints, if there are any.
void refuse(casebook::FieldComplaints complaints);

}  // namespace tryggkarta::store
