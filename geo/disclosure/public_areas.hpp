// Schemes, areas and denominators in their public form.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "geo/published/area.hpp"

namespace tryggkarta::disclosure {

/// Every scheme of the casebook: borders in degrees, ids, slugs, label points, populations. A parent's population is
/// the sum of its children's where it has none of its own and every child has one.
std::vector<published::Scheme> public_schemes(const casebook::CasebookView& view, unsigned threads = 1);

/// A number for a thing that stays the same as long as its name does; 1 … 2^31 − 1.
std::uint32_t stable_id(std::string_view kind, std::string_view name);

/// "Södra Angered" → "sodra-angered": lower-case letters, digits and single hyphens.
std::string slug_of(std::string_view name);

}  // namespace tryggkarta::disclosure
