// The subcommands of `tryggkarta import`; `add_import_commands` (commands.hpp) adds them all.
#pragma once

#include <CLI/CLI.hpp>

namespace tryggkarta::commands {

// A parsed command runs at once: it prints its account on standard output and notes on standard error, throws Error
// where it fails, and ends with 130 where it was interrupted; in both cases the store is as it was.
void add_import_areas(CLI::App& import);
void add_import_denominators(CLI::App& import);
void add_import_categories(CLI::App& import);
void add_import_incidents(CLI::App& import);
void add_import_casework(CLI::App& import);
void add_import_basemap(CLI::App& import);

}  // namespace tryggkarta::commands
