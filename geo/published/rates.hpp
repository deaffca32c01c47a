// Rates per 1 000: always Σ events / Σ population, never an average of rates.
#pragma once

#include <optional>
#include <vector>

#include "geo/published/area.hpp"
#include "geo/published/figure.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::published {

struct EditionParts;

/// 1000 · count / population, rounded to one decimal; nothing when the population is not positive.
std::optional<double> rate_of(std::int64_t count, std::optional<double> population);

/// A shown figure with its rate; hidden and unknown stay as they are.
Figure with_rate(const Figure& figure, std::optional<double> population);

/// The population that a period is divided by: of its year, else of the year next to it; nothing when the nearest
/// known year is more than one away (statistics.md M1). Two years are divided by the mean of both.
std::optional<double> population_for(const std::vector<std::pair<int, double>>& by_year, const time::Period& period);

/// Σ over all areas and those without one; nothing unless every area has a population.
std::optional<double> total_population_for(const Scheme& scheme, const time::Period& period);

/// Puts the rate on every shown figure of every slice.
void fill_rates(EditionParts& parts);

}  // namespace tryggkarta::published
