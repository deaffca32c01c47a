// The restricted book: everything that a store holds, loaded once and never changed.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/casebook/area.hpp"
#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/incident_table.hpp"

namespace tryggkarta::casebook {

/// What a city calls itself and how it measures.
struct City {
  std::string name;  ///< "Göteborg"; empty until it is set
  std::string timezone = "Europe/Stockholm";
  int analysis_epsg = 0;  ///< 0 until the first areas are imported
  bool made_up = false;   ///< demonstration data: every page says "påhittade uppgifter"
};

/// Everything a reader with a grant may see. A plain value: whoever holds one has been granted it.
struct CasebookView {
  City city;
  std::vector<AreaScheme> schemes;  ///< sorted by code
  std::vector<Denominator> denominators;
  std::vector<Category> categories;  ///< parents before children
  std::vector<Source> sources;       ///< sorted by name
  std::vector<Coverage> coverage;
  IncidentTable incidents;
  std::vector<Problem> problems;  ///< sorted by key
  std::vector<Action> actions;    ///< sorted by key
  std::vector<Pledge> pledges;    ///< sorted by key
};

/// Holds the rows; gives them only to a grant.
class Casebook {
 public:
  explicit Casebook(CasebookView everything) : everything_(std::move(everything)) {}
  const CasebookView& seen_by(const access::ReadGrant&) const { return everything_; }

 private:
  CasebookView everything_;
};

}  // namespace tryggkarta::casebook
