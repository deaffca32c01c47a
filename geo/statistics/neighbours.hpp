// Which units of a study area count as near each other.
#pragma once

#include <cstdint>
#include <vector>

namespace tryggkarta::statistics {

/// For each unit the positions of its neighbours, ascending, without itself: binary weights.
using Neighbours = std::vector<std::vector<std::uint32_t>>;

}  // namespace tryggkarta::statistics
