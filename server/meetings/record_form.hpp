// The forms of meetings, tasks, pledges, activities, surveys, values and observations: shown, and taken.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/meetings/visit.hpp"

namespace tryggkarta::meetings {

template <class Record>
http::Response new_record(const Visit& visit);
/// 303 to where it is seen, or the form again with what is wrong (422).
template <class Record>
http::Response answer_new_record(const Visit& visit);

template <class Record>
http::Response edit_record(const Visit& visit);
/// Fields that were not sent stay as they are. 303, to the meeting named in `to_meeting` where the form was on its
/// page; 422 with complaints; 409 where somebody else has changed the same field to something else: what they wrote
/// stands at the field, and sending again is a choice.
template <class Record>
http::Response answer_edit_record(const Visit& visit);
/// 303, or the form with the reason why it cannot be removed.
template <class Record>
http::Response answer_record_removal(const Visit& visit);

}  // namespace tryggkarta::meetings
