#include "geo/store/member_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/error.hpp"
#include "geo/store/code_list.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kPutAssignment = R"(
INSERT INTO assignment (member, position, role, scheme, codes, secrecy)
VALUES (:member, :position, :role, :scheme, :codes, :secrecy))";

/// The first column of each row.
std::vector<std::string> texts_of(Statement& statement) {
  std::vector<std::string> texts;
  while (statement.step()) texts.push_back(statement.text(0));
  return texts;
}

/// "a, b, c", and for a city of a thousand areas the first of them.
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 40;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.empty()) text = "none yet";
  return names.size() > kMost ? text + fmt::format(" and {} more", names.size() - kMost) : text;
}

}  // namespace

Doer managing(const access::DecisionGrant& grant) {
  if (grant.act() != access::Act::manage_members) {
    throw Error(ErrorKind::not_allowed, "Det här får bara den göra som hanterar medlemmar.",
                "only those who manage members may do that");
  }
  return {grant.member(), std::string{access::name_of(grant.role())}};
}

std::int64_t member_id(Database& database, std::string_view name) {
  Statement statement{database, "SELECT id FROM member WHERE name = :name AND removed IS NULL"};
  if (!statement.bind(":name", name).step()) {
    throw Error(ErrorKind::not_found,
                fmt::format("there is no member {}: `tryggkarta member list` shows who there is", name));
  }
  return statement.integer(0);
}

void log_change(Store::AuditLog log, const Doer& doer, MemberChange change) {
  const AuditEntry entry{change.when,
                         doer.member,
                         doer.role,
                         "",
                         std::move(change.act),
                         std::move(change.what),
                         std::move(change.filter),
                         1};
  log.append({&entry, 1});
}

void require_known(Database& database, const access::Assignment& assignment) {
  const std::string text = access::format_assignment(assignment);
  if (access::parse_assignment(text) != assignment) {
    throw Error(ErrorKind::bad_input,
                fmt::format("{} is no part that can be written down: areas of one scheme, in the order of their codes, "
                            "without blanks and the signs @:,/",
                            text));
  }
  if (assignment.areas.empty()) return;
  const std::string& scheme = assignment.areas.front().scheme;
  Statement codes{database, "SELECT code FROM area WHERE scheme = :scheme ORDER BY code"};
  codes.bind(":scheme", scheme);
  const auto known = texts_of(codes);
  if (known.empty()) {
    Statement schemes{database, "SELECT code FROM area_scheme ORDER BY code"};
    throw Error(ErrorKind::bad_input,
                fmt::format("there is no area scheme {}: there are {}", scheme, some_of(texts_of(schemes))));
  }
  for (const access::AreaName& area : assignment.areas) {
    if (std::find(known.begin(), known.end(), area.code) != known.end()) continue;
    throw Error(ErrorKind::bad_input, fmt::format("{} has no area {}: it has {}", scheme, area.code, some_of(known)));
  }
}

void require_line(std::string_view what, std::string_view text) {
  // C0, delete, and C1 as UTF-8 writes it.
  static constexpr auto kIsControl = [](unsigned char before, unsigned char c) {
    return c < 0x20 || c == 0x7F || (before == 0xC2 && c < 0xA0);
  };
  unsigned char before = 0;
  bool has_control = false;
  for (const char c : text) {
    has_control = has_control || kIsControl(before, static_cast<unsigned char>(c));
    before = static_cast<unsigned char>(c);
  }
  if (text.size() > 200 || has_control)
    throw Error(ErrorKind::bad_input, fmt::format("{} is one line of at most 200 bytes", what));
}

void put_assignments(Database& database, std::int64_t member, const std::vector<access::Assignment>& assignments) {
  if (assignments.empty())
    throw Error(ErrorKind::bad_input, "a member needs at least one part, as planner@SO2021:04 or administrator");
  Statement{database, "DELETE FROM assignment WHERE member = :member"}.bind(":member", member).run();
  Statement put{database, kPutAssignment};
  for (std::size_t position = 0; position < assignments.size(); ++position) {
    const access::Assignment& assignment = assignments[position];
    require_known(database, assignment);
    std::vector<std::string> areas;
    for (const access::AreaName& area : assignment.areas) areas.push_back(area.code);
    const std::string codes = encode_codes(areas);
    put.bind(":member", member)
        .bind(":position", position)
        .bind(":role", access::name_of(assignment.role))
        .bind(":scheme", areas.empty() ? std::string_view{} : std::string_view{assignment.areas.front().scheme})
        .bind(":codes", codes)
        .bind(":secrecy", assignment.secrecy)
        .run();
  }
}

std::vector<access::Assignment> assignments_of(Database& database, std::int64_t member) {
  Statement rows{database,
                 "SELECT role, scheme, codes, secrecy FROM assignment WHERE member = :member ORDER BY position"};
  rows.bind(":member", member);
  std::vector<access::Assignment> assignments;
  while (rows.step()) {
    const auto role = access::parse_role(rows.view(0));
    if (!role) throw Error(ErrorKind::broken, "the store holds a role that there is not: put back a backup");
    access::Assignment assignment{*role, {}, static_cast<access::Secrecy>(rows.integer(3))};
    for (const std::string& code : decode_codes(rows.view(2))) assignment.areas.push_back({rows.text(1), code});
    assignments.push_back(std::move(assignment));
  }
  return assignments;
}

std::string in_words(const std::vector<access::Assignment>& assignments) {
  std::string text;
  for (const access::Assignment& assignment : assignments)
    text += (text.empty() ? "" : " ") + access::format_assignment(assignment);
  return text;
}

}  // namespace tryggkarta::store
