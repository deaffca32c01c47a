#include "server/oidc/provider.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "server/oidc/address_text.hpp"
#include "server/oidc/id_token.hpp"
#include "server/oidc/refusal.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::oidc {

namespace {

using Answer = std::vector<http::Parameter>;

/// Nothing where it is not there. Throws Refusal(malformed_answer) where it is there twice: which one is meant?
std::optional<std::string> parameter(const Answer& answer, std::string_view name) {
  std::optional<std::string> value;
  for (const http::Parameter& each : answer) {
    if (each.name != name) continue;
    if (value) throw Refusal(Reason::malformed_answer, std::string(name) + " is there twice");
    value = each.value;
  }
  return value;
}

/// An error code as RFC 6749 has them, fit for the log; other text is not repeated.
std::string error_word(std::string_view text) {
  const bool is_word = !text.empty() && text.size() <= 40 &&
                       std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return is_word ? std::string(text) : "an error without a name";
}

std::string text_in(const nlohmann::json& document, const char* name) {
  if (!document.is_object()) return {};
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Reason reason_for(TokenFault fault) {
  const bool is_time = fault == TokenFault::expired || fault == TokenFault::not_yet_valid;
  return is_time ? Reason::clocks_differ : Reason::token_not_genuine;
}

}  // namespace

Provider::Provider(ProviderSettings settings, BackChannel ask, Clock now)
    : settings_(std::move(settings)),
      ask_(std::move(ask)),
      now_(std::move(now)),
      documents_(settings_.issuer, ask_, now_) {
  if (is_safe_address(settings_.issuer)) return;
  throw Error(ErrorKind::bad_input,
              "oidc.issuer must be an https address (http only for 127.0.0.1, [::1] and "
              "localhost), without user name and fragment: write it as the provider does");
}

Departure Provider::begin(std::string next, std::string client) {
  const Discovery discovery = documents_.discovery();
  PendingSignIn sign_in{.browser = session::random_secret(),
                        .nonce = session::random_secret(),
                        .verifier = session::random_secret(),
                        .next = std::move(next),
                        .client = std::move(client)};
  Fields fields{{"response_type", "code"},
                {"client_id", settings_.client_id},
                {"redirect_uri", settings_.redirect_uri},
                {"scope", settings_.scopes},
                {"nonce", sign_in.nonce},
                {"code_challenge", session::digest_of(sign_in.verifier)},
                {"code_challenge_method", "S256"}};
  Departure departure{.address = "", .browser = sign_in.browser};
  fields.emplace_back("state", pending_.keep(std::move(sign_in), now_()));
  departure.address = with_fields(discovery.authorization_endpoint, fields);
  return departure;
}

Return Provider::finish(const Answer& answer, std::string_view browser) {
  const auto state = parameter(answer, "state");
  auto sign_in = pending_.take(state.value_or(""), browser, now_());
  if (!sign_in) throw Refusal(Reason::unknown_sign_in, state ? "state is unknown here" : "state is missing");
  const std::string token = token_for(code_in(answer), sign_in->verifier);
  return {person_in(token, sign_in->nonce), std::move(sign_in->next)};
}

std::string Provider::code_in(const Answer& answer) {
  const auto issuer = parameter(answer, "iss");
  // RFC 9207: who answers says so. A provider that always does is not believed when it does not.
  if (issuer ? *issuer != settings_.issuer : documents_.discovery().names_itself)
    throw Refusal(Reason::other_issuer, issuer ? "iss is another" : "iss is missing");
  if (const auto error = parameter(answer, "error")) {
    throw Refusal(*error == "access_denied" ? Reason::denied : Reason::provider_error, error_word(*error));
  }
  const auto code = parameter(answer, "code");
  if (!code || code->empty()) throw Refusal(Reason::malformed_answer, "code is missing");
  return *code;
}

std::string Provider::token_for(const std::string& code, const std::string& verifier) {
  const Discovery discovery = documents_.discovery();
  Fields form{{"grant_type", "authorization_code"},
              {"code", code},
              {"redirect_uri", settings_.redirect_uri},
              {"code_verifier", verifier}};
  Call call{.address = discovery.token_endpoint};
  if (settings_.client_secret.empty() || discovery.proof == ClientProof::in_form) {
    form.emplace_back("client_id", settings_.client_id);
    if (!settings_.client_secret.empty()) form.emplace_back("client_secret", settings_.client_secret);
  } else {
    // Encoded first (RFC 6749, 2.3.1), so that no colon in them is taken for the one between them.
    call.user = encoded(settings_.client_id);
    call.password = encoded(settings_.client_secret);
  }
  call.form = encoded(form);
  const Reply reply = ask_(call);
  const auto document = nlohmann::json::parse(reply.body, nullptr, false);
  if (reply.status != 200) {
    throw Refusal(Reason::code_refused,
                  "status " + std::to_string(reply.status) + ", " + error_word(text_in(document, "error")));
  }
  std::string token = text_in(document, "id_token");
  if (token.empty()) throw Refusal(Reason::code_refused, "no ID token: the scopes must hold openid");
  return token;
}

Person Provider::person_in(const std::string& token, const std::string& nonce) {
  const Expectation expected{.issuer = settings_.issuer,
                             .client_id = settings_.client_id,
                             .nonce = nonce,
                             .groups_claim = settings_.groups_claim};
  auto reading = read_id_token(token, documents_.keys(), expected, now_());
  const auto* fault = std::get_if<TokenFault>(&reading);
  if (fault != nullptr && *fault == TokenFault::unknown_key) {
    reading = read_id_token(token, documents_.newer_keys(), expected, now_());
    fault = std::get_if<TokenFault>(&reading);
  }
  if (fault != nullptr) throw Refusal(reason_for(*fault), "ID token: " + std::string(name_of(*fault)));
  return std::get<Person>(std::move(reading));
}

}  // namespace tryggkarta::oidc
