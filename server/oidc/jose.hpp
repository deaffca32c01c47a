// Signed tokens and keys (JWS, JWK). cjose ends in its source file.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tryggkarta::oidc {

/// The algorithms that are believed: all of them asymmetric, so that who can check cannot sign.
enum class Algorithm { rs256, ps256, es256 };
std::optional<Algorithm> parse_algorithm(std::string_view name);

/// Without padding, and of a length that bytes can have. The library ends the program over other text: nothing may
/// reach it that this does not hold for.
bool is_base64url(std::string_view text);

/// What a key is good for: RSA from 2048 to 8192 bits, or the curve P-256.
enum class KeyKind { rsa, p256 };
/// Nothing for a JWK (JSON, its numbers in base64url) that is no such public key.
std::optional<KeyKind> kind_of_key(const std::string& jwk);

/// A token in three parts, read and not yet believed.
class SignedToken {
 public:
  /// Nothing for what is no compact JWS.
  static std::optional<SignedToken> read(std::string_view text);
  SignedToken(SignedToken&&) noexcept;
  ~SignedToken();

  /// A text of the protected header, "" where it has none of that name.
  std::string header(const char* name) const;
  /// Whether the protected header has the name, whatever its value.
  bool has_header(const char* name) const;
  /// The payload, if this key has signed it with the algorithm that the header names; the caller has allowed that one.
  std::optional<std::string> signed_by(const std::string& jwk) const;

 private:
  struct Parts;
  explicit SignedToken(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace tryggkarta::oidc
