// All problems that a grant sees, by status, and the work that lacks a link.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

/// The reading is in the log when this returns.
http::Response list_page(const Visit& visit);

}  // namespace tryggkarta::chain
