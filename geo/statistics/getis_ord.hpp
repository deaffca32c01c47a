// M4, Getis-Ord Gi*: where high values lie together.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/statistics/neighbours.hpp"

namespace tryggkarta::statistics {

/// Gi* of each unit, as a standard normal z, with binary weights that include the unit itself (Ord and Getis 1995, eq.
/// 14*): z_i = (Σ_j w_ij x_j − x̄ W_i) / (s √((n W_i − W_i²) / (n − 1))), s² = Σ x² / n − x̄².
///
/// Nothing where it is not defined: fewer than five units, all values equal, or a neighbourhood that is the whole study
/// area. `values` and `neighbours` have the same length.
std::vector<std::optional<double>> getis_ord_star(std::span<const double> values, const Neighbours& neighbours);

}  // namespace tryggkarta::statistics
