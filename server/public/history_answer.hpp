// The figures of one area, or of the whole city, through time.
#pragma once

#include <string>
#include <vector>

#include "server/public/collection.hpp"
#include "server/public/selection.hpp"

namespace tryggkarta::public_routes {

/// One question to the past. Points into the edition.
struct HistoryQuery {
  const published::Scheme* scheme;
  const published::Category* category;
  const published::Area* area;        ///< nullptr for the whole city
  std::vector<time::Period> periods;  ///< oldest first
};

/// The rules of those parameters.
ParameterRules history_rules(const published::Edition& edition, const Collection* collection);

/// Reads `scheme area category kind period last`. Throws http::ProblemError that names what is wrong.
HistoryQuery read_history(const published::Edition& edition, const Arguments& arguments);

/// {"edition", "scheme", "category", "area"?, "name"?, "kind", "figures": [{"period", "status", …}]}, oldest first.
std::string history_json(const published::Edition& edition, const HistoryQuery& query);

}  // namespace tryggkarta::public_routes
