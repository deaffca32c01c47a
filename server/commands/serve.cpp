// serve.
#include <malloc.h>

#include <csignal>
#include <ctime>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/app.hpp"
#include "server/commands/commands.hpp"
#include "server/log.hpp"

namespace tryggkarta::commands {

namespace {

struct ServeRequest {
  std::string store;
  std::string listen;
  std::string config;
};

/// Blocked before any thread starts, so that this thread alone hears them. SIGHUP means the certificate where there is
/// one; elsewhere it ends the server as ever, when its terminal is closed.
sigset_t signals_for(const server::Config& config) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  if (!config.tls.certificate_file.empty()) sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// Columns of millions of rows come and go with each reading of the store. In pages of their own they go back to the
/// machine; left to its own devices, glibc would learn to keep them in the heap.
void keep_large_arrays_apart() {
  constexpr int kLarge = 256 * 1024;
  mallopt(M_MMAP_THRESHOLD, kLarge);
}

void serve(const ServeRequest& request) {
  server::Config config = request.config.empty() ? server::Config{} : server::read_config(request.config);
  if (!request.listen.empty()) config.server.listen = server::parse_listen(request.listen);
  const sigset_t signals = signals_for(config);
  keep_large_arrays_apart();
  server::App app{request.store, config};
  app.start();
  constexpr timespec kOneSecond{1, 0};
  for (;;) {
    const int signal = sigtimedwait(&signals, nullptr, &kOneSecond);
    if (signal == SIGTERM || signal == SIGINT) break;
    if (signal == SIGHUP) app.reload_certificate();
    try {
      app.look_for_a_new_edition();
    } catch (const Error& error) {
      // The map goes on with the edition that it has.
      server::log_event("edition.failed", {{"reason", error.english()}});
    }
  }
  app.stop();
}

}  // namespace

void add_serve_command(CLI::App& app) {
  auto request = std::make_shared<ServeRequest>();
  auto* command = app.add_subcommand("serve", "Serve a store's newest edition");
  command->add_option("STORE", request->store, "The store")->required();
  command->add_option("--listen", request->listen, "HOST:PORT; 127.0.0.1:8080 where nothing is said");
  command->add_option("--config", request->config,
                      "A TOML file; with [tls] in it the server speaks HTTPS, and SIGHUP reads the certificate again");
  command->callback([request] { serve(*request); });
}

}  // namespace tryggkarta::commands
