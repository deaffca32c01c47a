// Counts of any interval of days as a subtraction.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tryggkarta::analysis {

/// For one scheme: the sorted days of the incidents of every area and category. The rank of a day in such a list is the
/// count up to it, so the count of an interval is the difference of two ranks: a prefix sum that costs two bytes an
/// incident however many days, areas and categories there are.
class DayRanks {
 public:
  DayRanks(const casebook::CasebookView& view, std::size_t scheme);

  /// Incidents of the categories (positions; empty: all) on days [first_day, last_day]: the areas of the scheme in
  /// order, then those without an area.
  std::vector<std::int64_t> count(std::span<const std::uint16_t> categories, std::int32_t first_day,
                                  std::int32_t last_day) const;

 private:
  std::int64_t ranks_between(std::size_t list, std::uint16_t first, std::uint32_t end) const;

  std::size_t areas_;       // with the one for none
  std::size_t categories_;  // with the one for all
  std::int32_t first_day_ = 0;
  std::vector<std::uint32_t> start_;  // of the list area · categories_ + category, and the end of the last
  std::vector<std::uint16_t> days_;   // since first_day_, ascending within a list
};

}  // namespace tryggkarta::analysis
