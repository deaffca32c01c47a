#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/source_name.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"
#include "server/commands/import_progress.hpp"
#include "server/commands/interruption.hpp"
#include "server/delivery/incident_import.hpp"

namespace tryggkarta::commands {

namespace {

namespace fs = std::filesystem;

struct IncidentOptions {
  ImportOptions shared;
  std::string source_name;
  std::string map;
  std::string rejects;
};

void check_rejects_path(const IncidentOptions& options) {
  std::error_code ignored;
  for (const std::string& other : {options.shared.source, options.shared.store, options.map}) {
    if (fs::equivalent(options.rejects, other, ignored)) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("--rejects {} would overwrite {}: choose another name.", options.rejects, other)};
    }
  }
}

delivery::ImportRequest request_of(const IncidentOptions& options) {
  const std::string& source = options.shared.source;
  delivery::ImportRequest request;
  request.table = {.source = source, .layer = options.shared.layer};
  request.shown = import::is_file_source(source) ? fs::path{source}.filename().string() : import::shown_source(source);
  request.source = options.source_name;
  if (const char* user = std::getenv("USER")) request.by = user;
  request.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  request.rejects = options.rejects;
  return request;
}

void run(const IncidentOptions& options) {
  check_rejects_path(options);
  const import::FieldMap map = import::parse_field_map(read_small_file(options.map), options.map);
  const Interruption interruption;
  auto store = store::Store::open(options.shared.store, store::Access::read_write);
  auto transaction = store.begin();
  delivery::IncidentImport import{request_of(options), map, store};
  {
    ImportProgress progress{import.expected_rows()};
    import.run([&](std::int64_t rows) {
      progress.show(rows);
    interruption.stop_if_asked();
  });
}
interruption.stop_if_asked();
import.keep_rejects();
if (options.shared.keeping == Keeping::keep) transaction.commit();
print_warnings(import.warnings());
print_warnings(import.reasons().sentences());
print_account(import.account(), options.shared.form, options.shared.keeping);
}  // namespace

}  // namespace tryggkarta::commands

void add_import_incidents(CLI::App& import) {
  CLI::App* command = import.add_subcommand("incidents", "Incidents of one source, by a field map");
  const auto options = std::make_shared<IncidentOptions>();
  add_shared_options(*command, options->shared);
  command->add_option("--source", options->source_name, "Name of the source; registered when it is new")->required();
  command->add_option("--map", options->map, "The field map (TOML)")->required();
  command->add_option("--rejects", options->rejects, "CSV file for the rows that were not taken");
  command->callback([options] { run_interruptibly([&] { run(*options); }); });
}

}  // namespace tryggkarta::commands
