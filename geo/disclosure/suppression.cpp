#include "geo/disclosure/suppression.hpp"

namespace tryggkarta::disclosure {

namespace {

published::Figure figure_of(const Cell& cell, std::int64_t smallest_shown) {
  if (!cell) return published::Unknown{};
  if (*cell > 0 && *cell < smallest_shown) return published::Hidden{};
  return published::Shown{*cell, std::nullopt};
}

}  // namespace

published::Slice suppress(const CountedSlice& counted, const PublicationRules& rules) {
  published::Slice slice;
  slice.areas.reserve(counted.areas.size());
  for (const Cell& cell : counted.areas) slice.areas.push_back(figure_of(cell, rules.smallest_shown));
  slice.unplaced = figure_of(counted.unplaced, rules.smallest_shown);
  slice.total = figure_of(counted.total, rules.smallest_shown);
  return slice;
}

}  // namespace tryggkarta::disclosure
