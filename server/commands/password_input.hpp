// Where a command gets a password from: a file, standard input, or the terminal.
#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace tryggkarta::commands {

struct PasswordInput {
  std::string file;
  bool from_standard_input = false;

  bool is_given() const { return !file.empty() || from_standard_input; }
};

/// --password-file and --password-stdin, of which one can be given.
void add_password_options(CLI::App& command, PasswordInput& input);

/// The first line of what was given; where nothing was, it is asked for twice on the terminal, unseen. Its hash: the
/// password itself goes no further. Throws Error(bad_input) for a weak one, two that differ, and where there is no
/// terminal to ask on.
std::string password_hash_from(const PasswordInput& input, std::string_view name);

}  // namespace tryggkarta::commands
