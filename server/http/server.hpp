// The listening server.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/http/limits.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::http {

/// Where and how to listen.
struct ServerOptions {
  std::string address = "127.0.0.1";  ///< a numeric IPv4 or IPv6 address, or "localhost"
  std::uint16_t port = 8080;          ///< 0: any free port, see Server::port()
  std::string public_url;             ///< "https://host/prefix", without a slash at the end; "" when not behind a proxy
  std::vector<std::string> trusted_proxies;  ///< numeric addresses whose X-Forwarded-* headers are believed
  unsigned threads = 0;                      ///< 0: one per processor
  Limits limits;
  bool log_requests = false;  ///< one log line per request, without its query
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
  /// Error(bad_input) when the address is none.
  void start();
  /// The port listened on, after start().
  std::uint16_t port() const;
  /// Accepts no more, closes idle connections, lets running requests finish within `limits.stop_time`, then returns.
  void stop();

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

}  // namespace tryggkarta::http
