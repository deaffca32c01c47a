#include "tests/unit/http/tls_client.hpp"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace {

std::string common_name(const X509* certificate) {
  char text[256] = "";
  if (certificate != nullptr)
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, text, sizeof text);
  return text;
}

template <class Write>
void write_pem(const std::filesystem::path& file, Write write) {
  std::FILE* out = std::fopen(file.c_str(), "w");
  if (out == nullptr) throw std::runtime_error("the test cannot write " + file.string());
  write(out);
  std::fclose(out);
}

}  // namespace

TestCertificate::TestCertificate(const std::string& name) {
  std::string pattern = (std::filesystem::temp_directory_path() / "tryggkarta-tls-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("the test has no folder");
  folder_ = pattern;
  files_ = {folder_ / "certificate.pem", folder_ / "key.pem"};
  become(name);
}

TestCertificate::~TestCertificate() { std::filesystem::remove_all(folder_); }

void TestCertificate::become(const std::string& name) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  write_pem(files_.certificate, [&](std::FILE* out) { PEM_write_X509(out, certificate.get()); });
  write_pem(files_.key,
            [&](std::FILE* out) { PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
  std::filesystem::permissions(files_.key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TlsHttp::TlsHttp(std::uint16_t port, const TlsOffer& offer)
    : RawHttp(port), context_(SSL_CTX_new(TLS_client_method())) {
  // Old versions are for the server to refuse, not for this client.
  SSL_CTX_set_cipher_list(context_.get(), "ALL:@SECLEVEL=0");
  SSL_CTX_set_min_proto_version(context_.get(), offer.lowest);
  SSL_CTX_set_max_proto_version(context_.get(), offer.highest);
  tls_.reset(SSL_new(context_.get()));
  if (!offer.alpn.empty()) {
    SSL_set_alpn_protos(tls_.get(), reinterpret_cast<const unsigned char*>(offer.alpn.data()),
                        static_cast<unsigned>(offer.alpn.size()));
  }
  SSL_set_fd(tls_.get(), socket());
  ERR_clear_error();
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to a socket that the server may have closed
  is_open_ = SSL_connect(tls_.get()) == 1;
  if (const char* reason = ERR_reason_error_string(ERR_peek_last_error())) why_not_ = reason;
}

TlsHttp::~TlsHttp() = default;

std::string TlsHttp::server_name() const { return common_name(SSL_get0_peer_certificate(tls_.get())); }

std::string TlsHttp::protocol() const {
  const unsigned char* name = nullptr;
  unsigned length = 0;
  SSL_get0_alpn_selected(tls_.get(), &name, &length);
  return {reinterpret_cast<const char*>(name), length};
}

ssize_t TlsHttp::put(const char* bytes, std::size_t count) {
  ERR_clear_error();
  return SSL_write(tls_.get(), bytes, static_cast<int>(count));
}

ssize_t TlsHttp::get(char* bytes, std::size_t most) {
  ERR_clear_error();
  errno = 0;
  const int count = SSL_read(tls_.get(), bytes, static_cast<int>(most));
  if (count > 0) return count;
  const bool is_over = was_told_good_bye();
  // Without a good-bye the end is an error of TLS, which a reader of HTTP takes like a reset.
  if (!is_over && errno == 0) errno = ECONNRESET;
  return is_over ? 0 : -1;
}

tryggkarta::http::ServerOptions tls_options(const TestCertificate& certificate) {
  auto options = test_options();
  options.tls = certificate.files();
  return options;
}
