#include "geo/statistics/empirical_bayes.hpp"

#include <algorithm>

namespace tryggkarta::statistics {

std::vector<std::optional<double>> empirical_bayes(std::span<const double> events, std::span<const double> population) {
  std::vector<std::optional<double>> rates(events.size());
  double all_events = 0;
  double people = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!(population[i] > 0)) return rates;
    all_events += events[i];
    people += population[i];
  }
  if (!(all_events > 0)) return rates;
  const double mean = all_events / people;
  double spread = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double apart = events[i] / population[i] - mean;
    spread += population[i] * apart * apart;
  }
  const double mean_population = people / static_cast<double>(events.size());
  const double between = std::max(0.0, spread / people - mean / mean_population);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double weight = between == 0 ? 0 : between / (between + mean / population[i]);
    rates[i] = mean + (events[i] / population[i] - mean) * weight;
  }
  return rates;
}

}  // namespace tryggkarta::statistics
