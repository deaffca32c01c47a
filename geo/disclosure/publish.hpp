// The only door between the two books.
#pragma once

#include <cstdint>

#include "geo/casebook/casebook.hpp"
#include "geo/disclosure/publication_rules.hpp"
#include "geo/published/edition.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::disclosure {

/// Which edition is being made, and when.
struct PublicationOrder {
  std::uint32_t number = 0;
  time::Instant now{};
  time::Day today{};
};

/// Builds the public edition from allowed parts: areas, suppressed figures, public words. Pure: the same view, rules
/// and order give the same parts on every machine.
///
/// Figures of too fine a level or period are not built (an edition answers Hidden for them); counts of 1 … k − 1
/// are Hidden (primary suppression). Sensitive categories enter groups and totals only where they may be shown
/// themselves, so that no total minus its shown parts reveals them.
published::EditionParts publish(const casebook::CasebookView& view, const PublicationRules& rules,
                                const PublicationOrder& order);

}  // namespace tryggkarta::disclosure
