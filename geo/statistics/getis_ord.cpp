#include "geo/statistics/getis_ord.hpp"

#include <cmath>

namespace tryggkarta::statistics {

namespace {

constexpr std::size_t kFewestUnits = 5;

}  // namespace

std::vector<std::optional<double>> getis_ord_star(std::span<const double> values, const Neighbours& neighbours) {
  std::vector<std::optional<double>> scores(values.size());
  if (values.size() < kFewestUnits) return scores;
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  // From the deviations: Σx²/n − x̄² loses all digits where the mean is large against the spread.
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / n);
  if (!(deviation > 1e-12 * (std::abs(mean) + 1e-300))) return scores;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = static_cast<double>(neighbours[i].size()) + 1;
    if (weight >= n) continue;
    double near = values[i];
    for (const std::uint32_t j : neighbours[i]) near += values[j];
    scores[i] = (near - mean * weight) / (deviation * std::sqrt((n * weight - weight * weight) / (n - 1)));
  }
  return scores;
}

}  // namespace tryggkarta::statistics
