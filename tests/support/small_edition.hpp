// Small editions for tests, made by hand.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geo/published/edition.hpp"

namespace tryggkarta::testing {

/// Parts with one scheme `TEST` of side × side wiggly areas (codes "01", "02" …, 1 000 inhabitants each in 2026), the
/// categories `all` and `stold`, one source for all of 2025 and 2026, and no figures.
published::EditionParts small_parts(int side);

/// Puts a slice for one category and period: one figure an area, 0 unplaced and their shown sum as total.
void put_slice(published::EditionParts& parts, const std::string& category, const std::string& period,
               std::vector<published::Figure> figures);

/// An edition of these parts, with its borders prepared.
std::shared_ptr<const published::Edition> edition_of(published::EditionParts parts);

}  // namespace tryggkarta::testing
