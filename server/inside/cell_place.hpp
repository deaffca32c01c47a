// Where a cell of the net is, in the words of a map and of people.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "geo/analysis/ready_casebook.hpp"

namespace tryggkarta::inside {

/// The middle of a cell; to about a metre.
place::LonLat middle_of(const analysis::StudyNet::Cell& cell);

/// Names of areas for the cells of one list. The readied casebook outlives it.
class CellPlaces {
 public:
  /// Names come from the finest division with at most 150 areas, else from the one with the fewest.
  explicit CellPlaces(const analysis::Readied& ready);
  /// The area that holds the place; "" where none does.
  std::string_view area_at(place::LonLat where) const;

 private:
  struct Box {
    const published::Area* area;
    place::LonLat least;
    place::LonLat most;
  };
  std::vector<Box> boxes_;
};

}  // namespace tryggkarta::inside
