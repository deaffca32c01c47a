// How an import's account is told on a terminal.
#pragma once

#include <string>
#include <vector>

#include "server/delivery/account.hpp"

namespace tryggkarta::commands {

using delivery::ImportAccount;
using delivery::ReasonList;

/// How the account is printed, and whether anything is kept.
enum class AccountForm { words, json };
enum class Keeping { keep, dry_run };

/// Print sentences on standard error, "note: …" or "warning: …" each.
void print_notes(const std::vector<std::string>& notes);
void print_warnings(const std::vector<std::string>& warnings);
/// Prints the account on standard output.
void print_account(const ImportAccount& account, AccountForm form, Keeping keeping);

}  // namespace tryggkarta::commands
