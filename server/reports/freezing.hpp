// The figures of a report: as they are in the book now, and how they freeze.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <span>

#include "geo/access/grant.hpp"
#include "geo/analysis/frozen_figures.hpp"
#include "geo/casebook/report.hpp"
#include "server/inside/inside_book.hpp"

namespace tryggkarta::reports {

/// What the book says of the areas that a report grades. Throws as analysis::freeze does.
analysis::FrozenFigures present_figures(const inside::InsideBook& book, const access::ReadGrant& reads,
                                        const casebook::Report& report, std::span<const published::AreaKey> graded);

}  // namespace tryggkarta::reports
