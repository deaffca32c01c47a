// A token is believed only when everything about it is right: what somebody hostile would try, one thing at a time.
#include "server/oidc/id_token.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/oidc/signing.hpp"

using namespace tryggkarta::oidc;
using namespace tryggkarta::oidc::testing;
using nlohmann::json;

namespace {

const SigningKey& rsa_key() {
  static const SigningKey key = SigningKey::rsa("rsa");
  return key;
}
const SigningKey& ec_key() {
  static const SigningKey key = SigningKey::ec("ec");
  return key;
}

const KeySet& keys() {
  static const KeySet set = read_key_set(jwks({rsa_key().jwk(), ec_key().jwk()}));
  return set;
}

const Expectation kExpected{.issuer = kIssuer, .client_id = kClient, .nonce = kNonce};

std::variant<Person, TokenFault> read(std::string_view token, tryggkarta::time::Instant now = kNow) {
  return read_id_token(token, keys(), kExpected, now);
}

/// The name of the fault; "" for a person.
std::string fault_of(const std::variant<Person, TokenFault>& reading) {
  const auto* fault = std::get_if<TokenFault>(&reading);
  return fault == nullptr ? "" : std::string(name_of(*fault));
}

std::string signed_claims(const json& claims) {
  return rsa_key().sign({{"alg", "RS256"}, {"kid", "rsa"}}, claims.dump());
}

/// What is said of the good claims with one of them changed.
std::string fault_with(const char* claim, const json& value) {
  json claims = good_claims();
  claims[claim] = value;
  return fault_of(read(signed_claims(claims)));
}

std::string fault_without(const char* claim) {
  json claims = good_claims();
  claims.erase(claim);
  return fault_of(read(signed_claims(claims)));
}

std::string fault_with_headers(const json& headers) {
  return fault_of(read(rsa_key().sign(headers, good_claims().dump())));
}

}  // namespace

TEST_CASE("a token that is right in everything gives the person, whichever allowed algorithm signs it") {
  for (const auto& [key, algorithm, id] :
       {std::tuple{&rsa_key(), "RS256", "rsa"}, std::tuple{&rsa_key(), "PS256", "rsa"},
        std::tuple{&ec_key(), "ES256", "ec"}}) {
    INFO(algorithm);
    const auto reading = read(key->sign({{"alg", algorithm}, {"kid", id}, {"typ", "JWT"}}, good_claims().dump()));
    REQUIRE(fault_of(reading) == "");
    const auto& person = std::get<Person>(reading);
    CHECK(person.issuer == kIssuer);
    CHECK(person.subject == "42");
    CHECK(person.name == "Anna Ek");
    CHECK(person.user_name == "anna");
    CHECK(person.email == "anna@stad.example");
    CHECK(person.groups == std::vector<std::string>{"planerare", "annat"});
  }
}

TEST_CASE("a signature that was changed, cut or made for other claims is refused") {
  const std::string token = signed_claims(good_claims());
  const auto dot = token.rfind('.');
  std::string flipped = token;
  flipped[dot + 10] = flipped[dot + 10] == 'A' ? 'B' : 'A';
  CHECK(fault_of(read(flipped)) == "bad_signature");
  json richer = good_claims();
  richer["groups"] = {"administratörer"};
  const std::string other = token.substr(0, token.find('.') + 1) + base64url(richer.dump()) + token.substr(dot);
  CHECK(fault_of(read(other)) == "bad_signature");
  CHECK(fault_of(read(token.substr(0, dot + 1))) != "");
  CHECK(fault_of(read(token.substr(0, dot + 40))) == "bad_signature");
}

TEST_CASE("another key in the provider's name is refused: under a known name by its signature, else as unknown") {
  const SigningKey other = SigningKey::rsa("rsa");
  CHECK(fault_of(read(other.sign({{"alg", "RS256"}, {"kid", "rsa"}}, good_claims().dump()))) == "bad_signature");
  CHECK(fault_of(read(other.sign({{"alg", "RS256"}, {"kid", "new"}}, good_claims().dump()))) == "unknown_key");
  CHECK(fault_of(read(other.sign({{"alg", "RS256"}}, good_claims().dump()))) == "unknown_key");
}

TEST_CASE("a key that the token brings with it is not asked") {
  const SigningKey own = SigningKey::rsa("own");
  const json headers{{"alg", "RS256"}, {"kid", "own"}, {"jwk", own.jwk()}, {"jku", "https://elsewhere.example/keys"}};
  CHECK(fault_of(read(own.sign(headers, good_claims().dump()))) == "unknown_key");
}

TEST_CASE("a token without the name of its key is held against every key that fits") {
  CHECK(fault_of(read(ec_key().sign({{"alg", "ES256"}}, good_claims().dump()))) == "");
}

TEST_CASE("a token that says it is not signed is refused, with and without a signature") {
  for (const char* name : {"none", "None", "NONE", ""}) {
    INFO(name);
    const std::string head =
        base64url(json{{"alg", name}, {"kid", "rsa"}}.dump()) + "." + base64url(good_claims().dump()) + ".";
    CHECK(fault_of(read(head)) != "");
    CHECK(fault_of(read(head + "AAAA")) != "");
  }
}

TEST_CASE("the public key is no secret to sign with, in whichever form it is taken") {
  for (const std::string& secret : {rsa_key().jwk().dump(), rsa_key().jwk().at("n").get<std::string>(),
                                    jwks({rsa_key().jwk()}), ec_key().jwk().dump()}) {
    for (const char* algorithm : {"HS256", "HS384", "HS512"}) {
      const SigningKey confused = SigningKey::shared(secret);
      CHECK(fault_of(read(confused.sign({{"alg", algorithm}, {"kid", "rsa"}}, good_claims().dump()))) ==
            "unsupported_algorithm");
    }
  }
}

TEST_CASE("algorithms beside the three are refused, also when the signature is right") {
  for (const char* algorithm : {"RS384", "RS512", "PS384", "PS512"}) {
    INFO(algorithm);
    CHECK(fault_with_headers({{"alg", algorithm}, {"kid", "rsa"}}) == "unsupported_algorithm");
  }
}

TEST_CASE("an algorithm of another kind of key does not reach that key") {
  CHECK(fault_of(read(ec_key().sign({{"alg", "ES256"}, {"kid", "rsa"}}, good_claims().dump()))) == "unknown_key");
  CHECK(fault_with_headers({{"alg", "RS256"}, {"kid", "ec"}}) == "unknown_key");
}

TEST_CASE("a key that the provider ties to one algorithm signs with no other") {
  const KeySet tied = read_key_set(jwks({rsa_key().jwk({{"alg", "PS256"}})}));
  const auto fault = [&](const char* algorithm) {
    const std::string token = rsa_key().sign({{"alg", algorithm}, {"kid", "rsa"}}, good_claims().dump());
    return fault_of(read_id_token(token, tied, kExpected, kNow));
  };
  CHECK(fault("PS256") == "");
  CHECK(fault("RS256") == "unknown_key");
}

TEST_CASE("a header that must be understood is refused, whatever it holds") {
  for (const json& critical : {json{"exp"}, json{"b64"}, json::array(), json("exp"), json::object()}) {
    INFO(critical.dump());
    CHECK(fault_with_headers({{"alg", "RS256"}, {"kid", "rsa"}, {"crit", critical}}) == "unsupported_algorithm");
  }
}

TEST_CASE("a critical header that is no list is refused before the signature is looked at") {
  for (const char* critical : {"null", "true", "7", "\"\""}) {
    INFO(critical);
    const std::string head = std::string(R"({"alg":"RS256","kid":"rsa","crit":)") + critical + "}";
    CHECK(fault_of(read(base64url(head) + "." + base64url(good_claims().dump()) + ".AAAA")) == "unsupported_algorithm");
  }
}

TEST_CASE("a token of another type is refused") {
  for (const char* type : {"at+jwt", "logout+jwt", "JWE"})
    CHECK(fault_with_headers({{"alg", "RS256"}, {"kid", "rsa"}, {"typ", type}}) == "unsupported_algorithm");
  CHECK(fault_with_headers({{"alg", "RS256"}, {"kid", "rsa"}, {"typ", "jwt"}}) == "");
}

TEST_CASE("the issuer is compared letter by letter") {
  for (const char* issuer : {"https://login.example.se/", "https://LOGIN.example.se", "http://login.example.se", ""})
    CHECK(fault_with("iss", issuer) == "other_issuer");
  CHECK(fault_with("iss", json::array({kIssuer})) == "other_issuer");
  CHECK(fault_without("iss") == "other_issuer");
}

TEST_CASE("the token is for us: alone, or for several with us as the authorized party") {
  CHECK(fault_with("aud", "another") == "other_audience");
  CHECK(fault_with("aud", json::array()) == "other_audience");
  CHECK(fault_with("aud", json::array({"another"})) == "other_audience");
  CHECK(fault_with("aud", 7) == "other_audience");
  CHECK(fault_without("aud") == "other_audience");
  CHECK(fault_with("aud", json::array({kClient})) == "");
  CHECK(fault_with("aud", json::array({kClient, "another"})) == "other_audience");
  CHECK(fault_with("azp", kClient) == "");
  CHECK(fault_with("azp", "another") == "other_audience");
  CHECK(fault_with("azp", 7) == "other_audience");
  json shared = good_claims();
  shared["aud"] = {"another", kClient};
  shared["azp"] = kClient;
  CHECK(fault_of(read(signed_claims(shared))) == "");
  shared["azp"] = "another";
  CHECK(fault_of(read(signed_claims(shared))) == "other_audience");
}

TEST_CASE("the nonce is that of this sign-in, and an expectation without one is met by nobody") {
  CHECK(fault_with("nonce", "another") == "other_nonce");
  CHECK(fault_with("nonce", json::array({kNonce})) == "other_nonce");
  CHECK(fault_without("nonce") == "other_nonce");
  json claims = good_claims();
  claims["nonce"] = "";
  Expectation empty = kExpected;
  empty.nonce = "";
  CHECK(fault_of(read_id_token(signed_claims(claims), keys(), empty, kNow)) == "other_nonce");
}

TEST_CASE("a token ends a minute after it says, to the second") {
  CHECK(fault_with("exp", kNowSeconds - 59) == "");
  CHECK(fault_with("exp", kNowSeconds - 60) == "expired");
  CHECK(fault_with("exp", kNowSeconds - 59.5) == "");
  CHECK(fault_with("exp", -1e300) == "expired");
  CHECK(fault_with("exp", 0) == "expired");
}

TEST_CASE("a token begins a minute before it says, to the second") {
  CHECK(fault_with("nbf", kNowSeconds + 60) == "");
  CHECK(fault_with("nbf", kNowSeconds + 61) == "not_yet_valid");
  CHECK(fault_with("iat", kNowSeconds + 60) == "");
  CHECK(fault_with("iat", kNowSeconds + 61) == "not_yet_valid");
  CHECK(fault_with("iat", 1e300) == "not_yet_valid");
}

TEST_CASE("times that are missing or no numbers are no times") {
  for (const char* claim : {"exp", "iat"}) {
    CHECK(fault_without(claim) == "malformed");
    CHECK(fault_with(claim, std::to_string(kNowSeconds + 100)) == "malformed");
    CHECK(fault_with(claim, nullptr) == "malformed");
  }
  CHECK(fault_without("nbf") == "");
  CHECK(fault_with("nbf", "soon") == "malformed");
}

TEST_CASE("a subject is a text from 1 to 255 bytes") {
  CHECK(fault_without("sub") == "malformed");
  CHECK(fault_with("sub", "") == "malformed");
  CHECK(fault_with("sub", 42) == "malformed");
  CHECK(fault_with("sub", std::string(255, 'a')) == "");
  CHECK(fault_with("sub", std::string(256, 'a')) == "malformed");
}

TEST_CASE("groups are a list of texts or one text, under the name that is configured; anything else is none") {
  const auto groups = [](const json& value, const char* claim = "groups") {
    json claims = good_claims();
    claims.erase("groups");
    claims[claim] = value;
    Expectation expected = kExpected;
    expected.groups_claim = claim;
    return std::get<Person>(read_id_token(signed_claims(claims), keys(), expected, kNow)).groups;
  };
  CHECK(groups("planerare") == std::vector<std::string>{"planerare"});
  CHECK(groups({"a", 7, nullptr, {"b"}, "c"}) == std::vector<std::string>{"a", "c"});
  CHECK(groups({"a"}, "https://stad.example/roller") == std::vector<std::string>{"a"});
  CHECK(groups({{"planerare", true}}).empty());
  CHECK(groups(nullptr).empty());
  CHECK(groups(json(std::vector<std::string>(2000, "g"))).size() == 1000);
}

TEST_CASE("what is no token is malformed, whatever it is") {
  const std::string token = signed_claims(good_claims());
  for (const std::string& text :
       {std::string{}, std::string{"."}, std::string{".."}, std::string{"..."}, std::string{"a.b.c"}, std::string{"{}"},
        std::string(5, '\0'), token + ".", "." + token, token + "..", token.substr(0, token.find('.')),
        base64url("[]") + ".e30.AAAA", base64url("{\"alg\":7}") + ".e30.AAAA", base64url("{\"alg\"") + ".e30.AAAA"}) {
    INFO(text);
    const std::string fault = fault_of(read(text));
    CHECK((fault == "malformed" || fault == "unsupported_algorithm"));
  }
}

TEST_CASE("parts of a length that no bytes have, with padding or with other signs end nothing but the token") {
  const std::string token = signed_claims(good_claims());
  const auto first = token.find('.'), last = token.rfind('.');
  const std::string parts[] = {token.substr(0, first), token.substr(first + 1, last - first - 1),
                               token.substr(last + 1)};
  for (int changed = 0; changed < 3; ++changed) {
    for (const std::string& part : {std::string("A"), std::string("AAAAA"), parts[changed] + "=", parts[changed] + "+/",
                                    parts[changed] + "\n", parts[changed] + std::string(1, '\0')}) {
      INFO(changed << " " << part);
      std::string text;
      for (int i = 0; i < 3; ++i) text += (i == 0 ? "" : ".") + (i == changed ? part : parts[i]);
      CHECK(fault_of(read(text)) == "malformed");
    }
  }
}

TEST_CASE("claims that are signed and no object are malformed") {
  for (const char* payload : {"", "[]", "null", "7", "{", "{\"iss\":\"\xff\"}"})
    CHECK(fault_of(read(rsa_key().sign({{"alg", "RS256"}, {"kid", "rsa"}}, payload))) == "malformed");
}

TEST_CASE("a token of more than 64 KiB is not read, though its signature is right") {
  json claims = good_claims();
  claims["more"] = std::string(30'000, 'x');
  CHECK(fault_of(read(signed_claims(claims))) == "");
  claims["more"] = std::string(kLongestToken, 'x');
  CHECK(fault_of(read(signed_claims(claims))) == "malformed");
}
