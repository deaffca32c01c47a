// The page of one meeting: agenda, decisions at the table, tasks, minutes and the figures of the process.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/meetings/visit.hpp"

namespace tryggkarta::meetings {

/// Throws Error(not_found) for a meeting that the grant does not see. The reading is in the log when this returns.
http::Response meeting_page(const Visit& visit);

/// A decision at the table: 303 to the page, or the page with what is wrong at that decision (422, 409).
http::Response answer_table_decision(const Visit& visit);
/// The meeting has been held: its agenda freezes as it is shown. 303; 409 where the meeting has changed since.
http::Response answer_held(const Visit& visit);
/// The meeting will not be held. 303; 409 as above.
http::Response answer_cancelled(const Visit& visit);

}  // namespace tryggkarta::meetings
