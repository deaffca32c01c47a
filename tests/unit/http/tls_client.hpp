// A client that speaks TLS by OpenSSL alone, and certificates made on the spot.
#pragma once

#include <openssl/ssl.h>

#include <filesystem>
#include <memory>
#include <string>

#include "server/http/server.hpp"
#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

/// A self-signed certificate and its key in a folder of their own, gone with this.
class TestCertificate {
 public:
  /// Its subject is CN=`name`.
  explicit TestCertificate(const std::string& name);
  ~TestCertificate();
  TestCertificate(const TestCertificate&) = delete;
  TestCertificate& operator=(const TestCertificate&) = delete;

  const tryggkarta::http::TlsFiles& files() const { return files_; }
  /// Makes both files those of another certificate.
  void become(const std::string& name);

 private:
  std::filesystem::path folder_;
  tryggkarta::http::TlsFiles files_;
};

/// What a client offers.
struct TlsOffer {
  int lowest = TLS1_2_VERSION;
  int highest = TLS1_3_VERSION;
  std::string alpn;  ///< as it goes over the wire: each name after its length
};

/// One connection by TLS to 127.0.0.1; believes every certificate.
class TlsHttp : public RawHttp {
 public:
  /// Shakes hands; `is_open()` tells whether that succeeded.
  explicit TlsHttp(std::uint16_t port, const TlsOffer& offer = {});
  ~TlsHttp() override;

  bool is_open() const { return is_open_; }
  /// The server's reason where it is not open, as OpenSSL calls it: "tlsv1 alert protocol version".
  const std::string& why_not() const { return why_not_; }
  /// "TLSv1.3"
  std::string version() const { return SSL_get_version(tls_.get()); }
  /// CN of the server's certificate.
  std::string server_name() const;
  /// What was agreed on by ALPN, "" for nothing.
  std::string protocol() const;
  /// Whether the server has ended the output as TLS wants it, and not by falling silent.
  bool was_told_good_bye() const { return (SSL_get_shutdown(tls_.get()) & SSL_RECEIVED_SHUTDOWN) != 0; }
  SSL* tls() { return tls_.get(); }

 protected:
  ssize_t put(const char* bytes, std::size_t count) override;
  ssize_t get(char* bytes, std::size_t most) override;

 private:
  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* tls) const { SSL_free(tls); }
  };
  std::unique_ptr<SSL_CTX, Free> context_;
  std::unique_ptr<SSL, Free> tls_;
  bool is_open_ = false;
  std::string why_not_;
};

/// Options for a free port with that certificate.
tryggkarta::http::ServerOptions tls_options(const TestCertificate& certificate);
