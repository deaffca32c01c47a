// The listening server.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/http/limits.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::http {

/// PEM files: the server's certificate followed by those that vouch for it, and its key without a passphrase.
struct TlsFiles {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

/// Where and how to listen.
struct ServerOptions {
  std::string address = "127.0.0.1";  ///< a numeric IPv4 or IPv6 address, or "localhost"
  std::uint16_t port = 8080;          ///< 0: any free port, see Server::port()
  std::string public_url;             ///< "https://host/prefix", without a slash at the end; "" when not behind a proxy
  std::vector<std::string> trusted_proxies;  ///< numeric addresses whose X-Forwarded-* headers are believed
  std::optional<TlsFiles> tls;               ///< with these the server speaks TLS, and nothing else
  unsigned threads = 0;                      ///< 0: one per processor
  Limits limits;
  bool log_requests = false;  ///< one log line per request, without its query
  /// Raised each time after what the routes answer from has been replaced. Without it no answer is remembered by its
  /// address.
  std::shared_ptr<const std::atomic<std::uint64_t>> generation = nullptr;
};

/// Listens, reads requests, lets the router answer them on its own threads.
class Server {
 public:
  /// Does not listen yet. The router must be complete.
  Server(ServerOptions options, Router router);
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Begins to listen and returns. Throws Error(unavailable) with what to do when the port is in use, and
  /// Error(bad_input) when the address is none. Files of TLS that cannot be used are an Error(bad_input, not_found).
  void start();
  /// The port listened on, after start().
  std::uint16_t port() const;
  /// Reads the certificate and its key again: handshakes from now on use them, connections go on with what they have.
  /// Files that cannot be used are logged, and the former ones stay. Nothing where there is no TLS.
  void reload_certificate();
  /// Accepts no more, closes idle connections, lets running requests finish within `limits.stop_time`, then returns.
  void stop();

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

}  // namespace tryggkarta::http
