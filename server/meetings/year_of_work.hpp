// The årshjul with what the work itself says is done: meetings that were held, reports that were decided.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string_view>
#include <vector>

#include "geo/casebook/chain.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "geo/store/store.hpp"
#include "geo/time/year_wheel.hpp"

namespace tryggkarta::meetings {

/// What is done, of every area.
struct Work {
  std::vector<casebook::Meeting> meetings;
  std::vector<casebook::Report> reports;
  std::vector<casebook::Decision> decisions;
};

/// A rule is done for a body and a period when its meeting was held and its report of the body's area is decided, as
/// far as the rule asks for either. The law's clock starts at the newest decision on a two-year report of the body's
/// area. Added to what the wheel says already.
time::YearWheel with_work(time::YearWheel wheel, const Work& work);

/// The same, from everything that the store has: days and periods alone come out of it, and no row.
time::YearWheel year_of_work(time::YearWheel wheel, const store::Store& store);

/// "SO2021:02" as a wheel names the area of a body; empty for the whole city.
published::AreaKey area_named(std::string_view text);

}  // namespace tryggkarta::meetings
