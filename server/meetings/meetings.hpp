// Front door: meetings with their agenda, tasks, pledges, surveys and observations as pages, complete without a script.
#pragma once

#include "geo/casebook/casework.hpp"

#include <functional>

#include "geo/store/store.hpp"
#include "geo/time/year_wheel.hpp"
#include "server/chain/chain.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::meetings {

/// What outlives the router.
struct House {
  chain::House chain;
  /// The årshjul with what the store knows to be done; without bodies where none is configured.
  std::function<time::YearWheel(const store::Store&)> wheel;
};

/// Adds /inside/avstamning, /inside/uppgift, /inside/lofte, /inside/matning and /inside/observation with what lies
/// below them, for those who may plan or decide. Forms are answered as those of the chain: 303, 422 with complaints at
/// their fields, 409 where somebody else came before. Every page is read from the store in the slow lane.
void add_meeting_pages(http::Router& router, const House& house);

}  // namespace tryggkarta::meetings
