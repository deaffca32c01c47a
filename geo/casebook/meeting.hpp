// Avstämningar and what comes of them: meetings and tasks.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/published/notice.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

enum class MeetingStatus { planerad, hallen, installd };
enum class TaskStatus { oppen, klar, avbruten };

/// "hållen", "öppen" … : the words of the domain.
std::string_view name_of(MeetingStatus status);
std::string_view name_of(TaskStatus status);
/// Read the words above, also without the dots and rings of å, ä, ö and in any case.
std::optional<MeetingStatus> parse_meeting_status(std::string_view text);
std::optional<TaskStatus> parse_task_status(std::string_view text);

/// Avstämning of one forum.
struct Meeting {
  std::int64_t id = 0;
  std::string forum;        ///< the body of the årshjul that meets, by its id
  published::AreaKey area;  ///< whose; empty: hela staden
  std::string occasion;     ///< the rule of the årshjul that it answers; empty: an extra one
  std::string period;       ///< token
  time::Day day{};
  MeetingStatus status = MeetingStatus::planerad;
  std::string agenda;   ///< as it was when the meeting was held; before that it is made anew
  std::string minutes;  ///< what was said, in short
  std::int64_t version = 0;
};

/// Uppgift: somebody does something until a day.
struct Task {
  std::int64_t id = 0;
  published::AreaKey area;  ///< empty: hela staden
  std::string title;
  std::string owner;
  time::Day due{};
  TaskStatus status = TaskStatus::oppen;
  std::optional<std::int64_t> meeting;  ///< that gave it
  std::string about;                    ///< key of a problem or an action; may be empty
  std::string note;
  std::int64_t version = 0;
};

}  // namespace tryggkarta::casebook
