// The composition root: what a running server is made of. Read it first; nobody includes it but `serve`.
#pragma once

#include <filesystem>
#include <memory>

#include "server/config.hpp"

namespace tryggkarta::server {

/// A store on the network. The thread that made it owns the store; request threads see only immutable editions.
class App {
 public:
  /// Opens the store and loads its newest edition; publishes the first one where there are areas and no edition.
  App(const std::filesystem::path& store, const Config& config);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// Listens, then reads the casebook for /inside/ where the configuration opens it, and returns.
  void start();
  /// Swaps in what another process has recorded: an edition, a basemap, other rows. Called every second.
  void look_for_a_new_edition();
  /// Reads the files of `[tls]` again; those that cannot be used are logged, and the former ones stay.
  void reload_certificate();
  /// Lets running requests finish.
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tryggkarta::server
