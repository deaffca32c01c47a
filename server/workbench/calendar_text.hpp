// A calendar as iCalendar text (RFC 5545), of whole days alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/time/local_time.hpp"

namespace tryggkarta::workbench {

struct CalendarEvent {
  std::string uid;  ///< the same for ever, so that a calendar moves the event instead of adding another
  time::Day day;
  std::string summary;
  std::string description;
  std::string category;
};

struct Calendar {
  std::string name;
  std::string description;
  std::string language;   ///< "sv", "en"
  time::Instant stamp{};  ///< when it was written
  std::vector<CalendarEvent> events;
};

/// Lines end with CRLF and are folded so that none is longer than 75 bytes (3.1), never inside a character. Texts may
/// hold anything: they are escaped (3.3.11), and other control characters are dropped. Asks to be read again every
/// twelve hours (RFC 7986, 5.7).
std::string calendar_text(const Calendar& calendar);

}  // namespace tryggkarta::workbench
