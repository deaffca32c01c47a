// Files with problems, actions and pledges → the casebook's types.
#pragma once

#include "geo/casebook/area.hpp"
#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "geo/import/casework_table.hpp"
#include "geo/import/refused_row.hpp"

namespace tryggkarta::import {

/// What a store already knows.
struct CaseworkSurroundings {
  std::vector<casebook::AreaScheme> schemes;
  std::vector<casebook::Category> categories;
  int analysis_epsg = 0;  ///< 0: chosen by the file
};

/// What was read, and what not.
template <class Item>
struct CaseworkImport {
  std::vector<Item> items;
  std::vector<RefusedRow> refused;
  std::int64_t rows = 0;
  int analysis_epsg = 0;  ///< of the shapes; 0 where there are none
};

/// The names of the fields, as in casebook/casework.hpp: what the columns are called where no map says otherwise.
const std::vector<std::string>& problem_fields();
const std::vector<std::string>& action_fields();
const std::vector<std::string>& pledge_fields();

/// Read a file. Refused row by row: no key or title, a key that stands twice, a status that is not in the list, a
/// category or area that the store does not have, no geometry. Throw Error(bad_input) when a needed column is not
/// there, when there are no rows, and for swapped axes or another CRS.
CaseworkImport<casebook::Problem> read_problems(const CaseworkRequest& request, const CaseworkSurroundings& known);
CaseworkImport<casebook::Action> read_actions(const CaseworkRequest& request, const CaseworkSurroundings& known);
/// A pledge needs its area (scheme and area), a year and a target; it has no geometry of its own.
CaseworkImport<casebook::Pledge> read_pledges(const CaseworkRequest& request, const CaseworkSurroundings& known);

}  // namespace tryggkarta::import
