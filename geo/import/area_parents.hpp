// Which area of the coarser scheme each area belongs to.
#pragma once

#include "geo/casebook/area.hpp"

#include <string>
#include <vector>

namespace tryggkarta::import {

/// Sets the parent of every area: the code in the file in the parent scheme's own spelling (a leading zero more or
/// less is the same code), or the parent with the largest common ground where the file has none. Returns notes.
///
/// Throws Error(bad_input) that names the area: a code that the parent scheme does not have, an area that lies outside
/// every parent by more than 1 % of its ground, or not even half in the parent that the file names.
std::vector<std::string> settle_parents(std::vector<casebook::Area>& areas, const casebook::AreaScheme& parents,
                                        const std::string& source);

}  // namespace tryggkarta::import
