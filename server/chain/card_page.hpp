// The chain of one problem on one page: causes, actions, follow-up, feedback, and every link that is missing.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

/// Throws Error(not_found) for a problem that the grant does not see. The reading is in the log when this returns.
http::Response card_page(const Visit& visit);

}  // namespace tryggkarta::chain
