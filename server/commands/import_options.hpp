// The options that all imports share.
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "geo/import/field_map.hpp"
#include "geo/time/period.hpp"
#include "server/commands/import_account.hpp"

namespace tryggkarta::commands {

struct ImportOptions {
  std::string store;
  std::string source;
  std::string layer;
  AccountForm form = AccountForm::words;
  Keeping keeping = Keeping::keep;
};

/// STORE, SOURCE, --json and --dry-run; the other one --layer besides. `options` must live as long as the command.
void add_source_options(CLI::App& command, ImportOptions& options, const std::string& source);
void add_shared_options(CLI::App& command, ImportOptions& options);

/// The text of a small file that a person wrote; throws Error(bad_input) when it cannot be read.
std::string read_small_file(const std::string& path);
/// "EPSG:3007" of an option, "2024-03-05" of an option; empty is nothing. Throw CLI::ValidationError (exit 2).
std::optional<int> epsg_option(const std::string& text);
std::optional<time::Day> day_option(const std::string& option, const std::string& text);
/// Today in a time zone, by the system's clock.
time::Day today_in(const std::string& timezone);

}  // namespace tryggkarta::commands
