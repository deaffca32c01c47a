// What has been done, put on the årshjul by whoever knows: reports that were decided, meetings that were held.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "geo/time/year_wheel.hpp"

namespace tryggkarta::time {

/// One body has done what a rule asks for one period.
struct DoneItem {
  std::string body;  ///< id
  std::string rule;  ///< id
  Period period;
};

/// The wheel with these beside what it knew already. What names a body or a rule that the wheel does not have, or a
/// period of another kind than the rule's, is left out: wheels change, and what was done stays.
YearWheel with_done(YearWheel wheel, std::span<const DoneItem> done);

/// The wheel with that decision on what the law clock asks for. The latest counts, so an earlier one changes nothing,
/// nor does one of a body that the wheel does not have.
YearWheel with_last_decided(YearWheel wheel, std::string_view body, Day day);

}  // namespace tryggkarta::time
