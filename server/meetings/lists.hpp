// The lists of this room: meetings, tasks, pledges, surveys and observations.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/meetings/visit.hpp"

namespace tryggkarta::meetings {

// The reading is in the log when these return.

/// By body: what is coming, with the årshjul's own, and what was held, newest first.
http::Response meeting_list(const Visit& visit);
/// /inside/avstamning/ny as a link from the årshjul: to the meeting where it is there already (303), else its form.
http::Response prepare_meeting(const Visit& visit);

/// Late, open and done; one's own first.
http::Response task_list(const Visit& visit);

http::Response pledge_list(const Visit& visit);
/// One pledge: target and outcome, activities, decisions. Throws Error(not_found) for one that is not seen.
http::Response pledge_page(const Visit& visit);
/// 303; 422 and 409 with the page and what is wrong.
http::Response answer_pledge_decision(const Visit& visit);

/// Every value with its n and its interval.
http::Response survey_list(const Visit& visit);
http::Response observation_list(const Visit& visit);

}  // namespace tryggkarta::meetings
