// The commands of Tryggkarta, and nothing else.
#include <csignal>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "geo/error.hpp"
#include "server/commands/commands.hpp"

int main(int count, char** arguments) {
  using namespace tryggkarta;
  // A disk quota or a closed pipe is an error to tell, not a signal to die of.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app{"Tryggkarta: a map server for local crime prevention", "tryggkarta"};
  commands::add_all(app);
  try {
    app.parse(count, arguments);
    return commands::exit_code();
  } catch (const CLI::RuntimeError& error) {
    return error.get_exit_code();  // told to stop: 130
  } catch (const CLI::ParseError& error) {
    // --help and --version end well; anything else is wrong usage.
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const Error& error) {
    fmt::print(stderr, "tryggkarta: {}\n", error.english());
  } catch (const std::exception& error) {
    fmt::print(stderr, "tryggkarta: something unexpected went wrong ({}). Nothing was changed.\n", error.what());
  }
  return 1;
}
