#include "geo/statistics/normal.hpp"

#include <cmath>

namespace tryggkarta::statistics {

double two_sided_p(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

}  // namespace tryggkarta::statistics
