// A fingerprint of an edition's content: equal content, equal text, on every machine.
#pragma once

#include <string>
#include <vector>

#include "geo/published/area.hpp"
#include "geo/published/class_breaks.hpp"
#include "geo/published/figure_table.hpp"

namespace tryggkarta::published {

struct EditionParts;

/// 32 hexadecimal digits over everything but number and time of publication. Not for secrets: it only tells
/// versions apart.
std::string fingerprint_of(const EditionParts& parts);

/// Sixteen hexadecimal digits over what a map draws of one slice: figures and their classes.
std::string fingerprint_of(const Slice& slice, const ClassBreaks& by_rate, const ClassBreaks& by_count);
/// Over everything that a map draws of problems, actions and pledges.
std::string fingerprint_of_notices(const EditionParts& parts);
/// Over everything that a map draws of the divisions but figures: borders, codes, names, label points.
std::string fingerprint_of_divisions(const EditionParts& parts);

/// The same over the borders alone: names what place::prepare_coverage made of them.
std::string fingerprint_of_borders(const std::vector<Scheme>& schemes);

}  // namespace tryggkarta::published
