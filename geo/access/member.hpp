// Who signs in, and in which parts: a role, where it is held, and up to which secrecy.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::access {

/// The parts that people play in the agreement. What each may do stands in Policy::table().
enum class Role { reader, planner, analyst, steering, coordination, communicator, administrator };

inline constexpr std::array kRoles{Role::reader,       Role::planner,      Role::analyst,      Role::steering,
                                   Role::coordination, Role::communicator, Role::administrator};

/// "planner", as the command line and tokens write it; the Swedish and English words for people.
std::string_view name_of(Role role);
std::string_view swedish(Role role);
std::optional<Role> parse_role(std::string_view name);

/// Sekretess of a row: 0 open, 1 internal (what a source has unless it says otherwise), 2 sensitive categories, 3 what
/// its owner has marked as the most secret.
using Secrecy = int;
inline constexpr Secrecy kInternal = 1;
inline constexpr Secrecy kSensitive = 2;
inline constexpr Secrecy kHighest = 3;

/// An area of a division; a code means nothing without its scheme.
struct AreaName {
  std::string scheme;
  std::string code;
  friend auto operator<=>(const AreaName&, const AreaName&) = default;
};

/// One part that a member plays.
struct Assignment {
  Role role = Role::reader;
  /// Of one scheme, sorted; empty: the whole city.
  std::vector<AreaName> areas;
  /// At most this, and at most what the policy gives the role.
  Secrecy secrecy = kInternal;
  friend auto operator<=>(const Assignment&, const Assignment&) = default;
};

/// "planner@SO2021:04,02" or "planner" for the whole city, with "/2" behind it for a secrecy other than 1: how an
/// assignment is written on the command line. Nothing for any other text.
std::optional<Assignment> parse_assignment(std::string_view text);
std::string format_assignment(const Assignment& assignment);

/// Is `wanted` the part that somebody has, or less of it: the same role, no area and no secrecy beyond?
bool covers(const Assignment& held, const Assignment& wanted);
bool covers(const std::vector<Assignment>& held, const Assignment& wanted);

/// A person with an account. The first assignment is the one that a session begins with.
struct Member {
  std::int64_t id = 0;
  std::string name;   ///< what one signs in with: lower case letters, digits, ".-_@", 2 to 64 of them
  std::string title;  ///< the person's name, for logs and pages
  std::vector<Assignment> assignments;

  static bool is_name(std::string_view text);
};

}  // namespace tryggkarta::access
