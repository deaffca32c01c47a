// Frozen figures as the text that is kept, hashed and handed out.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <string_view>

#include "geo/analysis/frozen_figures.hpp"

namespace tryggkarta::analysis {

/// Canonical JSON, "format": 1: members in a fixed order, no other numbers than whole ones, populations as they were
/// given, rates with one decimal and shares with three, one line break at the end. Equal figures, equal bytes.
std::string text_of(const FrozenFigures& figures);

/// freeze and text_of in one step.
std::string frozen_figures(const ReadyCasebook& book, const access::ReadGrant& grant, const FrozenQuestion& question);

/// Reads what text_of wrote. Throws Error(bad_input) for anything else, to the byte, and for a format that this program
/// does not know.
FrozenFigures parse_frozen_figures(std::string_view text);

}  // namespace tryggkarta::analysis
