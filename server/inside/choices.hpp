// What a right lets one choose from: the words of a filter, and no row.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <optional>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/analysis/ready_casebook.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::inside {

/// Days that sources have delivered, both included.
struct DeliveredDays {
  time::Day first;
  time::Day last;
};

struct Choices {
  std::vector<bool> open_categories;             ///< in the order of CasebookView::categories
  std::vector<const casebook::Source*> sources;  ///< that the right opens
  std::optional<DeliveredDays> days;             ///< of these sources
  std::vector<time::Period> periods;             ///< that share a day with them: weeks first, each kind oldest first
  std::optional<time::Period> opening;           ///< the latest whole quarter, else the latest: what a page opens with
  std::vector<time::Period> latest;              ///< of each kind the latest whole one
};

/// Throws Error(not_allowed) where the right opens nothing. The readied casebook outlives the answer.
Choices choices_of(const analysis::Readied& ready, const access::ReadGrant& grant);

/// Would stating a purpose open more than is open now?
bool purpose_opens_more(const access::ReadGrant& grant);

}  // namespace tryggkarta::inside
