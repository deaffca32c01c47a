// iCalendar text: folding, escaping and line ends, byte by byte.
#include "server/workbench/calendar_text.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using namespace tryggkarta::workbench;

namespace {

time::Day day_of(const char* text) { return time::parse_day(text).value(); }

Calendar calendar_with(const std::string& summary, const std::string& description = "") {
  return {"Årshjul",
          "Vad och när",
          "sv",
          time::parse_instant("2026-11-24T03:40:05Z").value(),
          {{"vecka.2026-W47.norr@hjul.example.se", day_of("2026-12-31"), summary, description, "Årshjul"}}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

/// As a calendar reads it: CRLF and a blank are nothing.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) text.erase(at, 3);
  return text;
}

bool is_whole_utf8(std::string_view text) {
  std::size_t missing = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0) == 0x80;
    if (continues != (missing > 0)) return false;
    if (continues) --missing;
    if (byte >= 0xF0)
      missing = 3;
    else if (byte >= 0xE0)
      missing = 2;
    else if (byte >= 0xC0)
      missing = 1;
  }
  return missing == 0;
}

}  // namespace

TEST_CASE("a calendar of one day is written as RFC 5545 has it") {
  CHECK(calendar_text(calendar_with("Möte")) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tryggkarta//Arshjul//SV\r\nCALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\nNAME:Årshjul\r\nX-WR-CALNAME:Årshjul\r\nDESCRIPTION:Vad och när\r\n"
        "X-WR-CALDESC:Vad och när\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n"
        "BEGIN:VEVENT\r\nUID:vecka.2026-W47.norr@hjul.example.se\r\nDTSTAMP:20261124T034005Z\r\n"
        "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Möte\r\nCATEGORIES:Årshjul\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("commas, semicolons, backslashes and line breaks are escaped, other controls dropped") {
  const auto text = calendar_text(calendar_with("a,b;c\\d\"e:f", "rad ett\nrad två\r\tslut\x01\x7F"));
  CHECK(text.find("SUMMARY:a\\,b\\;c\\\\d\"e:f\r\n") != std::string::npos);
  CHECK(text.find("DESCRIPTION:rad ett\\nrad tvåslut\r\n") != std::string::npos);
}

TEST_CASE("nothing in a text begins a line of its own") {
  const auto text = calendar_text(calendar_with("x\r\nATTENDEE:mailto:a@b", "y\nEND:VEVENT"));
  for (const std::string& line : lines_of(text)) {
    CHECK(line.find("ATTENDEE") != 0);
    CHECK(line.find_first_of("\r\n") == std::string::npos);
  }
  CHECK(text.find("SUMMARY:x\\nATTENDEE:mailto:a@b\r\n") != std::string::npos);
}

TEST_CASE("no line is longer than 75 bytes, none is cut inside a character, and unfolded it is what it was") {
  for (const std::string& piece :
       {std::string{"å"}, std::string{"aö"}, std::string{"–ä"}, std::string{"😀x"}, std::string{"abc"}}) {
    for (std::size_t length = 60; length < 240; ++length) {
      std::string summary(length % 4, 'z');
      while (summary.size() < length) summary += piece;
      const auto text = calendar_text(calendar_with(summary));
      for (const std::string& line : lines_of(text)) {
        REQUIRE(line.size() <= 75);
        REQUIRE(is_whole_utf8(line));
      }
      REQUIRE(unfolded(text).find("SUMMARY:" + summary + "\r\n") != std::string::npos);
    }
  }
}

TEST_CASE("a line of exactly 75 bytes is not folded, one of 76 is") {
  CHECK(calendar_text(calendar_with(std::string(67, 'a'))).find("\r\n ") == std::string::npos);
  CHECK(calendar_text(calendar_with(std::string(68, 'a'))).find("\r\n a\r\n") != std::string::npos);
}

TEST_CASE("bytes that are no text end the folding too") {
  const auto text = calendar_text(calendar_with(std::string(500, '\x80')));
  for (const std::string& line : lines_of(text)) CHECK(line.size() <= 75);
}
