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

/// The members that make a public key: whatever else a provider writes there does not reach the library.
std::string public_parts(const Json& key, std::initializer_list<const char*> names) {
  Json parts = Json::object();
  for (const char* name : names) parts[name] = text_in(key, name);
  return parts.dump();
}

bool is_for_signatures(const Json& key) {
  if (key.contains("use") && text_in(key, "use") != "sig") return false;
  const auto operations = key.find("key_ops");
  return operations == key.end() ||
         (operations->is_array() && std::find(operations->begin(), operations->end(), "verify") != operations->end());
}

std::optional<VerificationKey> read_key(const Json& json) {
  if (!json.is_object() || !is_for_signatures(json)) return std::nullopt;
  VerificationKey key{.id = text_in(json, "kid"), .jwk = ""};
  const std::string type = text_in(json, "kty");
  if (type == "RSA") key.jwk = public_parts(json, {"kty", "n", "e"});
  if (type == "EC") key.jwk = public_parts(json, {"kty", "crv", "x", "y"});
  const auto kind = key.jwk.empty() ? std::nullopt : kind_of_key(key.jwk);
  if (!kind) return std::nullopt;
  key.kind = *kind;
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
