#include "server/oidc/discovery.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/oidc/address_text.hpp"
#include "server/oidc/refusal.hpp"

namespace tryggkarta::oidc {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& detail) { throw Refusal(Reason::provider_unfit, "discovery: " + detail); }

std::string address_in(const Json& document, const char* name) {
  const auto found = document.find(name);
  if (found == document.end() || !found->is_string()) refuse(std::string(name) + " is missing");
  auto address = found->get<std::string>();
  if (!is_safe_address(address)) refuse(std::string(name) + " is not https");
  return address;
}

/// Whether a list names the word; a list that is not there says nothing against it.
bool allows(const Json& document, const char* list, std::string_view word) {
  const auto found = document.find(list);
  if (found == document.end()) return true;
  return found->is_array() && std::find(found->begin(), found->end(), Json(word)) != found->end();
}

ClientProof proof_in(const Json& document) {
  constexpr const char* kList = "token_endpoint_auth_methods_supported";
  const bool form_alone =
      !allows(document, kList, "client_secret_basic") && allows(document, kList, "client_secret_post");
  return form_alone ? ClientProof::in_form : ClientProof::basic;
}

}  // namespace

std::string discovery_address(std::string_view issuer) {
  std::string address{issuer};
  while (address.ends_with('/')) address.pop_back();
  return address + "/.well-known/openid-configuration";
}

Discovery read_discovery(std::string_view json, std::string_view issuer) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object()) refuse("no JSON object");
  const auto named = document.find("issuer");
  if (named == document.end() || *named != Json(issuer)) refuse("another issuer");
  if (!allows(document, "response_types_supported", "code")) refuse("no code flow");
  if (!allows(document, "code_challenge_methods_supported", "S256")) refuse("no PKCE with S256");
  Discovery discovery{.authorization_endpoint = address_in(document, "authorization_endpoint"),
                      .token_endpoint = address_in(document, "token_endpoint"),
                      .jwks_uri = address_in(document, "jwks_uri"),
                      .proof = proof_in(document)};
  const auto names_itself = document.find("authorization_response_iss_parameter_supported");
  discovery.names_itself = names_itself != document.end() && *names_itself == Json(true);
  return discovery;
}

}  // namespace tryggkarta::oidc
