// Which counts stay hidden.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/disclosure/publication_rules.hpp"
#include "geo/published/figure_table.hpp"

namespace tryggkarta::disclosure {

/// One cell before suppression: a count, or nothing where no source covers the area.
using Cell = std::optional<std::int64_t>;

/// True counts of one scheme, category and period.
struct CountedSlice {
  std::vector<Cell> areas;
  Cell unplaced;
  Cell total;
};

/// Primary suppression (P2): counts of 1 … k − 1 are hidden, 0 and k upwards are shown, no source is unknown.
/// Rates are not filled in.
///
/// Complementary suppression (P3, P4) belongs between this function and the edition: it will take the slices of a
/// whole connected block and the ledger, and may only turn Shown into Hidden.
published::Slice suppress(const CountedSlice& counted, const PublicationRules& rules);

}  // namespace tryggkarta::disclosure
