// `datetime`: an instant or an interval, as the days of the city's calendar.
#pragma once

#include <optional>
#include <string_view>

#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::public_routes {

/// Days with both ends included; an end that is not there is open.
struct DayRange {
  std::optional<time::Day> first;
  std::optional<time::Day> last;
  bool overlaps(const DayRange& other) const;
};

/// Reads `datetime`: RFC 3339 with an offset, a full date (also with a dangling "T", as GDAL 3.6 writes it), or two of
/// them with a slash between, where `..` or nothing is an open end. Instants become the civil day in `zone`.
/// Throws http::ProblemError that names `datetime`.
DayRange parse_datetime(std::string_view text, const time::TimeZone& zone);

}  // namespace tryggkarta::public_routes
