// The server's certificate, and how TLS is spoken with it. For server.cpp and connection.cpp.
#pragma once

#include "server/http/sockets.hpp"  // first of Asio

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/system/error_code.hpp>
#include <string>

#include "server/http/server.hpp"

namespace tryggkarta::http {

using TlsStream = boost::asio::ssl::stream<Socket>;

/// A certificate with its key, ready for handshakes of any thread. Read once: changed files make another one.
/// TLS 1.2 and 1.3 with OpenSSL's own choice of ciphers; no renegotiation, no compression; only http/1.1 is agreed on.
class Certificate {
 public:
  /// Throws Error (not_found, bad_input) with one sentence when a file cannot be read, the key may be read by others,
  /// or the two do not belong together.
  explicit Certificate(const TlsFiles& files);

  /// A stream before its handshake. It goes on with this certificate, however long it lives.
  TlsStream stream_over(Socket socket) const;
  /// The certificate's last moment, "2027-01-31T12:00:00Z".
  std::string valid_until() const;

 private:
  // Streams only count themselves into it, under a lock of OpenSSL's.
  mutable boost::asio::ssl::context context_;
};

/// Whether a handshake failed because the client spoke HTTP without TLS.
bool is_plain_http(const boost::system::error_code& error);

}  // namespace tryggkarta::http
