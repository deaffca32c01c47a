// A fingerprint of an edition's content: equal content, equal text, on every machine.
#pragma once

#include <string>
#include <vector>

#include "geo/published/area.hpp"

namespace tryggkarta::published {

struct EditionParts;

/// 32 hexadecimal digits over everything but number and time of publication. Not for secrets: it only tells
/// versions apart.
std::string fingerprint_of(const EditionParts& parts);

/// The same over the borders alone: names what place::prepare_coverage made of them.
std::string fingerprint_of_borders(const std::vector<Scheme>& schemes);

}  // namespace tryggkarta::published
