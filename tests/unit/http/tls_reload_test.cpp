// Certificates that change while the server runs, and files that cannot be used.
#include <catch2/catch.hpp>

#include <openssl/ec.h>
#include <openssl/pem.h>

#include <cstdio>
#include <fstream>
#include <memory>

#include "server/log.hpp"
#include "tests/unit/http/tls_client.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

std::string complaint_about(const TlsFiles& files) {
  auto options = test_options();
  options.tls = files;
  Server server(options, status_routes());
  try {
    server.start();
  } catch (const Error& error) {
    return error.english();
  }
  return "nothing";
}

void write(const std::filesystem::path& file, std::string_view text) { std::ofstream(file) << text; }

}  // namespace

TEST_CASE("a new certificate is shown to those who come, and who is there stays connected") {
  TestCertificate certificate("old");
  TestServer server(tls_options(certificate));
  TlsHttp before(server.port());
  CHECK(before.ask(get_request("/echo")).body == "/echo");
  certificate.become("new");
  server.server.reload_certificate();
  CHECK(TlsHttp(server.port()).server_name() == "new");
  CHECK(before.ask(get_request("/big")).body == big_text());
  CHECK(before.server_name() == "old");
}

TEST_CASE("a broken certificate is told of in one line, and the former one stays") {
  TestCertificate certificate("old");
  TestServer server(tls_options(certificate));
  write(certificate.files().certificate, "no certificate");
  {
    const server::LogCapture log;
    server.server.reload_certificate();
    const std::string text = log.text();
    CHECK(text.find("certificate.failed") != std::string::npos);
    CHECK(text.find("tls.certificate_file: " + certificate.files().certificate.string()) != std::string::npos);
    CHECK(text.find('\n') == text.size() - 1);
  }
  CHECK(TlsHttp(server.port()).server_name() == "old");
  std::filesystem::remove(certificate.files().key);
  server.server.reload_certificate();
  CHECK(TlsHttp(server.port()).server_name() == "old");
  certificate.become("mended");
  server.server.reload_certificate();
  CHECK(TlsHttp(server.port()).server_name() == "mended");
}

TEST_CASE("reloading without TLS does nothing") {
  TestServer server;
  server.server.reload_certificate();
  CHECK(RawHttp(server.port()).ask(get_request("/echo")).status == 200);
}

TEST_CASE("files that cannot be used stop the start with one sentence") {
  const TestCertificate certificate("karta");
  const TestCertificate other("other");
  const TlsFiles& files = certificate.files();
  CHECK(complaint_about({"/is/not/there.pem", files.key}) ==
        "tls.certificate_file: /is/not/there.pem cannot be read: check the path and its permissions");
  CHECK(complaint_about({files.certificate, files.certificate.parent_path()}) ==
        "tls.key_file: " + files.key.parent_path().string() + " cannot be read: check the path and its permissions");
  CHECK(complaint_about({files.certificate, other.files().key}) == "tls.key_file: " + other.files().key.string() +
                                                                       " is not the key of the certificate in " +
                                                                       files.certificate.string());
  CHECK(complaint_about({files.key, files.key})
            .starts_with("tls.certificate_file: " + files.key.string() +
                         " is no certificate in PEM form that OpenSSL takes ("));
  write(other.files().key, "no key");
  CHECK(complaint_about({files.certificate, other.files().key}).starts_with("tls.key_file: "));
  CHECK(complaint_about(files) == "nothing");
}

TEST_CASE("a key that everyone may read is refused, one that a group may read is not") {
  using std::filesystem::perms;
  const TestCertificate certificate("karta");
  const TlsFiles& files = certificate.files();
  std::filesystem::permissions(files.key, perms::owner_read | perms::group_read);
  CHECK(complaint_about(files) == "nothing");
  std::filesystem::permissions(files.key, perms::owner_read | perms::others_read);
  CHECK(complaint_about(files) ==
        "tls.key_file: everyone on this machine may read " + files.key.string() + ": run `chmod 600` on it");
}

TEST_CASE("a key with a passphrase is refused, and nobody is asked for it") {
  const TestCertificate certificate("karta");
  std::FILE* const file = std::fopen(certificate.files().key.c_str(), "w");
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::string secret = "hemligt";
  PEM_write_PrivateKey(file, key.get(), EVP_aes_256_cbc(), reinterpret_cast<const unsigned char*>(secret.data()),
                       static_cast<int>(secret.size()), nullptr, nullptr);
  std::fclose(file);
  CHECK(complaint_about(certificate.files()).find("or one with a passphrase") != std::string::npos);
}
