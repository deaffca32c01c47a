#include "server/oidc/id_token.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "server/oidc/jose.hpp"

namespace tryggkarta::oidc {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostGroups = 1000;
constexpr std::size_t kLongestText = 255;  // of a subject, by OpenID Connect Core 2

std::string text_in(const Json& claims, const std::string& name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// Seconds since 1970, which may have decimals.
std::optional<double> moment_in(const Json& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

bool is_jwt(std::string_view type) {
  constexpr std::string_view kType = "jwt";
  return type.empty() || std::equal(type.begin(), type.end(), kType.begin(), kType.end(),
                                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// The payload, once a key of the provider's has signed it.
std::variant<std::string, TokenFault> signed_payload(const SignedToken& token, const KeySet& keys) {
  const auto algorithm = parse_algorithm(token.header("alg"));
  // A header that must be understood (RFC 7515, 4.1.11) would change what the signature means.
  if (!algorithm || token.has_header("crit") || !is_jwt(token.header("typ"))) return TokenFault::unsupported_algorithm;
  const std::string id = token.header("kid");
  bool has_tried = false;
  for (const VerificationKey& key : keys) {
    if (!key.fits(*algorithm) || (!id.empty() && key.id != id)) continue;
    if (auto payload = token.signed_by(key.jwk)) return std::move(*payload);
    has_tried = true;
  }
  // Without a name of its key, a token may be signed with one that is not there yet.
  return has_tried && !id.empty() ? TokenFault::bad_signature : TokenFault::unknown_key;
}

bool is_for_us(const Json& claims, const std::string& client_id) {
  const auto audience = claims.find("aud");
  if (audience == claims.end()) return false;
  const bool is_list = audience->is_array();
  const bool is_named = is_list ? std::find(audience->begin(), audience->end(), Json(client_id)) != audience->end()
                                : *audience == Json(client_id);
  if (!is_named) return false;
  if (claims.contains("azp")) return text_in(claims, "azp") == client_id;
  return !is_list || audience->size() == 1;
}

std::optional<TokenFault> fault_of_time(const Json& claims, time::Instant now) {
  const auto expires = moment_in(claims, "exp");
  const auto issued = moment_in(claims, "iat");
  const auto begins = moment_in(claims, "nbf");
  if (!expires || !issued || (claims.contains("nbf") && !begins)) return TokenFault::malformed;
  const auto seconds = static_cast<double>(now.time_since_epoch().count());
  const auto skew = static_cast<double>(kSkew.count());
  if (!(seconds < *expires + skew)) return TokenFault::expired;
  if (!(*issued <= seconds + skew) || !(begins.value_or(0) <= seconds + skew)) return TokenFault::not_yet_valid;
  return std::nullopt;
}

std::optional<TokenFault> fault_of(const Json& claims, const Expectation& expected, time::Instant now) {
  if (!claims.is_object()) return TokenFault::malformed;
  if (expected.issuer.empty() || text_in(claims, "iss") != expected.issuer) return TokenFault::other_issuer;
  if (!is_for_us(claims, expected.client_id)) return TokenFault::other_audience;
  if (expected.nonce.empty() || text_in(claims, "nonce") != expected.nonce) return TokenFault::other_nonce;
  const std::string subject = text_in(claims, "sub");
  if (subject.empty() || subject.size() > kLongestText) return TokenFault::malformed;
  return fault_of_time(claims, now);
}

/// A list of texts, or one text.
std::vector<std::string> groups_in(const Json& claims, const std::string& name) {
  const auto found = claims.find(name);
  if (found == claims.end()) return {};
  if (found->is_string()) return {found->get<std::string>()};
  std::vector<std::string> groups;
  if (!found->is_array()) return groups;
  for (const Json& group : *found) {
    if (group.is_string() && groups.size() < kMostGroups) groups.push_back(group.get<std::string>());
  }
  return groups;
}

}  // namespace

std::string_view name_of(TokenFault fault) {
  switch (fault) {
    case TokenFault::malformed: return "malformed";
    case TokenFault::unsupported_algorithm: return "unsupported_algorithm";
    case TokenFault::unknown_key: return "unknown_key";
    case TokenFault::bad_signature: return "bad_signature";
    case TokenFault::other_issuer: return "other_issuer";
    case TokenFault::other_audience: return "other_audience";
    case TokenFault::other_nonce: return "other_nonce";
    case TokenFault::expired: return "expired";
    case TokenFault::not_yet_valid: return "not_yet_valid";
  }
  return {};
}

std::variant<Person, TokenFault> read_id_token(std::string_view text, const KeySet& keys, const Expectation& expected,
                                               time::Instant now) {
  if (text.size() > kLongestToken) return TokenFault::malformed;
  const auto token = SignedToken::read(text);
  if (!token) return TokenFault::malformed;
  const auto payload = signed_payload(*token, keys);
  if (const auto* fault = std::get_if<TokenFault>(&payload)) return *fault;
  const Json claims = Json::parse(std::get<std::string>(payload), nullptr, false);
  if (const auto fault = fault_of(claims, expected, now)) return *fault;
  return Person{.issuer = expected.issuer,
                .subject = text_in(claims, "sub"),
                .name = text_in(claims, "name"),
                .user_name = text_in(claims, "preferred_username"),
                .email = text_in(claims, "email"),
                .groups = groups_in(claims, expected.groups_claim)};
}

}  // namespace tryggkarta::oidc
