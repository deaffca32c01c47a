// What may become public: the thresholds of disclosure.md § 4.1, as one value.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/published/area.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::disclosure {

/// Defaults are those of disclosure.md § 4.1; a city may only make them coarser or larger.
struct PublicationRules {
  /// k: the smallest count that is shown, beside 0 (P2).
  std::int64_t smallest_shown = 5;
  /// Finest level with ordinary figures (P5), and with figures of sensitive categories (P6).
  published::AreaLevel finest_ordinary = published::AreaLevel::primaromrade;
  published::AreaLevel finest_sensitive = published::AreaLevel::stadsomrade;
  /// Kinds of period with ordinary figures (P1: nothing finer than a month), and with sensitive ones (P6).
  std::vector<time::PeriodKind> ordinary_periods{time::PeriodKind::month, time::PeriodKind::quarter,
                                                 time::PeriodKind::half_year, time::PeriodKind::year,
                                                 time::PeriodKind::two_years};
  std::vector<time::PeriodKind> sensitive_periods{time::PeriodKind::year, time::PeriodKind::two_years};
};

}  // namespace tryggkarta::disclosure
