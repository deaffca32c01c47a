// What the commands about members share.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "geo/access/grant.hpp"
#include "geo/access/member.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::commands {

/// Adds `--as`, once for each part. What is no assignment is wrong usage.
CLI::Option* add_parts_option(CLI::App& command, std::vector<std::string>& texts, const std::string& what);
std::vector<access::Assignment> parts_of(const std::vector<std::string>& texts);

/// Whoever may write the store's file may manage its members.
access::DecisionGrant right_to_manage();

time::Instant this_second();

}  // namespace tryggkarta::commands
