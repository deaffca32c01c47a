// What the rules of pledges, reports, meetings and what is listened to ask of the rest of the store; for this folder
// alone.
#pragma once

#include <string>
#include <vector>

#include "geo/casebook/record_rules.hpp"
#include "geo/store/database.hpp"

namespace tryggkarta::store {

casebook::PledgeLinks links_of(Database& database, const casebook::Pledge& pledge);
casebook::ReportLinks links_of(Database& database, const casebook::Report& report);

/// Throws casebook::RefusedWork for a new record that its fields, or what it leads to, forbid.
template <class Record>
void require_new(Database& database, const Record& record);
/// Throws casebook::RefusedWork for a change that is not the work of anybody.
template <class Record>
void require_change(Database& database, const Record& before, const Record& after);
/// Throws Error(conflict) where something rests on the record, or it came from a file.
template <class Record>
void require_removable(Database& database, const Record& record);

/// Throw casebook::RefusedWork: a decision's own step and what the new status needs.
void require_decided(Database& database, const casebook::Pledge& before, const casebook::Pledge& after);
void require_decided(Database& database, const casebook::Report& before, const casebook::Report& after);

/// An area that a report grades.
struct GradedArea {
  published::AreaKey area;
  std::string name;
};
std::vector<GradedArea> areas_graded_by(Database& database, const std::string& report);

}  // namespace tryggkarta::store
