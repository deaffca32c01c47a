// The figures of an edition, packed; read one slice at a time.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "geo/published/figure.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::published {

/// Figures of one scheme for one period and one category. Rates are filled in; all the same everywhere.
struct Slice {
  std::vector<Figure> areas;  ///< in the order of Scheme::areas
  Figure unplaced;            ///< ej områdesbestämd
  Figure total;               ///< Σ areas + unplaced
  friend bool operator==(const Slice&, const Slice&) = default;
};

/// Names one slice.
struct SliceKey {
  std::string scheme;
  std::string category;
  time::Period period;
  friend auto operator<=>(const SliceKey&, const SliceKey&) = default;
};

}  // namespace tryggkarta::published
