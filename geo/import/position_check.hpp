// Whether coordinates can be what they are said to be: swapped axes and wrong systems show.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/error.hpp"
#include "geo/import/analysis_crs.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::import {

/// What a pair of coordinates turned out to be.
enum class Fit {
  here,        ///< where the city is (or, where no areas are known, where the CRS is in use)
  elsewhere,   ///< a real place, but not near the city
  swapped,     ///< right when east and north change places
  other_crs,   ///< right in another CRS
  impossible,  ///< no place that the CRS is for
};

struct JudgedPosition {
  Fit fit = Fit::impossible;
  place::Metric where{};  ///< in the analysis CRS; for `here` and `elsewhere`
  int epsg = 0;           ///< the other CRS
};

/// Error(bad_input) for a whole file whose positions are swapped or in another CRS: where, what it shows and the
/// remedy.
Error swapped_axes(std::string_view where, int source_epsg);
Error other_crs(std::string_view where, int source_epsg, int recognised_epsg);

/// Judges positions of one file. Recognises the systems in `likely_epsgs`, degrees, Web Mercator and the Swedish
/// systems (SWEREF 99 TM and its zones, RT 90).
class PositionCheck {
 public:
  struct Request {
    int source_epsg;
    int analysis_epsg;
    std::optional<Extent> city;
    std::vector<int> likely_epsgs;
  };
  explicit PositionCheck(Request request);
  ~PositionCheck();
  PositionCheck(PositionCheck&&) noexcept;
  PositionCheck& operator=(PositionCheck&&) noexcept;

  /// One judgement a position, in their order; the projection is done in one call.
  std::vector<JudgedPosition> judge(std::span<const place::Position> positions) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
