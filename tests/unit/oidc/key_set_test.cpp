#include "server/oidc/key_set.hpp"

#include <catch2/catch.hpp>

#include "server/oidc/refusal.hpp"
#include "tests/unit/oidc/signing.hpp"

using namespace tryggkarta::oidc;
using namespace tryggkarta::oidc::testing;
using nlohmann::json;

namespace {

std::size_t count_of(const std::vector<json>& keys) { return read_key_set(jwks(keys)).size(); }

}  // namespace

TEST_CASE("keys for signatures are kept with their name, kind and algorithm") {
  const auto keys = read_key_set(jwks({SigningKey::rsa("one").jwk({{"use", "sig"}, {"alg", "RS256"}}),
                                       SigningKey::ec("two").jwk({{"key_ops", {"verify"}}})}));
  REQUIRE(keys.size() == 2);
  CHECK(keys[0].id == "one");
  CHECK(keys[0].kind == KeyKind::rsa);
  CHECK(keys[0].only == Algorithm::rs256);
  CHECK(keys[1].id == "two");
  CHECK(keys[1].kind == KeyKind::p256);
  CHECK_FALSE(keys[1].only);
}

TEST_CASE("keys that are weak, for something else or not understood are passed over") {
  const json good = SigningKey::ec("good").jwk();
  json off_curve = good;
  off_curve["x"] = good["y"];
  const json others = {SigningKey::rsa("short", 1024).jwk(),
                       SigningKey::ec("other curve", CJOSE_JWK_EC_P_384).jwk(),
                       SigningKey::rsa("encryption").jwk({{"use", "enc"}}),
                       SigningKey::rsa("signing only").jwk({{"key_ops", {"sign"}}}),
                       SigningKey::rsa("algorithm").jwk({{"alg", "RSA-OAEP"}}),
                       {{"kty", "oct"}, {"k", "c2VjcmV0"}, {"kid", "secret"}},
                       {{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", "AAAA"}},
                       {{"kty", "RSA"}, {"n", "!!"}, {"e", "AQAB"}},
                       {{"kty", "RSA"}},
                       {{"kty", "RSA"}, {"n", "AAAAA"}, {"e", "AQAB"}},
                       {{"kty", "RSA"}, {"n", ""}, {"e", ""}},
                       {{"kty", "EC"}, {"crv", "P-256"}, {"x", "A"}, {"y", "A"}},
                       {{"kty", "EC"}, {"crv", "P-256"}, {"x", "AAAA"}, {"y", "AAAA"}},
                       {{"kty", "EC"}, {"crv", "nothing"}, {"x", "AAAA"}, {"y", "AAAA"}},
                       {{"kty", 7}},
                       off_curve,
                       nullptr,
                       "key"};
  for (const json& other : others) {
    INFO(other.dump());
    CHECK(count_of({other, good}) == 1);
  }
}

TEST_CASE("no more than 50 keys are kept") {
  CHECK(count_of(std::vector<json>(60, SigningKey::ec("many").jwk())) == 50);
}

TEST_CASE("a private key that a provider publishes by mistake is kept as the public one") {
  const auto keys = read_key_set(jwks({SigningKey::ec("careless").jwk({{"d", "AAAA"}})}));
  REQUIRE(keys.size() == 1);
  CHECK(keys[0].jwk.find("\"d\"") == std::string::npos);
}

TEST_CASE("what is no JWKS is the provider's fault") {
  for (const char* text : {"", "[]", "{}", "{\"keys\": 7}", "{\"keys\": {}}", "<html>"}) {
    INFO(text);
    CHECK_THROWS_AS(read_key_set(text), Refusal);
  }
}
