#include "geo/casebook/casework.hpp"

#include <array>
#include <utility>

namespace tryggkarta::casebook {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 7> kProblemNames{"föreslaget", "prioriterat", "analyseras", "åtgärdas",
                                                        "följs_upp",  "avslutat",    "återöppnat"};
constexpr std::array<std::string_view, 9> kActionNames{"föreslagen", "beslutad", "planerad", "pågående", "pausad",
                                                       "genomförd",  "uppföljd", "avslutad", "avbruten"};
constexpr std::array<std::string_view, 7> kPledgeNames{"utkast", "beslutat",   "publicerat", "infriat",
                                                       "delvis", "ej_infriat", "återkopplat"};

/// The plain letter of an å, ä or ö whose second UTF-8 byte (after C3) is given; 0 for any other letter.
char plain_letter(unsigned char second_byte) {
  switch (second_byte) {
    case 0x84:
    case 0x85:
    case 0xA4:
    case 0xA5: return 'a';
    case 0x96:
    case 0xB6: return 'o';
    default: return 0;
  }
}

/// Lower case without dots and rings, words joined by "_": "Följs upp" → "foljs_upp".
std::string folded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto following = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (byte == 0xC3 && plain_letter(following) != 0) {
      plain += plain_letter(following);
      ++at;
    } else if (byte == 0xCC && (following == 0x88 || following == 0x8A)) {
      ++at;  // a combining diaeresis or ring: files written on a Mac spell å, ä, ö so
    } else if (byte == ' ' || byte == '-' || byte == '_') {
      if (!plain.empty() && plain.back() != '_') plain += '_';
    } else {
      plain += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : static_cast<char>(byte);
    }
  }
  while (!plain.empty() && plain.back() == '_') plain.pop_back();
  return plain;
}

template <class Status, std::size_t n>
std::optional<Status> parse_status(const std::array<std::string_view, n>& names, std::string_view text) {
  const std::string wanted = folded(text);
  for (std::size_t position = 0; position < n; ++position) {
    if (folded(names[position]) == wanted) return static_cast<Status>(position);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(ProblemStatus status) { return kProblemNames.at(static_cast<std::size_t>(status)); }
std::string_view name_of(ActionStatus status) { return kActionNames.at(static_cast<std::size_t>(status)); }
std::string_view name_of(PledgeStatus status) { return kPledgeNames.at(static_cast<std::size_t>(status)); }

std::optional<ProblemStatus> parse_problem_status(std::string_view text) {
  return parse_status<ProblemStatus>(kProblemNames, text);
}
std::optional<ActionStatus> parse_action_status(std::string_view text) {
  return parse_status<ActionStatus>(kActionNames, text);
}
std::optional<PledgeStatus> parse_pledge_status(std::string_view text) {
  return parse_status<PledgeStatus>(kPledgeNames, text);
}

}  // namespace tryggkarta::casebook
