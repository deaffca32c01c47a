// A provider in memory: what it answers on the back channel is written down in the test.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/oidc/back_channel.hpp"
#include "server/oidc/provider_documents.hpp"
#include "server/oidc/refusal.hpp"
#include "tests/unit/oidc/signing.hpp"

namespace tryggkarta::oidc::testing {

struct SmallProvider {
  SigningKey key = SigningKey::ec("one");
  nlohmann::json discovery{{"issuer", kIssuer},
                           {"authorization_endpoint", "https://login.example.se/auth"},
                           {"token_endpoint", "https://login.example.se/token"},
                           {"jwks_uri", "https://login.example.se/keys"}};
  Reply token{200, "{}"};
  bool is_silent = false;
  std::vector<Call> calls;
  time::Instant now = kNow;

  BackChannel back_channel() {
    return [this](const Call& call) {
      calls.push_back(call);
      if (is_silent) throw Refusal(Reason::provider_silent, "nobody there");
      if (call.address == "https://login.example.se/keys") return Reply{200, jwks({key.jwk()})};
      if (call.address == "https://login.example.se/token") return token;
      return Reply{200, discovery.dump()};
    };
  }
  Clock clock() {
    return [this] { return now; };
  }
  std::size_t calls_to(const std::string& ending) const {
    std::size_t count = 0;
    for (const Call& call : calls) count += call.address.ends_with(ending) ? 1 : 0;
    return count;
  }
  void answer_with(const nlohmann::json& claims) {
    token.body =
        nlohmann::json{{"id_token", key.sign({{"alg", "ES256"}, {"kid", key.jwk()["kid"]}}, claims.dump())}}.dump();
  }
};

/// Why `act` came to nothing.
template <class Act>
std::string reason_of(const Act& act) {
  try {
    act();
  } catch (const Refusal& refusal) {
    return std::string(refusal.reason_name());
  }
  return "";
}

}  // namespace tryggkarta::oidc::testing
