// M2, empirical Bayes rates: small areas are drawn towards the mean by as much as their chance demands.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace tryggkarta::statistics {

/// Marshall's (1991) global estimate, events per person: θ_i = m + (r_i − m) · a / (a + m / n_i) with r_i = y_i / n_i,
/// m = Σ y / Σ n, a = max(0, Σ n_i (r_i − m)² / Σ n − m / n̄). Spans of equal length.
///
/// Nothing for every unit when any population is not positive or nothing has happened: there is then no mean to draw
/// towards.
std::vector<std::optional<double>> empirical_bayes(std::span<const double> events, std::span<const double> population);

}  // namespace tryggkarta::statistics
