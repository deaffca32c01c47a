// What was decided as a document that any browser shows, alone and for ever.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>

#include "geo/analysis/frozen_figures.hpp"
#include "server/records/record.hpp"

namespace tryggkarta::records {

/// HTML in Swedish without any address of this server. `figures` are those of the report.
std::string paper_of(const DecidedReport& decided, const analysis::FrozenFigures& figures);
std::string paper_of(const DecidedAction& decided);

}  // namespace tryggkarta::records
