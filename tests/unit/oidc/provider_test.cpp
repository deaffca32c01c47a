// The whole exchange, from the button to the person, with everything that can be wrong on the way.
#include "server/oidc/provider.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "server/http/target.hpp"
#include "server/session/password.hpp"
#include "tests/unit/oidc/small_provider.hpp"

using namespace tryggkarta;
using namespace tryggkarta::oidc;
using namespace tryggkarta::oidc::testing;
using namespace std::chrono_literals;
using Answer = std::vector<http::Parameter>;

namespace {

ProviderSettings settings(const std::string& secret = "hemligt: 1") {
  return {.issuer = kIssuer,
          .client_id = kClient,
          .client_secret = secret,
          .redirect_uri = "https://karta.example.se/logga-in/oidc/svar"};
}

/// A field of a query or a form.
std::string field(std::string_view encoded, std::string_view name) {
  for (const auto& each : http::parse_form(encoded, http::Limits{})) {
    if (each.name == name) return each.value;
  }
  return "(none)";
}
std::string field_of_address(std::string_view address, std::string_view name) {
  return field(address.substr(address.find('?') + 1), name);
}

/// A browser that has been sent to the provider, who answers with a good token.
struct Away {
  explicit Away(const std::string& secret = "hemligt: 1")
      : provider(settings(secret), small.back_channel(), small.clock()) {
    departure = provider.begin("/inside/konto", "192.0.2.1");
    claims = good_claims();
    claims["nonce"] = field_of_address(departure.address, "nonce");
    small.answer_with(claims);
  }
  explicit Away(void (*change)(SmallProvider&)) : provider(settings(), small.back_channel(), small.clock()) {
    change(small);
    departure = provider.begin("/inside/konto", "192.0.2.1");
  }
  Answer answer() const { return {{"state", field_of_address(departure.address, "state")}, {"code", "c-1"}}; }
  Answer with(const std::string& name, const std::string& value) const {
    Answer changed = answer();
    changed.push_back({name, value});
    return changed;
  }
  std::string refused(const Answer& given) {
    return reason_of([&] { provider.finish(given, departure.browser); });
  }

  SmallProvider small;
  Provider provider;
  Departure departure;
  nlohmann::json claims;
};

}  // namespace

TEST_CASE("the browser is sent to the provider with state, nonce and a challenge, and new ones each time") {
  Away away;
  const std::string& address = away.departure.address;
  CHECK(address.starts_with("https://login.example.se/auth?"));
  CHECK(field_of_address(address, "response_type") == "code");
  CHECK(field_of_address(address, "client_id") == kClient);
  CHECK(field_of_address(address, "redirect_uri") == "https://karta.example.se/logga-in/oidc/svar");
  CHECK(field_of_address(address, "scope") == "openid profile");
  CHECK(field_of_address(address, "code_challenge_method") == "S256");
  const Departure other = away.provider.begin("/inside/konto", "192.0.2.1");
  CHECK(other.browser != away.departure.browser);
  for (const char* name : {"state", "nonce", "code_challenge"}) {
    CHECK(field_of_address(address, name).size() == 43);
    CHECK(field_of_address(address, name) != field_of_address(other.address, name));
  }
}

TEST_CASE("who comes back is the person of the token, and goes on to where they wanted") {
  Away away;
  const Return back = away.provider.finish(away.with("iss", kIssuer), away.departure.browser);
  CHECK(back.person.subject == "42");
  CHECK(back.person.groups.size() == 2);
  CHECK(back.next == "/inside/konto");
}

TEST_CASE("the code is exchanged with the verifier of the challenge, and with our secret encoded") {
  Away away;
  away.provider.finish(away.answer(), away.departure.browser);
  const auto call = std::find_if(away.small.calls.begin(), away.small.calls.end(),
                                 [](const Call& each) { return each.address.ends_with("/token"); });
  REQUIRE(call != away.small.calls.end());
  CHECK(field(call->form, "grant_type") == "authorization_code");
  CHECK(field(call->form, "code") == "c-1");
  CHECK(field(call->form, "redirect_uri") == "https://karta.example.se/logga-in/oidc/svar");
  CHECK(session::digest_of(field(call->form, "code_verifier")) ==
        field_of_address(away.departure.address, "code_challenge"));
  CHECK(call->user == kClient);
  CHECK(call->password == "hemligt%3A%201");
  CHECK(field(call->form, "client_secret") == "(none)");
}

TEST_CASE("a client without a secret names itself in the form, and so does one whose provider takes forms alone") {
  Away open("");
  open.provider.finish(open.answer(), open.departure.browser);
  CHECK(open.small.calls.at(1).user.empty());
  CHECK(field(open.small.calls.at(1).form, "client_id") == kClient);
  CHECK(field(open.small.calls.at(1).form, "client_secret") == "(none)");
  Away in_form(
      [](SmallProvider& small) { small.discovery["token_endpoint_auth_methods_supported"] = {"client_secret_post"}; });
  CHECK(in_form.refused(in_form.answer()) == "code_refused");
  CHECK(in_form.small.calls.at(1).user.empty());
  CHECK(field(in_form.small.calls.at(1).form, "client_secret") == "hemligt: 1");
}

TEST_CASE("a state that is unknown, missing, used, too old or another browser's opens nothing and asks nobody") {
  Away away;
  const auto calls = away.small.calls.size();
  CHECK(away.refused({{"state", std::string(43, 'A')}, {"code", "c-1"}}) == "unknown_sign_in");
  CHECK(away.refused({{"code", "c-1"}}) == "unknown_sign_in");
  CHECK(reason_of([&] { away.provider.finish(away.answer(), "another cookie"); }) == "unknown_sign_in");
  CHECK(reason_of([&] { away.provider.finish(away.answer(), ""); }) == "unknown_sign_in");
  CHECK(away.small.calls.size() == calls);
  CHECK(away.refused(away.answer()) == "");
  CHECK(away.refused(away.answer()) == "unknown_sign_in");
  Away late;
  late.small.now += 10min;
  CHECK(late.refused(late.answer()) == "unknown_sign_in");
}

TEST_CASE("a parameter that is there twice is meant for nobody") {
  for (const char* name : {"state", "code", "iss"}) {
    Away away;
    Answer twice = away.with("iss", kIssuer);
    twice.push_back({name, "another"});
    CHECK(away.refused(twice) == "malformed_answer");
  }
}

TEST_CASE(
    "an answer in another provider's name is refused, and one without a name where the provider always gives it") {
  Away away;
  CHECK(away.refused(away.with("iss", "https://elsewhere.example")) == "other_issuer");
  Away named([](SmallProvider& small) { small.discovery["authorization_response_iss_parameter_supported"] = true; });
  CHECK(named.refused(named.answer()) == "other_issuer");
}

TEST_CASE("what the provider says of an error is told as what it is, and never repeated word by word") {
  const auto told = [](const std::string& error) -> std::pair<std::string, std::string> {
    Away away;
    Answer answer{away.answer().front(), {"error", error}, {"error_description", "<b>hemligt</b>"}};
    try {
      away.provider.finish(answer, away.departure.browser);
    } catch (const Refusal& refusal) {
      return {std::string(refusal.reason_name()), refusal.detail()};
    }
    return {};
  };
  CHECK(told("access_denied") == std::pair<std::string, std::string>{"denied", "access_denied"});
  CHECK(told("temporarily_unavailable").first == "provider_error");
  CHECK(told("<script>").second == "an error without a name");
  CHECK(told(std::string(41, 'a')).second == "an error without a name");
}

TEST_CASE("without a code there is nothing to exchange") {
  Away away;
  CHECK(away.refused({away.answer().front()}) == "malformed_answer");
  Away empty;
  CHECK(empty.refused({empty.answer().front(), {"code", ""}}) == "malformed_answer");
}

TEST_CASE("a provider that gives no ID token for the code says so in words, and its answer is not in the log") {
  for (const Reply& reply : {Reply{400, R"({"error":"invalid_grant"})"}, Reply{200, "{}"}, Reply{200, "<html>hemligt"},
                             Reply{200, R"({"id_token":7})"}, Reply{500, ""}}) {
    Away away;
    away.small.token = reply;
    try {
      away.provider.finish(away.answer(), away.departure.browser);
      FAIL("it went well");
    } catch (const Refusal& refusal) {
      CHECK(refusal.reason() == Reason::code_refused);
      CHECK(refusal.detail().find("hemligt") == std::string::npos);
    }
  }
}

TEST_CASE("a token of another sign-in, of another time or by another key is refused for what it is") {
  const auto with = [](const char* claim, const nlohmann::json& value) {
    Away away;
    away.claims[claim] = value;
    away.small.answer_with(away.claims);
    return away.refused(away.answer());
  };
  CHECK(with("nonce", "of another sign-in") == "token_not_genuine");
  CHECK(with("aud", "another") == "token_not_genuine");
  CHECK(with("exp", kNowSeconds - 100) == "clocks_differ");
  CHECK(with("iat", kNowSeconds + 100) == "clocks_differ");
  Away forged;
  const SigningKey real = forged.small.key;
  forged.small.key = SigningKey::ec("one");
  forged.small.answer_with(forged.claims);
  forged.small.key = real;
  CHECK(forged.refused(forged.answer()) == "token_not_genuine");
}

TEST_CASE("a key that is new since the keys were fetched is fetched, once") {
  Away away;
  away.provider.finish(away.answer(), away.departure.browser);
  const auto sign_in = [&] {
    away.departure = away.provider.begin("/inside/konto", "192.0.2.1");
    away.claims["nonce"] = field_of_address(away.departure.address, "nonce");
    away.small.answer_with(away.claims);
    return away.refused(away.answer());
  };
  away.small.key = SigningKey::ec("two");
  CHECK(sign_in() == "");
  CHECK(away.small.calls_to("/keys") == 2);
  const SigningKey published = away.small.key;
  away.small.key = SigningKey::ec("never published");
  away.departure = away.provider.begin("/inside/konto", "192.0.2.1");
  away.claims["nonce"] = field_of_address(away.departure.address, "nonce");
  away.small.answer_with(away.claims);
  away.small.key = published;
  CHECK(away.refused(away.answer()) == "token_not_genuine");
  CHECK(away.small.calls_to("/keys") == 2);
}

TEST_CASE("a provider that is silent is told of when somebody sets out, and when they come back") {
  Away away;
  away.small.is_silent = true;
  CHECK(away.refused(away.answer()) == "provider_silent");
  SmallProvider down;
  down.is_silent = true;
  Provider provider(settings(), down.back_channel(), down.clock());
  CHECK(reason_of([&] { provider.begin("/inside/konto", "192.0.2.1"); }) == "provider_silent");
}

TEST_CASE("an issuer in the clear is refused when the server starts") {
  SmallProvider small;
  ProviderSettings wrong = settings();
  for (const char* issuer : {"http://login.example.se", "", "login.example.se"}) {
    wrong.issuer = issuer;
    CHECK_THROWS_AS(Provider(wrong, small.back_channel(), small.clock()), Error);
  }
}
