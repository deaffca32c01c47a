// Whatever stands in an answer of the provider's: nobody is believed without a signature of its keys.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/oidc/address_text.hpp"
#include "server/oidc/discovery.hpp"
#include "server/oidc/id_token.hpp"
#include "server/oidc/member_names.hpp"
#include "server/oidc/refusal.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/unit/oidc/signing.hpp"

namespace {

using namespace tryggkarta::oidc;
using tryggkarta::fuzzing::demand;

// Made once with a key that nobody has any more, so that every run has the same seeds.
constexpr std::string_view kToken =
    "eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuc2UiLCJhdWQiOiJ0cnlnZ2th"
    "cnRhIiwic3ViIjoiNDIiLCJub25jZSI6Im4tMFM2X1d6QTJNaiIsImlhdCI6MTc4OTk5OTk5OSwiZXhwIjoxNzkwMDAwMzAwLCJu"
    "YW1lIjoiQW5uYSBFayIsInByZWZlcnJlZF91c2VybmFtZSI6ImFubmEiLCJncm91cHMiOlsicGxhbmVyYXJlIl19.CYGk0bsZfYT"
    "mDwJYgchxZivxFnBZJ77Cn8juCBHWKU03aMVY8RlkRb6FV9bNlgZk7VUxvbvG2t15euS3lpDw2g";
constexpr std::string_view kKeys =
    R"({"keys":[{"kty":"EC","x":"hRp6weNUsMJJR9DmmlDyE-JWPyfzZpdNUO3wjcJtEQ4","y":"GshAi-dSk4_O-NXC6SceVx6b1gAI7s458NdUdlVaTZU","crv":"P-256","kid":"ec"}]})";

const KeySet& keys() {
  static const KeySet read = read_key_set(kKeys);
  return read;
}

const Expectation kExpected{.issuer = testing::kIssuer, .client_id = testing::kClient, .nonce = testing::kNonce};

/// Head and claims are what was signed; base64url has several spellings of one signature.
bool is_signed_text(std::string_view token) {
  return token.substr(0, token.rfind('.')) == kToken.substr(0, kToken.rfind('.'));
}

void read_as_token(std::string_view text) {
  const auto reading = read_id_token(text, keys(), kExpected, testing::kNow);
  if (std::holds_alternative<Person>(reading)) demand(is_signed_text(text));
}

void read_as_document(std::string_view text) {
  try {
    demand(read_key_set(text).size() <= 50);
  } catch (const Refusal&) {
  }
  try {
    demand(is_safe_address(read_discovery(text, testing::kIssuer).token_endpoint));
  } catch (const Refusal&) {
  }
}

/// Signed as they are: a provider that is careless, and not one that is hostile.
void read_as_claims(std::string_view text) {
  static const auto key = testing::SigningKey::ec("own");
  static const KeySet own = read_key_set(testing::jwks({key.jwk()}));
  const auto reading =
      read_id_token(key.sign({{"alg", "ES256"}, {"kid", "own"}}, std::string(text)), own, kExpected, testing::kNow);
  if (const auto* person = std::get_if<Person>(&reading)) {
    demand(!person->subject.empty());
    demand(title_of(*person, "x").size() <= 200 && !names_for(*person).empty());
  }
}

}  // namespace

std::vector<std::string_view> fuzz_seeds() {
  static const std::string claims = testing::good_claims().dump();
  static const std::string bare = testing::base64url(R"({"alg":"none","kid":"ec"})") + ".e30.";
  return {
      kToken, claims, kKeys, bare,
      R"({"issuer":"https://login.example.se","authorization_endpoint":"https://a.se/a","token_endpoint":"https://a.se/t","jwks_uri":"https://a.se/k"})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_as_token(text);
  read_as_document(text);
  if (text.starts_with('{')) read_as_claims(text);
  return 0;
}
