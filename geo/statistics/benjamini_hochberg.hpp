// The false discovery rate of many tests at once.
#pragma once

#include <span>
#include <vector>

namespace tryggkarta::statistics {

/// Adjusted p-values (Benjamini and Hochberg 1995), in the order given: q ≤ 0.05 keeps the expected share of false
/// discoveries below 5 %.
std::vector<double> benjamini_hochberg(std::span<const double> p_values);

}  // namespace tryggkarta::statistics
