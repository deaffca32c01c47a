#include "tests/unit/oidc/signing.hpp"

#include <stdexcept>

namespace tryggkarta::oidc::testing {

namespace {

/// What the library gives, or the test cannot go on.
template <class Pointer>
Pointer required(Pointer pointer) {
  if (pointer == nullptr) throw std::runtime_error("cjose refuses");
  return pointer;
}

std::string taken(char* text) {
  std::string copy{required(text)};
  cjose_get_dealloc()(text);
  return copy;
}

}  // namespace

SigningKey::SigningKey(std::string id, cjose_jwk_t* key)
    : id_(std::move(id)), key_(required(key), [](cjose_jwk_t* each) { cjose_jwk_release(each); }) {}

SigningKey SigningKey::rsa(const std::string& id, std::size_t bits) {
  cjose_err error{};
  return {id, cjose_jwk_create_RSA_random(bits, nullptr, 0, &error)};
}

SigningKey SigningKey::ec(const std::string& id, cjose_jwk_ec_curve curve) {
  cjose_err error{};
  return {id, cjose_jwk_create_EC_random(curve, &error)};
}

SigningKey SigningKey::shared(const std::string& secret) {
  cjose_err error{};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(secret.data());  // NOLINT: bytes are bytes
  return {"shared", cjose_jwk_create_oct_spec(bytes, secret.size(), &error)};
}

nlohmann::json SigningKey::jwk(const nlohmann::json& more) const {
  cjose_err error{};
  auto json = nlohmann::json::parse(taken(cjose_jwk_to_json(key_.get(), false, &error)));
  json["kid"] = id_;
  json.update(more);
  return json;
}

std::string SigningKey::sign(const nlohmann::json& headers, const std::string& payload) const {
  cjose_err error{};
  const std::unique_ptr<cjose_header_t, decltype(&cjose_header_release)> header{required(cjose_header_new(&error)),
                                                                                &cjose_header_release};
  for (const auto& [name, value] : headers.items()) {
    if (value.is_string()) {
      cjose_header_set(header.get(), name.c_str(), value.get<std::string>().c_str(), &error);
    } else {
      cjose_header_set_raw(header.get(), name.c_str(), value.dump().c_str(), &error);
    }
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(payload.data());  // NOLINT: bytes are bytes
  const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> token{
      required(cjose_jws_sign(key_.get(), header.get(), bytes, payload.size(), &error)), &cjose_jws_release};
  const char* text = nullptr;
  if (!cjose_jws_export(token.get(), &text, &error)) throw std::runtime_error("cjose refuses");
  return text;
}

std::string base64url(const std::string& text) {
  cjose_err error{};
  char* encoded = nullptr;
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());  // NOLINT: bytes are bytes
  if (!cjose_base64url_encode(bytes, text.size(), &encoded, &size, &error)) throw std::runtime_error("cjose refuses");
  return taken(encoded);
}

std::string jwks(const std::vector<nlohmann::json>& keys) { return nlohmann::json{{"keys", keys}}.dump(); }

nlohmann::json good_claims() {
  return {{"iss", kIssuer},
          {"aud", kClient},
          {"sub", "42"},
          {"nonce", kNonce},
          {"iat", kNowSeconds - 1},
          {"exp", kNowSeconds + 300},
          {"name", "Anna Ek"},
          {"preferred_username", "anna"},
          {"email", "anna@stad.example"},
          {"groups", {"planerare", "annat"}}};
}

}  // namespace tryggkarta::oidc::testing
