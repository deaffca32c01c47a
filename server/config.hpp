// The configuration file, read and checked whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/access/member.hpp"

namespace tryggkarta::server {

/// HOST:PORT. The host is a numeric address (IPv6 in brackets) or "localhost".
struct ListenAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

/// Reads "127.0.0.1:8080", "[::1]:8080" or "localhost:8080". Throws Error(bad_input) that shows the form.
ListenAddress parse_listen(std::string_view text);

/// Everything that can be configured; a default-made one works.
struct Config {
  struct Server {
    ListenAddress listen;
    std::string public_url;  ///< "https://host/prefix", no slash at the end; "" unless configured
    unsigned threads = 0;    ///< 0: one per processor
    std::size_t max_connections = 1024;
    std::size_t max_connections_per_peer = 64;
    std::vector<std::string> trusted_proxies;  ///< numeric addresses
  };
  struct Tls {
    std::filesystem::path certificate_file;  ///< the server speaks TLS with it; behind a proxy both stay empty
    std::filesystem::path key_file;
  };
  /// The city's own log-in (OpenID Connect); there is none where `issuer` is empty.
  struct Oidc {
    std::string issuer;
    std::string client_id;
    std::filesystem::path client_secret_file;  ///< empty: a client without a secret
    std::string title = "Stadens inloggning";  ///< on the button
    std::string groups_claim = "groups";
    std::string scopes = "openid profile";
    std::filesystem::path ca_file;  ///< who vouches for the provider's certificate; empty: whom the machine trusts
    /// Which group plays which part, as the file has them; empty: parts are given by hand.
    std::vector<std::pair<std::string, access::Assignment>> roles;
  };
  struct Embed {
    std::vector<std::string> allowed_origins;  ///< "https://host"; empty: no other site may embed
  };
  struct Store {
    bool production = false;  ///< what is undecided about a source stops publication
  };
  struct Cache {
    std::size_t bytes = 256u * 1024 * 1024;  ///< finished bodies kept
  };
  struct Intake {
    std::uint64_t largest_file = std::uint64_t{256} << 20;  ///< bytes of a file that is sent by a browser
  };
  struct YearWheel {
    std::filesystem::path file;  ///< bodies and rules of the årshjul; empty: there are none
  };
  struct Log {
    bool requests = false;  ///< one line per request
  };

  Server server;
  Tls tls;
  Oidc oidc;
  Embed embed;
  Store store;
  Cache cache;
  Intake intake;
  YearWheel year_wheel;
  Log log;
};

/// Reads TOML. Throws Error(bad_input) with file, line and key for a key that is unknown, a value of the wrong type or
/// out of range, one file of TLS without the other, a log-in without what it needs, and TOML that is malformed.
/// `file_name` is only named in errors.
Config parse_config(std::string_view toml, std::string_view file_name);

/// Reads the file. Throws Error(not_found) when it cannot be read, otherwise as parse_config.
Config read_config(const std::filesystem::path& file);

}  // namespace tryggkarta::server
