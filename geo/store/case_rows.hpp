// Rows of casework: read whole, put one by one; for this folder alone.
#pragma once

#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/store/database.hpp"

namespace tryggkarta::store {

std::vector<casebook::Cause> causes_in(Database& database);
std::vector<casebook::Evaluation> evaluations_in(Database& database);
std::vector<casebook::Decision> decisions_in(Database& database);
std::vector<casebook::PlanVersion> plan_versions_in(Database& database);

/// Put as new; give the number.
std::int64_t insert_row(Database& database, const casebook::Problem& problem, int epsg);
std::int64_t insert_row(Database& database, const casebook::Action& action, int epsg);
std::int64_t insert_row(Database& database, const casebook::Cause& cause, int epsg);
std::int64_t insert_row(Database& database, const casebook::Evaluation& evaluation, int epsg);
std::int64_t insert_row(Database& database, const casebook::Decision& decision);
/// The next version of the action's evaluation plan, unless it is the newest one already.
void keep_plan(Database& database, const casebook::Action& action, time::Day day, const std::string& member);

/// Put over the row of that number; false where its version is another. The version becomes the next one.
bool update_row(Database& database, const casebook::Problem& problem, int epsg);
bool update_row(Database& database, const casebook::Action& action, int epsg);
bool update_row(Database& database, const casebook::Cause& cause, int epsg);
bool update_row(Database& database, const casebook::Evaluation& evaluation, int epsg);

void remove_row(Database& database, const casebook::Problem& problem);
void remove_row(Database& database, const casebook::Action& action);
void remove_row(Database& database, const casebook::Cause& cause);
void remove_row(Database& database, const casebook::Evaluation& evaluation);

}  // namespace tryggkarta::store
