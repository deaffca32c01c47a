// All incidents of the store as columns: what counting reads.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <vector>

#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// Columns of equal length, one entry an incident, in no promised order.
struct IncidentTable {
  /// Day of `from` in the city's own zone, as days since 1970-01-01.
  std::vector<std::int32_t> day;
  /// Position in Casebook::categories.
  std::vector<std::uint16_t> category;
  /// Position in Casebook::sources.
  std::vector<std::uint16_t> source;
  /// For each scheme, in the order of Casebook::schemes: position of the area in the scheme, or kNoArea.
  std::vector<std::vector<std::uint32_t>> area;

  static constexpr std::uint32_t kNoArea = 0xffff'ffff;
  std::size_t size() const { return day.size(); }
};

}  // namespace tryggkarta::casebook
