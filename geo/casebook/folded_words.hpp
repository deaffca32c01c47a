// Words that people write in several ways, brought to one.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <string>
#include <string_view>

namespace tryggkarta::casebook {

/// Lower case without dots and rings, words joined by "_": "Följs upp" → "foljs_upp".
std::string folded(std::string_view text);

}  // namespace tryggkarta::casebook
