#include "server/commands/import_commands.hpp"

#include "server/commands/commands.hpp"

namespace tryggkarta::commands {

void add_import_commands(CLI::App& app) {
  CLI::App* import =
      app.add_subcommand("import", "Put areas, inhabitants, categories, incidents, casework and a basemap into a store");
  import->require_subcommand(1);
  add_import_areas(*import);
  add_import_denominators(*import);
  add_import_categories(*import);
  add_import_incidents(*import);
  add_import_casework(*import);
  add_import_basemap(*import);
}

}  // namespace tryggkarta::commands
