// Front door of server/oidc: signing in at the city's own log-in, by OpenID Connect (authorization code with PKCE).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"
#include "server/oidc/back_channel.hpp"
#include "server/oidc/pending_sign_ins.hpp"
#include "server/oidc/person.hpp"
#include "server/oidc/provider_documents.hpp"
#include "server/oidc/refusal.hpp"

namespace tryggkarta::oidc {

struct ProviderSettings {
  std::string issuer;
  std::string client_id;
  std::string client_secret;  ///< empty for a client that has none
  std::string redirect_uri;   ///< where the provider sends people back to
  std::string scopes = "openid profile";
  std::string groups_claim = "groups";
};

/// Where to send the browser, and what to give it in a cookie for as long as PendingSignIns::kLife.
struct Departure {
  std::string address;
  std::string browser;
};

/// Who has come back, and where they wanted to go.
struct Return {
  Person person;
  std::string next;
};

/// Safe to use from any thread. A call may wait for the provider, as long as the back channel allows.
class Provider {
 public:
  /// Throws Error(bad_input) for an issuer that is no safe address (address_text.hpp).
  Provider(ProviderSettings settings, BackChannel ask, Clock now);

  /// Throws Refusal where the provider cannot be asked where its page is. `client` is the address of who asks.
  Departure begin(std::string next, std::string client);
  /// `answer` is what the provider had the browser bring, `browser` what that has in its cookie. Throws Refusal for
  /// everything but a person whom the provider vouches for, here and now.
  Return finish(const std::vector<http::Parameter>& answer, std::string_view browser);

 private:
  std::string code_in(const std::vector<http::Parameter>& answer);
  std::string token_for(const std::string& code, const std::string& verifier);
  Person person_in(const std::string& token, const std::string& nonce);

  const ProviderSettings settings_;
  const BackChannel ask_;
  const Clock now_;
  ProviderDocuments documents_;
  PendingSignIns pending_;
};

}  // namespace tryggkarta::oidc
