#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::casebook {

namespace {

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

}  // namespace

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

}  // namespace tryggkarta::casebook
