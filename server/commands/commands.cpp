#include "server/commands/commands.hpp"

#include <string>

namespace tryggkarta::commands {

namespace {

int ending = 0;

/// `help import incidents` is `import incidents --help`.
void add_help(CLI::App& app) {
  auto* help = app.add_subcommand("help", "Explain a command");
  auto path = std::make_shared<std::vector<std::string>>();
  help->add_option("command", *path, "The command to explain");
  help->callback([&app, path] {
    CLI::App* command = &app;
    std::string name = app.get_name();
    for (const auto& step : *path) {
      command = command->get_subcommand(step);
      name += " " + step;
    }
    // App::help() would explain the command that was given, which is `help` itself.
    fputs(app.get_formatter()->make_help(command, name, CLI::AppFormatMode::Normal).c_str(), stdout);
  });
}

}  // namespace

int exit_code() { return ending; }
void end_with(int code) { ending = code; }

void add_all(CLI::App& app) {
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string{"tryggkarta "} + TRYGGKARTA_VERSION);
  add_store_commands(app);
  add_import_commands(app);
  add_source_commands(app);
  add_member_commands(app);
  add_serve_command(app);
  add_keeping_commands(app);
  add_record_command(app);
  add_retain_command(app);
  add_help(app);
}

}  // namespace tryggkarta::commands
