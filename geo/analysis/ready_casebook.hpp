// The casebook made ready for questions: built once, never changed, opened by a right.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <memory>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/analysis/day_ranks.hpp"
#include "geo/analysis/study_net.hpp"
#include "geo/published/area.hpp"
#include "geo/tiles/cut_borders.hpp"

namespace tryggkarta::analysis {

/// What questions are answered from. Its vectors by scheme are in the order of CasebookView::schemes.
struct Readied {
  const casebook::CasebookView& view;
  std::vector<published::Scheme> schemes;  ///< the same divisions in degrees, with inhabitants by year
  std::shared_ptr<const tiles::CutBorders> borders;
  std::vector<DayRanks> ranks;
  std::vector<statistics::Neighbours> area_neighbours;  ///< areas that share a point of their borders
  StudyNet quarter_kilometres;
  StudyNet kilometres;

  const StudyNet& net(place::CellSide side) const {
    return side == place::CellSide::kilometre ? kilometres : quarter_kilometres;
  }
};

/// The divisions as maps draw them, and their prepared borders, in the order of the casebook's schemes.
struct CityBorders {
  std::vector<published::Scheme> schemes;
  std::shared_ptr<const tiles::CutBorders> prepared;
};

/// Rows only through `seen_by`, as with the casebook itself.
class ReadyCasebook {
 public:
  /// `threads` make it ready; it is the same with any number.
  ReadyCasebook(casebook::Casebook casebook, CityBorders borders, const access::ReadGrant& grant, unsigned threads = 1);
  ReadyCasebook(const ReadyCasebook&) = delete;
  ReadyCasebook& operator=(const ReadyCasebook&) = delete;

  const Readied& seen_by(const access::ReadGrant&) const { return readied_; }

 private:
  casebook::Casebook casebook_;
  Readied readied_;
};

}  // namespace tryggkarta::analysis
