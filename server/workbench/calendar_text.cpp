#include "server/workbench/calendar_text.hpp"

#include <fmt/format.h>

namespace tryggkarta::workbench {

namespace {

constexpr std::size_t kLineBytes = 75;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7F') {
      out += c;
    }
  }
  return out;
}

/// RFC 5545, 3.1: a line that is too long goes on behind CRLF and a blank, which counts as one of its bytes.
void add_folded(std::string& out, std::string_view line) {
  std::size_t room = kLineBytes;
  while (line.size() > room) {
    std::size_t cut = room;
    // Text that is no UTF-8 could continue one character for ever.
    while (cut > room - 4 && continues_character(line[cut])) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLineBytes - 1;
  }
  out.append(line).append("\r\n");
}

void add_text(std::string& out, std::string_view name, std::string_view value) {
  add_folded(out, fmt::format("{}:{}", name, escaped(value)));
}

std::string basic_day(time::Day day) {
  std::string text = time::format_day(day);
  text.erase(7, 1).erase(4, 1);
  return text;
}

std::string basic_instant(time::Instant instant) {
  std::string text;
  for (const char c : time::format_instant(instant)) {
    if (c != '-' && c != ':') text += c;
  }
  return text;
}

void add_event(std::string& out, const CalendarEvent& event, const std::string& stamp) {
  add_folded(out, "BEGIN:VEVENT");
  add_text(out, "UID", event.uid);
  add_folded(out, "DTSTAMP:" + stamp);
  add_folded(out, "DTSTART;VALUE=DATE:" + basic_day(event.day));
  // The end does not count itself (3.6.1).
  add_folded(out, "DTEND;VALUE=DATE:" + basic_day(event.day + std::chrono::days{1}));
  add_text(out, "SUMMARY", event.summary);
  if (!event.description.empty()) add_text(out, "DESCRIPTION", event.description);
  if (!event.category.empty()) add_text(out, "CATEGORIES", event.category);
  // What is due on a day does not fill that day.
  add_folded(out, "TRANSP:TRANSPARENT");
  add_folded(out, "END:VEVENT");
}

}  // namespace

std::string calendar_text(const Calendar& calendar) {
  const std::string stamp = basic_instant(calendar.stamp);
  std::string out;
  add_folded(out, "BEGIN:VCALENDAR");
  add_folded(out, "VERSION:2.0");
  add_folded(out, fmt::format("PRODID:-//Tryggkarta//Arshjul//{}", calendar.language == "en" ? "EN" : "SV"));
  add_folded(out, "CALSCALE:GREGORIAN");
  add_folded(out, "METHOD:PUBLISH");
  add_text(out, "NAME", calendar.name);
  // What Outlook and Google read instead of RFC 7986.
  add_text(out, "X-WR-CALNAME", calendar.name);
  add_text(out, "DESCRIPTION", calendar.description);
  add_text(out, "X-WR-CALDESC", calendar.description);
  add_folded(out, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
  add_folded(out, "X-PUBLISHED-TTL:PT12H");
  for (const CalendarEvent& event : calendar.events) add_event(out, event, stamp);
  add_folded(out, "END:VCALENDAR");
  return out;
}

}  // namespace tryggkarta::workbench
