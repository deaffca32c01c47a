#include "server/commands/member_options.hpp"

#include <chrono>

#include <fmt/format.h>

#include "geo/access/policy.hpp"

namespace tryggkarta::commands {

namespace {

/// A complaint, or nothing: what CLI11 wants of a check.
std::string complaint_about_part(const std::string& text) {
  if (access::parse_assignment(text)) return {};
  std::string roles;
  for (const access::Role role : access::kRoles)
    roles += (roles.empty() ? "" : ", ") + std::string{access::name_of(role)};
  return fmt::format(
      "{} is no part: write it as planner@SO2021:04,02 (a scheme and its areas), as planner for the whole "
      "city, with /2 behind it for another secrecy than 1. The roles: {}",
      text, roles);
}

}  // namespace

CLI::Option* add_parts_option(CLI::App& command, std::vector<std::string>& texts, const std::string& what) {
  // One text each: what follows can be the store.
  return command.add_option("--as", texts, what)
      ->allow_extra_args(false)
      ->check(CLI::Validator{complaint_about_part, "ROLE[@SCHEME:CODE,…][/SECRECY]"});
}

std::vector<access::Assignment> parts_of(const std::vector<std::string>& texts) {
  std::vector<access::Assignment> parts;
  for (const std::string& text : texts) parts.push_back(access::parse_assignment(text).value());
  return parts;
}

access::DecisionGrant right_to_manage() {
  return access::Policy::for_owner_of_the_store_file(access::Act::manage_members);
}

time::Instant this_second() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace tryggkarta::commands
