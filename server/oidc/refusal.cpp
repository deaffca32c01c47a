#include "server/oidc/refusal.hpp"

#include <algorithm>
#include <array>

namespace tryggkarta::oidc {

namespace {

struct Row {
  Reason reason;
  std::string_view name;
  ErrorKind kind;
  std::string_view swedish;
  std::string_view english;
};

constexpr std::array kRows{
    Row{Reason::provider_silent, "provider_silent", ErrorKind::unavailable,
        "Inloggningstjänsten svarar inte: försök igen om en stund.",
        "The log-in service does not answer: try again in a moment."},
    Row{Reason::provider_unfit, "provider_unfit", ErrorKind::unavailable,
        "Inloggningstjänsten svarar inte som den ska: hör av dig till den som sköter kartan.",
        "The log-in service does not answer as it should: turn to those who run the map."},
    Row{Reason::unknown_sign_in, "unknown_sign_in", ErrorKind::bad_input,
        "Inloggningen hör inte till den här webbläsaren, tog längre än tio minuter eller är redan använd: börja om.",
        "The sign-in does not belong to this browser, took more than ten minutes or has been used: begin anew."},
    Row{Reason::other_issuer, "other_issuer", ErrorKind::not_allowed,
        "Svaret kommer från en annan inloggningstjänst än den som frågades: börja om.",
        "The answer comes from another log-in service than the one that was asked: begin anew."},
    Row{Reason::denied, "denied", ErrorKind::not_allowed, "Inloggningen avbröts hos inloggningstjänsten: börja om.",
        "The sign-in was broken off at the log-in service: begin anew."},
    Row{Reason::provider_error, "provider_error", ErrorKind::unavailable,
        "Inloggningstjänsten säger att något är fel: försök igen, och hör av dig till den som sköter kartan om det "
        "fortsätter.",
        "The log-in service says that something is wrong: try again, and turn to those who run the map if it goes on."},
    Row{Reason::malformed_answer, "malformed_answer", ErrorKind::bad_input,
        "Svaret från inloggningstjänsten är inte helt: börja om.",
        "The answer of the log-in service is not whole: begin anew."},
    Row{Reason::code_refused, "code_refused", ErrorKind::unavailable,
        "Inloggningstjänsten lämnar inte ut vem du är: börja om, och hör av dig till den som sköter kartan om det "
        "fortsätter.",
        "The log-in service does not say who you are: begin anew, and turn to those who run the map if it goes on."},
    Row{Reason::token_not_genuine, "token_not_genuine", ErrorKind::not_allowed,
        "Det går inte att lita på svaret från inloggningstjänsten: hör av dig till den som sköter kartan.",
        "The answer of the log-in service cannot be trusted: turn to those who run the map."},
    Row{Reason::clocks_differ, "clocks_differ", ErrorKind::unavailable,
        "Kartans och inloggningstjänstens klockor går olika: hör av dig till den som sköter kartan.",
        "The clocks of the map and of the log-in service differ: turn to those who run the map."},
};

const Row& row_of(Reason reason) {
  return *std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.reason == reason; });
}

}  // namespace

Refusal::Refusal(Reason reason, std::string detail)
    : Error(row_of(reason).kind, std::string(row_of(reason).swedish), std::string(row_of(reason).english)),
      reason_(reason),
      detail_(std::move(detail)) {}

std::string_view Refusal::reason_name() const { return row_of(reason_).name; }

}  // namespace tryggkarta::oidc
