// How a change of casework is made whole, whichever door it comes in by.
#pragma once

#include "geo/casebook/casework.hpp"

#include <functional>
#include <optional>

#include "geo/access/grant.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/store/case_book.hpp"
#include "server/casework/casework.hpp"

namespace tryggkarta::casework {

/// What the visitor's part may do with casework: to decide opens all that planning does; nothing for other parts.
std::optional<access::DecisionGrant> grant_of(const session::Visitor& visitor);

/// Now, by the house's clock and on the city's calendar.
store::Moment moment_in(const store::Store& store, const House& house);

/// Does the work in one transaction, publishes within it where `act` says that everyone sees the difference, and swaps
/// in what was published.
void whole_work(const House& house, const std::function<bool(store::Store&)>& act);

/// Whether everyone sees something of it now.
bool is_shown(const casebook::Problem& problem);
bool is_shown(const casebook::Action& action);
bool is_shown(const casebook::Pledge& pledge);
template <class Item>
bool is_shown(const Item&) {
  return false;
}
/// The same of what a decision is about.
bool shows_object(const store::Store& store, const access::DecisionGrant& grant, const casebook::Decision& decision);

}  // namespace tryggkarta::casework
