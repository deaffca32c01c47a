#include "server/oidc/discovery.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/oidc/address_text.hpp"
#include "server/oidc/refusal.hpp"

using namespace tryggkarta::oidc;
using nlohmann::json;

namespace {

constexpr const char* kIssuer = "https://login.example.se/stad";

json good() {
  return {{"issuer", kIssuer},
          {"authorization_endpoint", "https://login.example.se/auth"},
          {"token_endpoint", "https://login.example.se/token"},
          {"jwks_uri", "https://login.example.se/keys"}};
}

json with(const char* name, const json& value) {
  json document = good();
  document[name] = value;
  return document;
}

}  // namespace

TEST_CASE("the document lies below the issuer's path, with one slash between") {
  CHECK(discovery_address("https://a.se") == "https://a.se/.well-known/openid-configuration");
  CHECK(discovery_address("https://a.se/stad/") == "https://a.se/stad/.well-known/openid-configuration");
}

TEST_CASE("addresses and the way to prove who we are come from the document") {
  const auto found = read_discovery(good().dump(), kIssuer);
  CHECK(found.authorization_endpoint == "https://login.example.se/auth");
  CHECK(found.token_endpoint == "https://login.example.se/token");
  CHECK(found.jwks_uri == "https://login.example.se/keys");
  CHECK(found.proof == ClientProof::basic);
  CHECK_FALSE(found.names_itself);
  const char* const methods = "token_endpoint_auth_methods_supported";
  CHECK(read_discovery(with(methods, {"client_secret_post"}).dump(), kIssuer).proof == ClientProof::in_form);
  CHECK(read_discovery(with(methods, {"client_secret_post", "client_secret_basic"}).dump(), kIssuer).proof ==
        ClientProof::basic);
  CHECK(read_discovery(with("authorization_response_iss_parameter_supported", true).dump(), kIssuer).names_itself);
}

TEST_CASE("a document of another issuer, without PKCE or with an address in the clear is refused") {
  for (const json& document :
       {with("issuer", "https://login.example.se/stad/"), with("issuer", nullptr), with("jwks_uri", nullptr),
        with("token_endpoint", "http://login.example.se/token"), with("jwks_uri", "file:///etc/passwd"),
        with("authorization_endpoint", "javascript:alert(1)"), with("token_endpoint", "https://user@login.example.se/"),
        with("code_challenge_methods_supported", {"plain"}), with("code_challenge_methods_supported", "S256"),
        with("response_types_supported", {"id_token"})}) {
    INFO(document.dump());
    CHECK_THROWS_AS(read_discovery(document.dump(), kIssuer), Refusal);
  }
  for (const char* text : {"", "[]", "<html>", "null"}) CHECK_THROWS_AS(read_discovery(text, kIssuer), Refusal);
}

TEST_CASE("only https is safe, and http to this machine itself") {
  for (const char* safe : {"https://login.example.se", "https://login.example.se:8443/a?b=c", "http://127.0.0.1:3000/a",
                           "http://localhost/", "http://[::1]:3000"}) {
    INFO(safe);
    CHECK(is_safe_address(safe));
  }
  for (const char* unsafe : {"", "login.example.se", "http://login.example.se", "http://127.0.0.1.example.se",
                             "http://127.0.0.1@example.se/", "http://localhost.example.se", "ftp://127.0.0.1",
                             "file:///etc/passwd", "https://", "https://a.se/#b", "https://a.se/\r\nX: y",
                             "https://a b.se", "https://u:p@a.se", "http://127.0.0.1\\@example.se/", "gopher://a"}) {
    INFO(unsafe);
    CHECK_FALSE(is_safe_address(unsafe));
  }
}

TEST_CASE("fields are put on an address so that none can become another") {
  CHECK(with_fields("https://a.se/auth", {{"a", "å & = ?"}, {"b", "x-._~"}}) ==
        "https://a.se/auth?a=%C3%A5%20%26%20%3D%20%3F&b=x-._~");
  CHECK(with_fields("https://a.se/auth?p=1", {{"a", "b"}}) == "https://a.se/auth?p=1&a=b");
}
