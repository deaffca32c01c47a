// The exact figures of areas and cells for any filter, with what Gi* says of them.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <optional>
#include <vector>

#include "geo/analysis/hot_spots.hpp"
#include "geo/analysis/ready_casebook.hpp"

namespace tryggkarta::analysis {

/// Counts of one division. Rates are events per 1 000 inhabitants of the year of the interval's last day; of several
/// stretches of days, per 1 000 inhabitants of each: their mean.
struct AreaFigures {
  std::vector<std::int64_t> counts;          ///< areas in their order
  std::vector<std::optional<double>> rates;  ///< where the population is known
  std::int64_t unplaced = 0;                 ///< ej områdesbestämd
  std::int64_t total = 0;
  std::optional<double> total_rate;
};
AreaFigures area_figures(const Readied& ready, std::size_t scheme, const IncidentFilter& filter);

/// What Gi* was computed on.
enum class Measured { counts, empirical_bayes_rates };

struct AreaScores {
  AreaFigures figures;
  Measured measured = Measured::counts;
  std::vector<HotSpot> spots;  ///< areas in their order
};
/// On empirical Bayes rates where every area has inhabitants, else on counts.
AreaScores area_scores(const Readied& ready, std::size_t scheme, const IncidentFilter& filter);

struct CellScores {
  StudyNet::Counts counts;
  std::vector<HotSpot> spots;  ///< cells in the order of StudyNet::cells; undefined where not studied
};
CellScores cell_scores(const Readied& ready, place::CellSide side, const IncidentFilter& filter);

/// For each unit in which of the `quarters` (at most 31) whole quarters that end with the one of `last_day` it was hot,
/// for the filter's conditions other than time: bit 0 is the latest, bit 1 the one before it.
std::vector<int> quarters_hot(const Readied& ready, std::size_t scheme, const IncidentFilter& filter, int quarters);
std::vector<int> quarters_hot(const Readied& ready, place::CellSide side, const IncidentFilter& filter, int quarters);

}  // namespace tryggkarta::analysis
