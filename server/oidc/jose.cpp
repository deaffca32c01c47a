#include "server/oidc/jose.hpp"

#include <cjose/cjose.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tryggkarta::oidc {

namespace {

constexpr std::size_t kFewestBits = 2048;
constexpr std::size_t kMostBits = 8192;  // a longer one would keep a thread busy

struct KeyEnd {
  void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};
using Key = std::unique_ptr<cjose_jwk_t, KeyEnd>;

struct TokenEnd {
  void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
};

Key key_of(const std::string& jwk) {
  cjose_err error{};
  return Key{cjose_jwk_import(jwk.data(), jwk.size(), &error)};
}

std::string decoded(std::string_view base64url) {
  cjose_err error{};
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (!cjose_base64url_decode(base64url.data(), base64url.size(), &bytes, &size, &error)) return {};
  std::string text(bytes, bytes + size);
  cjose_get_dealloc()(bytes);
  return text;
}

}  // namespace

std::optional<Algorithm> parse_algorithm(std::string_view name) {
  if (name == "RS256") return Algorithm::rs256;
  if (name == "PS256") return Algorithm::ps256;
  if (name == "ES256") return Algorithm::es256;
  return std::nullopt;
}

bool is_base64url(std::string_view text) {
  return text.size() % 4 != 1 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

std::optional<KeyKind> kind_of_key(const std::string& jwk) {
  const Key key = key_of(jwk);
  if (!key) return std::nullopt;
  cjose_err error{};
  const auto type = cjose_jwk_get_kty(key.get(), &error);
  if (type == CJOSE_JWK_KTY_RSA) {
    const std::size_t bits = cjose_jwk_get_keysize(key.get(), &error);
    return bits >= kFewestBits && bits <= kMostBits ? std::optional(KeyKind::rsa) : std::nullopt;
  }
  if (type == CJOSE_JWK_KTY_EC && cjose_jwk_EC_get_curve(key.get(), &error) == CJOSE_JWK_EC_P_256) return KeyKind::p256;
  return std::nullopt;
}

struct SignedToken::Parts {
  std::unique_ptr<cjose_jws_t, TokenEnd> token;
  nlohmann::json headers;  ///< to see which there are: the library tells of texts, lists and objects alone
};

SignedToken::SignedToken(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SignedToken::SignedToken(SignedToken&&) noexcept = default;
SignedToken::~SignedToken() = default;

std::optional<SignedToken> SignedToken::read(std::string_view text) {
  const auto first = text.find('.'), last = text.rfind('.');
  if (first == last || !is_base64url(text.substr(0, first)) || !is_base64url(text.substr(last + 1)) ||
      !is_base64url(text.substr(first + 1, last - first - 1)))
    return std::nullopt;
  cjose_err error{};
  auto parts = std::make_unique<Parts>();
  parts->token.reset(cjose_jws_import(text.data(), text.size(), &error));
  if (!parts->token) return std::nullopt;
  parts->headers = nlohmann::json::parse(decoded(text.substr(0, first)), nullptr, false);
  if (!parts->headers.is_object()) return std::nullopt;
  return SignedToken{std::move(parts)};
}

std::string SignedToken::header(const char* name) const {
  cjose_err error{};
  const char* text = cjose_header_get(cjose_jws_get_protected(parts_->token.get()), name, &error);
  return text == nullptr ? std::string{} : std::string{text};
}

bool SignedToken::has_header(const char* name) const { return parts_->headers.contains(name); }

std::optional<std::string> SignedToken::signed_by(const std::string& jwk) const {
  const Key key = key_of(jwk);
  cjose_err error{};
  if (!key || !cjose_jws_verify(parts_->token.get(), key.get(), &error)) return std::nullopt;
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  // What was verified is what is read: both are the library's.
  if (!cjose_jws_get_plaintext(parts_->token.get(), &bytes, &size, &error)) return std::nullopt;
  return std::string(bytes, bytes + size);
}

}  // namespace tryggkarta::oidc
