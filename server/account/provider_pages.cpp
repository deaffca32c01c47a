#include "server/account/provider_pages.hpp"

#include "geo/error.hpp"
#include "server/account/form.hpp"
#include "server/account/signed_in.hpp"
#include "server/log.hpp"
#include "server/oidc/member_names.hpp"
#include "server/session/cookies.hpp"

namespace tryggkarta::account {

using pages::Html;
using pages::Words;

namespace {

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input: return 400;
    case ErrorKind::unavailable: return 503;
    case ErrorKind::broken: return 500;
    default: return 403;
  }
}

/// In words, with the way back to signing in.
http::Response trouble_page(const House& house, const http::Request& request, const Error& trouble) {
  const Words spoken = pages::view_of(*house.edition(), house.settings, request).words;
  return page(
      house, request, status_of(trouble.kind()), spoken("Inloggningen gick inte", "The sign-in did not work"),
      [&](Html& html, const Words& words) {
        html.leaf("p", {{"class", "account-alert"}, {"role", "alert"}}, words(trouble.swedish(), trouble.english()));
        html.open("p", {{"class", "account-action"}})
            .leaf("a", {{"class", "button primary"}, {"href", *see_other(request, "/logga-in").header("Location")}},
                  words("Till inloggningen", "Back to signing in"));
        html.close();
      });
}

Error no_part(const House& house, const oidc::Person& person) {
  const std::string who = oidc::title_of(person, "");
  const std::string swedish_name = who.empty() ? "" : " som " + who, english_name = who.empty() ? "" : " as " + who;
  return Error{ErrorKind::not_allowed,
               "Du är inloggad hos " + house.other_door.title + swedish_name +
                   ", men har ingen roll här: vänd dig till den som hanterar kartans medlemmar.",
               "You are signed in at " + house.other_door.title + english_name +
                   ", but have no role here: turn to those who manage the map's members."};
}

/// What `act` answers; where it throws, a page in words and a line of the server's log.
template <class Act>
http::Response told_in_words(const House& house, const http::Request& request, const Act& act) {
  if (!house.edition()) {
    throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                "The map is being loaded: try again in a moment."};
  }
  try {
    return act();
  } catch (const oidc::Refusal& refusal) {
    server::log_event("oidc.refused", {{"reason", refusal.reason_name()}, {"detail", refusal.detail()}});
    return trouble_page(house, request, refusal);
  } catch (const Error& error) {
    server::log_event("oidc.failed", {{"reason", error.english()}});
    return trouble_page(house, request, error);
  }
}

http::Response begin_session(const House& house, const http::Request& request, const oidc::Return& back) {
  const auto arrival = house.desk.arrive(back.person);
  if (!arrival) {
    server::log_event("oidc.refused", {{"reason", "no_part"}, {"groups", back.person.groups.size()}});
    house.desk.log_of_stranger("", "ingen roll", "oidc " + request.client);
    return trouble_page(house, request, no_part(house, back.person));
  }
  house.doorkeeper.sign_out(request);
  if (arrival->has_other_parts) house.doorkeeper.sign_out_everywhere(arrival->member.id);
  house.desk.log_of_stranger(arrival->member.name, "inloggad", "oidc " + request.client);
  const std::string next = next_of(back.next);
  auto response = see_other(request, next.empty() ? home_after_sign_in(arrival->member) : next);
  response.headers.emplace_back("Set-Cookie",
                                session::cookie_of(house.doorkeeper.let_in(arrival->member), request.base_url));
  response.headers.emplace_back("Set-Cookie", session::no_cookie(request.base_url, session::Cookie::departure));
  return response;
}

}  // namespace

http::Response leave_for_provider(const House& house, const http::Request& request) {
  return told_in_words(house, request, [&] {
    const std::string next = next_of(pages::parameter(request, "next").value_or(""));
    auto departure = house.other_door.provider->begin(next, request.client);
    http::Response response = http::redirect(303, std::move(departure.address));
    response.audience = http::Audience::inside;
    response.headers.emplace_back("Set-Cookie",
                                  session::cookie_of(departure.browser, request.base_url, session::Cookie::departure));
    return response;
  });
}

http::Response return_from_provider(const House& house, const http::Request& request) {
  return told_in_words(house, request, [&] {
    const auto browser = session::secret_in(request, session::Cookie::departure);
    return begin_session(house, request, house.other_door.provider->finish(request.query, browser));
  });
}

}  // namespace tryggkarta::account
