#include "server/oidc/key_set.hpp"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "server/oidc/refusal.hpp"

namespace tryggkarta::oidc {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostKeys = 50;

std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// The members that make a public key: whatever else a provider writes there does not reach the library. Nothing where
/// one of its numbers is none.
std::optional<std::string> public_parts(const Json& key, std::initializer_list<const char*> numbers) {
  Json parts{{"kty", text_in(key, "kty")}};
  if (key.contains("crv")) parts["crv"] = text_in(key, "crv");
  for (const char* name : numbers) {
    std::string number = text_in(key, name);
    if (number.empty() || !is_base64url(number)) return std::nullopt;
    parts[name] = std::move(number);
  }
  return parts.dump();
}

/// Nothing for a kind of key that we do not use.
std::optional<std::string> public_key(const Json& key) {
  const std::string type = text_in(key, "kty");
  if (type == "RSA") return public_parts(key, {"n", "e"});
  if (type == "EC") return public_parts(key, {"x", "y"});
  return std::nullopt;
}

bool is_for_signatures(const Json& key) {
  if (key.contains("use") && text_in(key, "use") != "sig") return false;
  const auto operations = key.find("key_ops");
  return operations == key.end() ||
         (operations->is_array() && std::find(operations->begin(), operations->end(), "verify") != operations->end());
}

std::optional<VerificationKey> read_key(const Json& json) {
  if (!json.is_object() || !is_for_signatures(json)) return std::nullopt;
  const auto jwk = public_key(json);
  const auto kind = jwk ? kind_of_key(*jwk) : std::nullopt;
  if (!kind) return std::nullopt;
  VerificationKey key{.id = text_in(json, "kid"), .kind = *kind, .jwk = *jwk};
  if (!json.contains("alg")) return key;
  key.only = parse_algorithm(text_in(json, "alg"));
  return key.only ? std::optional(key) : std::nullopt;
}

}  // namespace

bool VerificationKey::fits(Algorithm algorithm) const {
  const KeyKind needed = algorithm == Algorithm::es256 ? KeyKind::p256 : KeyKind::rsa;
  return kind == needed && only.value_or(algorithm) == algorithm;
}

KeySet read_key_set(std::string_view json) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("keys") || !document["keys"].is_array())
    throw Refusal(Reason::provider_unfit, "keys: no JWKS");
  KeySet keys;
  for (const Json& each : document["keys"]) {
    if (keys.size() == kMostKeys) break;
    if (auto key = read_key(each)) keys.push_back(std::move(*key));
  }
  return keys;
}

}  // namespace tryggkarta::oidc
