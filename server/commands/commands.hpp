// The front door of the commands: each file beside this one adds its own.
#pragma once

#include <CLI/CLI.hpp>

namespace tryggkarta::commands {

/// Adds every command, `--version` and `help`.
void add_all(CLI::App& app);

/// What the program ends with when no error was thrown: 0, unless a command found something broken (`check`: 1) or was
/// interrupted (130).
int exit_code();
/// Sets it.
void end_with(int code);

void add_store_commands(CLI::App& app);     ///< init, demo, publish, index
void add_keeping_commands(CLI::App& app);   ///< check, backup
void add_record_command(CLI::App& app);     ///< record
void add_retain_command(CLI::App& app);     ///< retain
void add_source_commands(CLI::App& app);    ///< source list, source set
void add_member_commands(CLI::App& app);    ///< member add, set, list, remove
void add_token_commands(CLI::App& member);  ///< … token, tokens, revoke
void add_serve_command(CLI::App& app);      ///< serve
void add_import_commands(
    CLI::App& app);  ///< import areas, denominators, categories, incidents, problems, actions, pledges

}  // namespace tryggkarta::commands
