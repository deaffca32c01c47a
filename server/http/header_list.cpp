#include "server/http/header_list.hpp"

#include <algorithm>
#include <utility>

namespace tryggkarta::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
           std::string_view("!#$%&'*+-.^_`|~/").find(c) != std::string_view::npos;
  });
}

// weight = "0" [ "." 0*3DIGIT ] / "1" [ "." 0*3"0" ]
std::optional<int> parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  int thousandths = (text[0] - '0') * 1000;
  if (text.size() == 1) return thousandths;
  if (text[1] != '.') return std::nullopt;
  int place = 100;
  for (const char digit : text.substr(2)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    thousandths += (digit - '0') * place;
    place /= 10;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

std::optional<WeightedMember> parse_member(std::string_view text) {
  WeightedMember member{trimmed(cut_outside_quotes(text, ';'))};
  if (!is_token(member.token)) return std::nullopt;
  while (!text.empty()) {
    const std::string_view parameter = trimmed(cut_outside_quotes(text, ';'));
    if (parameter.size() < 2 || lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
    const auto weight = parse_weight(parameter.substr(2));
    if (!weight) return std::nullopt;
    member.weight = *weight;
  }
  return member;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same_token(std::string_view one, std::string_view other) {
  return one.size() == other.size() &&
         std::equal(one.begin(), one.end(), other.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view cut_outside_quotes(std::string_view& rest, char separator) {
  bool quoted = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '"') quoted = !quoted;
    if (quoted && rest[i] == '\\')
      ++i;
    else if (!quoted && rest[i] == separator) {
      const std::string_view cut = rest.substr(0, i);
      rest.remove_prefix(i + 1);
      return cut;
    }
  }
  return std::exchange(rest, {});
}

std::optional<WeightedMember> WeightedList::next() {
  while (!rest_.empty()) {
    if (auto member = parse_member(cut_outside_quotes(rest_, ','))) return member;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::http
