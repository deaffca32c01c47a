#include "geo/published/rates.hpp"

#include <cmath>

#include "geo/published/edition.hpp"

namespace tryggkarta::published {

namespace {

std::optional<double> of_year_or_next_to_it(const std::vector<std::pair<int, double>>& by_year, int year) {
  std::optional<double> beside;
  for (const auto& [known, value] : by_year) {
    if (known == year) return value;
    if (std::abs(known - year) == 1 && !beside) beside = value;
  }
  return beside;
}

}  // namespace

std::optional<double> rate_of(std::int64_t count, std::optional<double> population) {
  if (!population || !(*population > 0)) return std::nullopt;
  return std::round(1000.0 * static_cast<double>(count) / *population * 10) / 10;
}

Figure with_rate(const Figure& figure, std::optional<double> population) {
  const auto* shown = std::get_if<Shown>(&figure);
  if (shown == nullptr) return figure;
  return Shown{shown->count, rate_of(shown->count, population)};
}

std::optional<double> population_for(const std::vector<std::pair<int, double>>& by_year, const time::Period& period) {
  const auto first = of_year_or_next_to_it(by_year, period.year());
  if (period.kind() != time::PeriodKind::two_years) return first;
  const auto second = of_year_or_next_to_it(by_year, period.year() + 1);
  if (first && second) return (*first + *second) / 2;
  return first ? first : second;
}

std::optional<double> total_population_for(const Scheme& scheme, const time::Period& period) {
  double sum = population_for(scheme.unplaced_population, period).value_or(0);
  for (const Area& area : scheme.areas) {
    const auto population = population_for(area.population, period);
    if (!population) return std::nullopt;
    sum += *population;
  }
  return sum;
}

void fill_rates(EditionParts& parts) {
  const Scheme* scheme = nullptr;
  for (auto& [key, slice] : parts.slices) {
    if (scheme == nullptr || scheme->code != key.scheme) {
      scheme = nullptr;
      for (const Scheme& candidate : parts.schemes) {
        if (candidate.code == key.scheme) scheme = &candidate;
      }
    }
    if (scheme == nullptr) continue;
    for (std::size_t i = 0; i < slice.areas.size() && i < scheme->areas.size(); ++i) {
      slice.areas[i] = with_rate(slice.areas[i], population_for(scheme->areas[i].population, key.period));
    }
    slice.total = with_rate(slice.total, total_population_for(*scheme, key.period));
  }
}

}  // namespace tryggkarta::published
