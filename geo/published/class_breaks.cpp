#include "geo/published/class_breaks.hpp"

#include <algorithm>
#include <cmath>

namespace tryggkarta::published {

namespace {

constexpr int kClasses = 5;

/// Two significant digits, and a last digit that reads well: 0 or 5 from ten upwards.
double rounded(double value, Measure measure) {
  if (!(value > 0)) return 0;
  const double smallest_step = measure == Measure::count ? 1 : 0.1;
  const double magnitude = std::pow(10, std::floor(std::log10(value)));
  const double step = std::max(smallest_step, magnitude / 2);
  const double bound = std::round(value / step) * step;
  // Tenths are not exact in binary: settle on the nearest double of the decimal that is meant.
  return std::round(bound * 10) / 10;
}

}  // namespace

int ClassBreaks::class_of(double value) const {
  return static_cast<int>(std::upper_bound(bounds.begin(), bounds.end(), value) - bounds.begin()) + 1;
}

ClassBreaks breaks_of(std::vector<double> values, Measure measure) {
  std::erase_if(values, [](double value) { return !(value > 0); });
  ClassBreaks breaks;
  if (values.empty()) return breaks;
  std::sort(values.begin(), values.end());
  for (int fifth = 1; fifth < kClasses; ++fifth) {
    const std::size_t at = values.size() * static_cast<std::size_t>(fifth) / kClasses;
    const double bound = rounded(values[std::min(at, values.size() - 1)], measure);
    if (bound > 0 && (breaks.bounds.empty() || bound > breaks.bounds.back())) breaks.bounds.push_back(bound);
  }
  return breaks;
}

}  // namespace tryggkarta::published
