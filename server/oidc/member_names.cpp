#include "server/oidc/member_names.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "geo/access/member.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::oidc {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestTitle = 200;
constexpr int kMostNumbers = 99;

/// Letters that Swedish names have beside a to z.
constexpr std::array<std::pair<std::string_view, char>, 14> kPlain{{{"å", 'a'},
                                                                    {"ä", 'a'},
                                                                    {"ö", 'o'},
                                                                    {"é", 'e'},
                                                                    {"ü", 'u'},
                                                                    {"æ", 'a'},
                                                                    {"ø", 'o'},
                                                                    {"Å", 'a'},
                                                                    {"Ä", 'a'},
                                                                    {"Ö", 'o'},
                                                                    {"É", 'e'},
                                                                    {"Ü", 'u'},
                                                                    {"Æ", 'a'},
                                                                    {"Ø", 'o'}}};

/// "Åsa.Öberg@Stad.example" → "asa.oberg@stad.example"; what has no plain letter is left out.
std::string plain(std::string_view text) {
  std::string name;
  while (!text.empty() && name.size() < kLongestName) {
    std::size_t taken = 1;
    char c = text.front();
    for (const auto& [letter, instead] : kPlain) {
      if (!text.starts_with(letter)) continue;
      c = instead;
      taken = letter.size();
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    // Twice, since a name has two characters at least.
    if (access::Member::is_name(std::string(2, c))) name += c;
    text.remove_prefix(taken);
  }
  return name;
}

std::string without_controls(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_c1 = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_c1) ++at;
    if (is_c1 || byte < 0x20 || byte == 0x7F) continue;
    line += text[at];
  }
  if (line.size() <= kLongestTitle) return line;
  // Not in the middle of a character.
  std::size_t end = kLongestTitle;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end);
}

}  // namespace

std::vector<std::string> names_for(const Person& person) {
  std::vector<std::string> names;
  std::string base = plain(person.user_name);
  if (!access::Member::is_name(base)) base = plain(person.email);
  if (access::Member::is_name(base)) {
    names.push_back(base);
    for (int number = 2; number <= kMostNumbers; ++number)
      names.push_back(base.substr(0, kLongestName - 3) + "-" + std::to_string(number));
  }
  // A line break stands in no issuer, so that no two pairs make one text.
  const std::string made = "medlem-" + session::hash_secret(person.issuer + "\n" + person.subject).substr(0, 16);
  names.push_back(made);
  for (int number = 2; number <= kMostNumbers; ++number) names.push_back(made + "-" + std::to_string(number));
  return names;
}

std::string title_of(const Person& person, const std::string& otherwise) {
  for (const std::string& text : {without_controls(person.name), without_controls(person.user_name)}) {
    if (text.find_first_not_of(' ') != std::string::npos) return text;
  }
  return otherwise;
}

}  // namespace tryggkarta::oidc
