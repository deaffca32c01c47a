#include "server/http/tls.hpp"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <ctime>
#include <fstream>

#include "geo/error.hpp"

namespace tryggkarta::http {
namespace {

// As ALPN writes it: the length, then the name.
constexpr unsigned char kHttp11[] = "\x08http/1.1";
constexpr unsigned kHttp11Length = sizeof kHttp11 - 1;

// A client that offers something, but not this, is told so instead of being misunderstood (RFC 7301 §3.2).
int agree_on_http_1_1(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                      unsigned offered_length, void*) {
  unsigned char* found = nullptr;
  const int outcome = SSL_select_next_proto(&found, length, kHttp11, kHttp11Length, offered, offered_length);
  *chosen = found;
  return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

// Without this OpenSSL would ask for it on the terminal, and the server would wait.
int no_passphrase(char*, int, int, void*) { return -1; }

void require_readable(std::string_view setting, const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_regular_file(file, error) && std::ifstream(file).is_open()) return;
  throw Error(ErrorKind::not_found,
              fmt::format("{}: {} cannot be read: check the path and its permissions", setting, file.string()));
}

// A group may: Debian keeps keys readable for the group ssl-cert.
void require_secret(const std::filesystem::path& file) {
  using std::filesystem::perms;
  if ((std::filesystem::status(file).permissions() & perms::others_all) == perms::none) return;
  throw Error(ErrorKind::bad_input,
              fmt::format("tls.key_file: everyone on this machine may read {}: run `chmod 600` on it", file.string()));
}

[[noreturn]] void refuse_certificate(const TlsFiles& files) {
  throw Error(
      ErrorKind::bad_input,
      fmt::format("tls.certificate_file: {} is no certificate in PEM form that OpenSSL takes ({}): the server's "
                  "own comes first, then those that vouch for it",
                  files.certificate.string(), ERR_reason_error_string(ERR_peek_last_error())));
}

[[noreturn]] void refuse_key(const TlsFiles& files) {
  if (ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH) {
    throw Error(ErrorKind::bad_input, fmt::format("tls.key_file: {} is not the key of the certificate in {}",
                                                  files.key.string(), files.certificate.string()));
  }
  throw Error(
      ErrorKind::bad_input,
      fmt::format("tls.key_file: {} is no private key in PEM form, or one with a passphrase, which nobody is there "
                  "to type",
                  files.key.string()));
}

void read_files(SSL_CTX* context, const TlsFiles& files) {
  require_readable("tls.certificate_file", files.certificate);
  require_readable("tls.key_file", files.key);
  require_secret(files.key);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1) refuse_certificate(files);
  // Fails also where the key is another certificate's.
  if (SSL_CTX_use_PrivateKey_file(context, files.key.c_str(), SSL_FILETYPE_PEM) != 1) refuse_key(files);
  if (SSL_CTX_check_private_key(context) != 1) refuse_key(files);
}

}  // namespace

Certificate::Certificate(const TlsFiles& files) : context_(boost::asio::ssl::context::tls_server) {
  SSL_CTX* context = context_.native_handle();
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  // Clients resume by their tickets; what a server remembers of each would only be memory.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(context, agree_on_http_1_1, nullptr);
  SSL_CTX_set_default_passwd_cb(context, no_passphrase);
  read_files(context, files);
}

TlsStream Certificate::stream_over(Socket socket) const { return TlsStream(std::move(socket), context_); }

std::string Certificate::valid_until() const {
  std::tm time{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(SSL_CTX_get0_certificate(context_.native_handle())), &time) != 1) return "";
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &time)};
}

bool is_plain_http(const boost::system::error_code& error) {
  return error.category() == boost::asio::error::get_ssl_category() &&
         ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_HTTP_REQUEST;
}

}  // namespace tryggkarta::http
