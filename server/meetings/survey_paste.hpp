// The form into which a small table of survey values is pasted.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/meetings/visit.hpp"

namespace tryggkarta::meetings {

/// Throws Error(not_found) for a survey that is not there.
http::Response paste_form(const Visit& visit);
/// All values in one transaction: new ones are added, those that the question has already are replaced. 303; 422 with a
/// complaint for each line that cannot be kept, and nothing is.
http::Response answer_paste(const Visit& visit);

}  // namespace tryggkarta::meetings
