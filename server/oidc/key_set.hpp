// The keys with which a provider signs (JWKS, RFC 7517).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/oidc/jose.hpp"

namespace tryggkarta::oidc {

struct VerificationKey {
  std::string id;  ///< `kid`; may be empty
  KeyKind kind = KeyKind::rsa;
  std::optional<Algorithm> only;  ///< `alg`, where the provider ties the key to one
  std::string jwk;                ///< its public parts alone

  bool fits(Algorithm algorithm) const;
};

using KeySet = std::vector<VerificationKey>;

/// Keys for signatures that are good enough (KeyKind), at most 50; others are passed over. Throws
/// Refusal(provider_unfit) for what is no JWKS.
KeySet read_key_set(std::string_view json);

}  // namespace tryggkarta::oidc
