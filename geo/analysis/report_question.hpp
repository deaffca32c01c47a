// Which numbers a report needs.
#pragma once

#include "geo/casebook/report.hpp"

#include <span>

#include "geo/analysis/frozen_figures.hpp"

namespace tryggkarta::analysis {

/// The areas that it grades, in its period; the report's own area where it grades none. Of the whole city every area of
/// their scheme, or of the city's first scheme. Throws Error(bad_input) for a city without areas.
FrozenQuestion question_for(const casebook::Report& report, std::span<const published::AreaKey> graded,
                            std::span<const casebook::AreaScheme> schemes);

}  // namespace tryggkarta::analysis
