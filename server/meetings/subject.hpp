// What a form of this room is about: its names, its addresses, and what it hangs on.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>

#include "server/chain/values.hpp"
#include "server/meetings/meeting_book.hpp"
#include "server/meetings/record_page.hpp"

namespace tryggkarta::meetings {

/// Gives a new record what its address says that it hangs on, and says what stands in its form first. Throws
/// Error(not_found) for what the grant does not see.
chain::Values begin_new(casebook::Meeting& meeting, const MeetingBook& book, const Visit& visit);
chain::Values begin_new(casebook::Task& task, const MeetingBook& book, const Visit& visit);
chain::Values begin_new(casebook::Pledge& pledge, const MeetingBook& book, const Visit& visit);
chain::Values begin_new(casebook::PledgeActivity& activity, const MeetingBook& book, const Visit& visit);
chain::Values begin_new(casebook::Survey& survey, const MeetingBook& book, const Visit& visit);
chain::Values begin_new(casebook::SurveyValue& value, const MeetingBook& book, const Visit& visit);
chain::Values begin_new(casebook::Observation& observation, const MeetingBook& book, const Visit& visit);

/// Title, button, choices and addresses of the form; the values are the caller's. A new one has the number 0.
RecordForm form_about(const casebook::Meeting& meeting, const MeetingBook& book, const Visit& visit);
RecordForm form_about(const casebook::Task& task, const MeetingBook& book, const Visit& visit);
RecordForm form_about(const casebook::Pledge& pledge, const MeetingBook& book, const Visit& visit);
RecordForm form_about(const casebook::PledgeActivity& activity, const MeetingBook& book, const Visit& visit);
RecordForm form_about(const casebook::Survey& survey, const MeetingBook& book, const Visit& visit);
RecordForm form_about(const casebook::SurveyValue& value, const MeetingBook& book, const Visit& visit);
RecordForm form_about(const casebook::Observation& observation, const MeetingBook& book, const Visit& visit);

/// Where it is seen once it is saved.
std::string home_of(const casebook::Meeting& meeting, const MeetingBook& book);
std::string home_of(const casebook::Task& task, const MeetingBook& book);
std::string home_of(const casebook::Pledge& pledge, const MeetingBook& book);
std::string home_of(const casebook::PledgeActivity& activity, const MeetingBook& book);
std::string home_of(const casebook::Survey& survey, const MeetingBook& book);
std::string home_of(const casebook::SurveyValue& value, const MeetingBook& book);
std::string home_of(const casebook::Observation& observation, const MeetingBook& book);

/// What follows from what was written: a meeting is its body's, and answers a rule that is the body's. Throws
/// casebook::RefusedWork. Other records need nothing.
void complete(casebook::Meeting& meeting, const MeetingBook& book);
template <class Record>
void complete(Record&, const MeetingBook&) {}

/// Areas to choose from; the whole city first where the field may be that.
enum class WholeCity { offered, not_offered };
std::vector<chain::Option> area_options(const Visit& visit, WholeCity whole_city);
/// "SO2021:02" and back; empty for the whole city.
std::string area_value(const published::AreaKey& area);

}  // namespace tryggkarta::meetings
