// What a provider says about itself (OpenID Connect Discovery 1.0).
#pragma once

#include <string>
#include <string_view>

namespace tryggkarta::oidc {

/// How this server proves to the provider who it is.
enum class ClientProof { basic, in_form };

struct Discovery {
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string jwks_uri;
  ClientProof proof = ClientProof::basic;
  bool names_itself = false;  ///< every answer carries `iss` (RFC 9207)
};

/// Where the document lies.
std::string discovery_address(std::string_view issuer);

/// Throws Refusal(provider_unfit) for what is no such document, is another issuer's, names an address that is not safe,
/// or rules out the code flow with S256.
Discovery read_discovery(std::string_view json, std::string_view issuer);

}  // namespace tryggkarta::oidc
