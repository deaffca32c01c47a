// Which sources tell of which areas in which days, and how well.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/analysis/frozen_figures.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::analysis {

/// For one division and the sources that a question may know of. The view outlives it.
class CoverageReading {
 public:
  /// `sources`: positions, ascending; the only ones that are read.
  CoverageReading(const casebook::CasebookView& view, std::size_t scheme, std::vector<std::uint16_t> sources);

  /// For each category whether a source that tells it apart, or one below it, covers the area in the period. Not where
  /// each of them is graded `saknas` there in some of it, nor where the division is not in force. `area` is a position,
  /// or the number of areas for what has none, which no grade is about.
  std::vector<std::uint8_t> covered(std::size_t area, const time::Period& period) const;

  /// One entry a source, by name. The worst grade that is stated of any of the period; where none is, `god` for a
  /// source that has delivered all of it, `begränsad` for some of it and `saknas` for none.
  std::vector<FrozenCoverage> grades(std::size_t area, const time::Period& period) const;

 private:
  std::vector<const casebook::Coverage*> stated(const casebook::Source& source, std::size_t area,
                                                const time::Period& period) const;
  FrozenCoverage grade_of(const casebook::Source& source, std::size_t area, const time::Period& period) const;

  const casebook::CasebookView& view_;
  const casebook::AreaScheme& scheme_;
  std::vector<std::uint16_t> sources_;
  std::vector<std::vector<std::uint8_t>> tells_;  // by entry of sources_, then by category
};

}  // namespace tryggkarta::analysis
