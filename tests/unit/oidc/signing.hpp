// Keys and signed tokens as a provider makes them, and as somebody hostile does.
#pragma once

#include <cjose/cjose.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "geo/time/local_time.hpp"

namespace tryggkarta::oidc::testing {

inline constexpr std::int64_t kNowSeconds = 1'790'000'000;
inline const time::Instant kNow{std::chrono::seconds{kNowSeconds}};

/// A private key with a name.
class SigningKey {
 public:
  static SigningKey rsa(const std::string& id, std::size_t bits = 2048);
  static SigningKey ec(const std::string& id, cjose_jwk_ec_curve curve = CJOSE_JWK_EC_P_256);
  /// A secret that both sides know: what HS256 signs with.
  static SigningKey shared(const std::string& secret);

  /// The public JWK, with `kid` and what else is given.
  nlohmann::json jwk(const nlohmann::json& more = nlohmann::json::object()) const;
  /// A compact JWS with these headers: texts, lists and objects.
  std::string sign(const nlohmann::json& headers, const std::string& payload) const;

 private:
  SigningKey(std::string id, cjose_jwk_t* key);
  std::string id_;
  std::shared_ptr<cjose_jwk_t> key_;
};

std::string base64url(const std::string& text);

/// {"keys": […]}
std::string jwks(const std::vector<nlohmann::json>& keys);

/// Claims of a token that is right in everything for kIssuer, kClient and kNonce at kNow.
nlohmann::json good_claims();
inline constexpr const char* kIssuer = "https://login.example.se";
inline constexpr const char* kClient = "tryggkarta";
inline constexpr const char* kNonce = "n-0S6_WzA2Mj";

}  // namespace tryggkarta::oidc::testing
