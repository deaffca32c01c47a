// A decision made whole: written down, and the record of what was decided kept with it.
#pragma once

#include "geo/casebook/casework.hpp"

#include "geo/access/grant.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/store/case_book.hpp"

namespace tryggkarta::casework {

/// As Store::CaseBook::decide, and in its transaction the package of a report or of the plan of an action that the
/// decision is on, where that is decided then. Needs an open transaction.
casebook::Decision decide(store::Store& store, const access::DecisionGrant& grant, const casebook::Decision& decision,
                          const store::Moment& moment);

}  // namespace tryggkarta::casework
