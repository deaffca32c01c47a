#include "geo/casebook/meeting.hpp"

#include "geo/casebook/word_list.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr WordList<3> kMeetingStatuses{"planerad", "hållen", "inställd"};
constexpr WordList<3> kTaskStatuses{"öppen", "klar", "avbruten"};

}  // namespace

std::string_view name_of(MeetingStatus status) { return word_in(kMeetingStatuses, status); }
std::string_view name_of(TaskStatus status) { return word_in(kTaskStatuses, status); }
std::optional<MeetingStatus> parse_meeting_status(std::string_view text) {
  return parse_word<MeetingStatus>(kMeetingStatuses, text);
}
std::optional<TaskStatus> parse_task_status(std::string_view text) {
  return parse_word<TaskStatus>(kTaskStatuses, text);
}

}  // namespace tryggkarta::casebook
