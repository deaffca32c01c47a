#include "geo/access/member.hpp"

#include <algorithm>

namespace tryggkarta::access {

namespace {

struct RoleName {
  Role role;
  std::string_view name;
  std::string_view swedish;
};

constexpr std::array kNames{RoleName{Role::reader, "reader", "läsare"},
                            RoleName{Role::planner, "planner", "planerare (beredningsgrupp)"},
                            RoleName{Role::analyst, "analyst", "analytiker"},
                            RoleName{Role::steering, "steering", "styrgrupp"},
                            RoleName{Role::coordination, "coordination", "samordningsgrupp"},
                            RoleName{Role::communicator, "communicator", "kommunikatör"},
                            RoleName{Role::administrator, "administrator", "administratör"}};

const RoleName& row_of(Role role) { return kNames.at(static_cast<std::size_t>(role)); }

/// Codes and schemes are the city's own words; these characters separate them.
bool is_word(std::string_view text) {
  return !text.empty() && text.find_first_of("@:,/ \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string_view name_of(Role role) { return row_of(role).name; }
std::string_view swedish(Role role) { return row_of(role).swedish; }

std::optional<Role> parse_role(std::string_view name) {
  for (const RoleName& known : kNames) {
    if (known.name == name) return known.role;
  }
  return std::nullopt;
}

std::optional<Assignment> parse_assignment(std::string_view text) {
  Assignment assignment;
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const std::string_view level = text.substr(slash + 1);
    if (level.size() != 1 || level[0] < '0' || level[0] > '0' + kHighest) return std::nullopt;
    assignment.secrecy = level[0] - '0';
    text = text.substr(0, slash);
  }
  const auto at = text.find('@');
  const auto role = parse_role(text.substr(0, at));
  if (!role) return std::nullopt;
  assignment.role = *role;
  if (at == std::string_view::npos) return assignment;
  std::string_view where = text.substr(at + 1);
  const auto colon = where.find(':');
  if (colon == std::string_view::npos || !is_word(where.substr(0, colon))) return std::nullopt;
  const std::string scheme{where.substr(0, colon)};
  for (std::string_view codes = where.substr(colon + 1);;) {
    const auto comma = codes.find(',');
    const std::string_view code = codes.substr(0, comma);
    if (!is_word(code)) return std::nullopt;
    assignment.areas.push_back({scheme, std::string{code}});
    if (comma == std::string_view::npos) break;
    codes.remove_prefix(comma + 1);
  }
  std::sort(assignment.areas.begin(), assignment.areas.end());
  assignment.areas.erase(std::unique(assignment.areas.begin(), assignment.areas.end()), assignment.areas.end());
  return assignment;
}

std::string format_assignment(const Assignment& assignment) {
  std::string text{name_of(assignment.role)};
  for (std::size_t i = 0; i < assignment.areas.size(); ++i) {
    text += i == 0 ? "@" + assignment.areas[i].scheme + ":" : ",";
    text += assignment.areas[i].code;
  }
  if (assignment.secrecy != kInternal) text += "/" + std::to_string(assignment.secrecy);
  return text;
}

bool covers(const Assignment& held, const Assignment& wanted) {
  if (held.role != wanted.role || wanted.secrecy > held.secrecy) return false;
  if (held.areas.empty() || wanted.areas.empty()) return held.areas.empty();
  return std::includes(held.areas.begin(), held.areas.end(), wanted.areas.begin(), wanted.areas.end());
}

bool covers(const std::vector<Assignment>& held, const Assignment& wanted) {
  return std::any_of(held.begin(), held.end(), [&](const Assignment& each) { return covers(each, wanted); });
}

bool Member::is_name(std::string_view text) {
  return text.size() >= 2 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  std::string_view{".-_@"}.find(c) != std::string_view::npos;
         });
}

}  // namespace tryggkarta::access
