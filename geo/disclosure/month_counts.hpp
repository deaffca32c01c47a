// True counts per month, leaf by leaf: the atoms from which every published number is summed.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <vector>

#include "geo/time/period.hpp"

namespace tryggkarta::disclosure {

/// Counts of one scheme by category (own rows only, not its children's), month and area.
class MonthCounts {
 public:
  MonthCounts(const casebook::CasebookView& view, std::size_t scheme);

  /// Adds the rows of one category in a period that is made of whole months to `cells`: the areas of the scheme in
  /// order, then those without an area.
  void add(std::size_t category, const time::Period& period, std::vector<std::int64_t>& cells) const;

 private:
  std::size_t cell(std::size_t category, int month, std::size_t area) const {
    return (category * months_ + static_cast<std::size_t>(month)) * (areas_ + 1) + area;
  }
  int month_of(time::Day day) const;

  std::size_t areas_ = 0;
  std::size_t months_ = 0;
  int first_month_ = 0;  // months since year 0
  std::vector<std::int32_t> counts_;
};

}  // namespace tryggkarta::disclosure
