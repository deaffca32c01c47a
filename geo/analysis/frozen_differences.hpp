// Where today's book says something else than a decided report: both are shown (I11).
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/analysis/frozen_figures.hpp"

namespace tryggkarta::analysis {

enum class FrozenPlace { area, sum, unplaced, total };
enum class FrozenTime { now, before, year_before };

/// One count that is not what it was. Nothing on one side: it was or is not covered.
struct FrozenDifference {
  FrozenPlace place = FrozenPlace::area;
  std::string area;  ///< code; empty unless `place` is area
  std::string category;
  FrozenTime time = FrozenTime::now;
  std::optional<std::int64_t> frozen;
  std::optional<std::int64_t> present;
  friend bool operator==(const FrozenDifference&, const FrozenDifference&) = default;
};

/// Every count of a category and an area in both that differs, in the order of the frozen ones. Throws Error(bad_input)
/// where the two do not answer the same question.
std::vector<FrozenDifference> present_differences(const FrozenFigures& frozen, const FrozenFigures& present);

}  // namespace tryggkarta::analysis
