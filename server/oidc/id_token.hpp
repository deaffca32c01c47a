// Whether an ID token is genuine and meant for us (OpenID Connect Core 1.0, 3.1.3.7), and what it says.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "geo/time/local_time.hpp"
#include "server/oidc/key_set.hpp"
#include "server/oidc/person.hpp"

namespace tryggkarta::oidc {

/// What must stand in the token, and where the groups are.
struct Expectation {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  std::string groups_claim = "groups";
};

/// The first thing that is wrong with a token.
enum class TokenFault {
  malformed,              ///< no JWS, longer than kLongestToken, or without what every ID token has
  unsupported_algorithm,  ///< another than RS256, PS256, ES256; or a header that must be understood and is not
  unknown_key,            ///< the provider may have new keys by now
  bad_signature,
  other_issuer,
  other_audience,
  other_nonce,
  expired,
  not_yet_valid,
};
/// "bad_signature".
std::string_view name_of(TokenFault fault);

inline constexpr std::size_t kLongestToken = 64u * 1024;
/// How far the provider's clock and ours may differ.
inline constexpr std::chrono::seconds kSkew{60};

/// Looks at nothing but its arguments. Nothing in the token is read before its signature holds.
std::variant<Person, TokenFault> read_id_token(std::string_view token, const KeySet& keys, const Expectation& expected,
                                               time::Instant now);

}  // namespace tryggkarta::oidc
