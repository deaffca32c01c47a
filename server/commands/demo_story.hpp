// The demonstration's two years of work, done in a store as people would have done it.
#pragma once

#include "geo/casebook/casework.hpp"

#include <functional>
#include <string>

#include "geo/casebook/report.hpp"
#include "geo/demo/demo_city.hpp"
#include "geo/store/store.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::commands {

/// Puts problems, actions and pledges as they begin and takes every step of theirs, with its decision where it needs
/// one, and then all that stands around them: so the store itself has held the rules on each. In the open transaction.
/// Incidents must be there. `freeze` gives the figures of a report.
void tell_story(store::Store& store, const demo::DemoCity& city, time::Instant now,
                const std::function<std::string(const casebook::Report&)>& freeze);

}  // namespace tryggkarta::commands
