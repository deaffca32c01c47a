// The årshjul of the demonstration city, as the file that a city would write.
#pragma once

#include <string>

#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// TOML: five made-up bodies with the cadence of an agreement between police and city, and the law's clock. What was
/// decided and done lies so far before `today` that every state can be seen.
std::string year_wheel_toml(time::Day today);

}  // namespace tryggkarta::demo
