#include "server/meetings/status_words.hpp"

#include <array>

namespace tryggkarta::meetings {

using pages::Words;

std::string status_words(const Words& words, casebook::PledgeStatus status) {
  static constexpr std::array english{"draft",       "decided",  "published",    "kept",
                                      "partly kept", "not kept", "reported back"};
  static constexpr std::array swedish{"utkast",         "beslutat",   "publicerat", "infriat",
                                      "delvis infriat", "ej infriat", "återkopplat"};
  const auto at = static_cast<std::size_t>(status);
  return words(swedish.at(at), english.at(at));
}

std::string status_words(const Words& words, casebook::ReportStatus status) {
  static constexpr std::array english{"draft",    "in preparation", "waiting for a decision", "decided", "published",
                                      "replaced", "archived"};
  if (status == casebook::ReportStatus::for_beslut) return words("för beslut", "waiting for a decision");
  return words(name_of(status), english.at(static_cast<std::size_t>(status)));
}

std::string status_words(const Words& words, casebook::MeetingStatus status) {
  static constexpr std::array english{"planned", "held", "cancelled"};
  return words(name_of(status), english.at(static_cast<std::size_t>(status)));
}

std::string status_words(const Words& words, casebook::TaskStatus status) {
  static constexpr std::array english{"open", "done", "broken off"};
  return words(name_of(status), english.at(static_cast<std::size_t>(status)));
}

}  // namespace tryggkarta::meetings
