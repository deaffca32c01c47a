#include "server/account/sign_in_page.hpp"

#include "geo/error.hpp"
#include "server/account/form.hpp"
#include "server/account/signed_in.hpp"
#include "server/session/cookies.hpp"

namespace tryggkarta::account {

using pages::Html;
using pages::Words;

namespace {

/// What stands above the form after a try that failed.
struct Trouble {
  int status = 200;
  std::string swedish;
  std::string english;
};

/// A link and no form: the policy of our pages lets a form lead to this site alone.
void add_other_door(Html& html, const House& house, const http::Request& request, const std::string& next) {
  const auto where = see_other(request, "/logga-in/oidc?next=" + pages::percent_encode(next));
  html.open("p", {{"class", "account-action"}});
  html.leaf("a", {{"class", "button primary"}, {"href", *where.header("Location")}}, house.other_door.title);
  html.close();
  html.leaf(
      "h2",
      pages::view_of(*house.edition(), house.settings, request).words("Eller med lösenord", "Or with a password"));
}

http::Response form_page(const House& house, const http::Request& request, const std::string& next,
                         const std::string& name, const Trouble& trouble) {
  const std::string title = pages::view_of(*house.edition(), house.settings, request).words("Logga in", "Sign in");
  return page(house, request, trouble.status, title, [&](Html& html, const Words& words) {
    if (!trouble.swedish.empty()) {
      html.leaf("p", {{"class", "account-alert"}, {"role", "alert"}}, words(trouble.swedish, trouble.english));
    }
    if (house.other_door.provider) add_other_door(html, house, request, next);
    add_form(html, request, "/logga-in", "", words("Logga in", "Sign in"), [&](Html& form) {
      form.empty("input", {{"type", "hidden"}, {"name", "next"}, {"value", next}});
      form.open("div", {{"class", "field"}}).leaf("label", {{"for", "name"}}, words("Användarnamn", "User name"));
      form.empty("input", {{"id", "name"},
                           {"name", "name"},
                           {"autocomplete", "username"},
                           {"required", ""},
                           {"autocapitalize", "none"},
                           {"spellcheck", "false"},
                           {"value", name}});
      form.close();
      form.open("div", {{"class", "field"}}).leaf("label", {{"for", "password"}}, words("Lösenord", "Password"));
      form.empty("input", {{"id", "password"},
                           {"name", "password"},
                           {"type", "password"},
                           {"required", ""},
                           {"autocomplete", "current-password"}});
      form.close();
    });
    html.leaf("p", {{"class", "caption"}},
              words("Det du läser i detalj skrivs i en logg med ditt namn, din roll och ditt ändamål.",
                    "What you read in detail is written in a log with your name, your role and your purpose."));
  });
}

void require_an_edition(const House& house) {
  if (house.edition()) return;
  throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
              "The map is being loaded: try again in a moment."};
}

}  // namespace

void require_ours(const http::Request& request, const session::Visitor& visitor, const std::string& csrf) {
  if (session::Doorkeeper::is_ours(request, visitor, csrf)) return;
  throw Error{ErrorKind::not_allowed,
              "Formuläret är för gammalt, eller kommer från en annan webbplats: öppna sidan igen.",
              "The form is too old, or comes from another site: open the page again."};
}

http::Response sign_in_page(const House& house, const http::Request& request) {
  require_an_edition(house);
  const std::string next = next_of(pages::parameter(request, "next").value_or(""));
  if (const auto visitor = house.doorkeeper.who(request))
    return see_other(request, next.empty() ? home_of(visitor->member, visitor->assignment) : next);
  return form_page(house, request, next, "", {});
}

http::Response answer_sign_in(const House& house, const http::Request& request) {
  require_an_edition(house);
  // There is no session yet whose token a form could show; browsers say where a form comes from.
  if (session::Doorkeeper::is_from_elsewhere(request)) {
    throw Error{ErrorKind::not_allowed, "Inloggningen ska göras på kartans egen sida.",
                "Signing in is done on the map's own page."};
  }
  const Form form{request};
  const std::string name = form.value("name");
  const std::string next = next_of(form.value("next"));
  const auto outcome = house.doorkeeper.sign_in(name, form.value("password"), request.client);
  if (const auto* wait = std::get_if<std::chrono::seconds>(&outcome)) {
    auto response = form_page(house, request, next, name,
                              {429, "För många försök: vänta " + std::to_string(wait->count()) + " sekunder.",
                               "Too many tries: wait " + std::to_string(wait->count()) + " seconds."});
    response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    return response;
  }
  if (std::holds_alternative<session::Wrong>(outcome)) {
    // What was typed is not kept: it may be a password in the wrong field.
    house.desk.log_of_stranger(access::Member::is_name(name) ? name : "", "fel lösenord", request.client);
    return form_page(house, request, next, name,
                     {401, "Användarnamn och lösenord hör inte ihop.", "User name and password do not fit."});
  }
  const auto& welcome = std::get<session::Welcome>(outcome);
  house.doorkeeper.sign_out(request);
  house.desk.log_of_stranger(name, "inloggad", request.client);
  if (welcome.wants_rehash) house.desk.set_own_password(welcome.member, form.value("password"));
  auto response = see_other(request, next.empty() ? home_after_sign_in(welcome.member) : next);
  response.headers.emplace_back("Set-Cookie", session::cookie_of(welcome.secret, request.base_url));
  return response;
}

http::Response answer_sign_out(const House& house, const http::Request& request, Where where) {
  const Form form{request};
  if (const auto visitor = house.doorkeeper.who(request)) {
    require_ours(request, *visitor, form.value("csrf"));
    if (where == Where::everywhere) house.doorkeeper.sign_out_everywhere(visitor->member.id);
    house.doorkeeper.sign_out(request);
    house.desk.log(*visitor, where == Where::here ? "utloggad" : "utloggad överallt", "");
  }
  auto response = see_other(request, "/logga-in");
  response.headers.emplace_back("Set-Cookie", session::no_cookie(request.base_url));
  response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return response;
}

}  // namespace tryggkarta::account
