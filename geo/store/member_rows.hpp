// What members and their tokens have in common; for this folder alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/store/audit_log.hpp"
#include "geo/store/database.hpp"
#include "geo/store/member_book.hpp"

namespace tryggkarta::store {

/// In whose name a change is made.
struct Doer {
  std::string member;
  std::string role;  ///< empty for a member's own affairs
};

/// Throws Error(not_allowed) for a grant that is for something else than members.
Doer managing(const access::DecisionGrant& grant);

/// Of a member who is not removed. Throws Error(not_found).
std::int64_t member_id(Database& database, std::string_view name);

/// Written beside the change, in its transaction.
struct MemberChange {
  std::string act;
  std::string what;
  std::string filter = "";
  time::Instant when{};
};
void log_change(Store::AuditLog log, const Doer& doer, MemberChange change);

/// Throws Error(bad_input) for an area that the store does not have, naming those that it has, and for what cannot be
/// written as an assignment.
void require_known(Database& database, const access::Assignment& assignment);

/// Throws Error(bad_input) for more than 200 bytes and for control characters, which could speak to a terminal.
void require_line(std::string_view what, std::string_view text);

void put_assignments(Database& database, std::int64_t member, const std::vector<access::Assignment>& assignments);
std::vector<access::Assignment> assignments_of(Database& database, std::int64_t member);

/// "planner@SO2021:04 steering".
std::string in_words(const std::vector<access::Assignment>& assignments);

}  // namespace tryggkarta::store
