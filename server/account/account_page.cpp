#include "server/account/account_page.hpp"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/account/form.hpp"
#include "server/account/sign_in_page.hpp"
#include "server/public/arguments.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::account {

using pages::Html;
using pages::Words;

namespace {

std::string in_words(const access::Assignment& assignment, const Words& words) {
  std::string text = words(access::swedish(assignment.role), access::name_of(assignment.role));
  if (assignment.areas.empty()) return text + ", " + words("hela staden", "the whole city");
  text += ", " + assignment.areas.front().scheme + ":";
  for (const auto& area : assignment.areas) text += " " + area.code;
  return text;
}

void add_part_form(Html& html, const Words& words, const http::Request& request, const session::Visitor& visitor) {
  add_form(html, request, "/inside/konto", visitor.csrf, words("Spara", "Save"), [&](Html& form) {
    form.open("fieldset").leaf("legend", words("Min roll nu", "My role now"));
    for (std::size_t i = 0; i < visitor.member.assignments.size(); ++i) {
      const bool chosen = visitor.member.assignments[i] == visitor.assignment;
      const std::string number = std::to_string(i);
      form.open("div", {{"class", "choice"}});
      form.empty("input", {{"type", "radio"},
                           {"name", "part"},
                           {"id", "part-" + number},
                           {"value", number},
                           {"checked", chosen ? std::optional<std::string>("") : std::nullopt}});
      form.leaf("label", {{"for", "part-" + number}}, in_words(visitor.member.assignments[i], words)).close();
    }
    form.close();
    form.open("div", {{"class", "field"}});
    form.leaf("label", {{"for", "purpose"}}, words("Ändamål", "Purpose"));
    form.empty("input", {{"id", "purpose"},
                         {"name", "purpose"},
                         {"maxlength", "200"},
                         {"value", visitor.purpose},
                         {"aria-describedby", "purpose-help"}});
    form.leaf("p", {{"id", "purpose-help"}, {"class", "caption"}},
              words("Behövs för känsliga kategorier. Skrivs i loggen.",
                    "Needed for sensitive categories. Written in the log."));
    form.close();
  });
}

void add_password_form(Html& html, const Words& words, const http::Request& request, const session::Visitor& visitor) {
  html.leaf("h2", words("Nytt lösenord", "New password"));
  add_form(html, request, "/inside/konto/losenord", visitor.csrf, words("Byt lösenord", "Change the password"),
           [&](Html& form) {
             form.open("div", {{"class", "field"}});
             form.leaf("label", {{"for", "password"}}, words("Minst 12 tecken", "At least 12 characters"));
             form.empty("input", {{"id", "password"},
                                  {"name", "password"},
                                  {"type", "password"},
                                  {"autocomplete", "new-password"},
                                  {"minlength", "12"},
                                  {"required", ""}});
             form.close();
           });
}

void add_log(Html& html, const Words& words, const std::vector<LoggedLine>& lines) {
  html.leaf("h2", words("Det här har loggats om dig", "What was logged about you"));
  if (lines.empty()) {
    html.leaf("p", words("Ingenting ännu.", "Nothing yet."));
    return;
  }
  html.open("div",
            {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", words("Logg", "Log")}});
  html.open("table", {{"class", "figures"}}).open("thead").open("tr");
  for (const auto& head :
       {words("Tid (UTC)", "Time (UTC)"), words("Roll", "Role"), words("Ändamål", "Purpose"), words("Vad", "What"),
        words("Av vad", "Of what"), words("Urval", "Filter"), words("Rader", "Rows")})
    html.leaf("th", {{"scope", "col"}}, head);
  html.close().close().open("tbody");
  for (const LoggedLine& line : lines) {
    html.open("tr").leaf("td", fmt::format("{:%Y-%m-%d %H:%M:%S}", line.when));
    for (const auto& text : {line.role, line.purpose, line.act, line.what, line.filter}) html.leaf("td", text);
    html.leaf("td", words.number(line.rows)).close();
  }
  html.close().close().close();
}

http::Response with_trouble(const House& house, const http::Request& request, const session::Visitor& visitor,
                            int status, const std::string& trouble) {
  const std::string title = pages::view_of(*house.edition(), house.settings, request).words("Mitt konto", "My account");
  return page(house, request, status, title, [&](Html& html, const Words& words) {
    if (!trouble.empty()) html.leaf("p", {{"class", "account-alert"}, {"role", "alert"}}, trouble);
    html.leaf("p", visitor.member.title + " (" + visitor.member.name + ")");
    if (visitor.may(access::Act::manage_members)) {
      html.open("p")
          .leaf("a", {{"href", *see_other(request, "/inside/medlemmar").header("Location")}},
                words("Hantera medlemmar", "Manage members"))
          .close();
    }
    add_part_form(html, words, request, visitor);
    if (house.doorkeeper.has_password(visitor.member)) add_password_form(html, words, request, visitor);
    html.leaf("h2", words("Logga ut", "Sign out"));
    add_form(html, request, "/logga-ut", visitor.csrf, words("Logga ut", "Sign out"));
    add_form(html, request, "/logga-ut-overallt", visitor.csrf, words("Logga ut överallt", "Sign out everywhere"));
    add_log(html, words, house.desk.logged_of(visitor.member.name));
  });
}

/// The present one where none is named.
std::optional<std::size_t> chosen_part(const Form& form, const session::Visitor& visitor) {
  const auto& parts = visitor.member.assignments;
  const std::string text = form.value("part");
  if (text.empty()) {
    const auto present = std::find(parts.begin(), parts.end(), visitor.assignment);
    return static_cast<std::size_t>(present - parts.begin());
  }
  const auto number = public_routes::read_integer(text);
  if (!number || *number < 0 || *number >= static_cast<std::int64_t>(parts.size())) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

}  // namespace

http::Response account_page(const House& house, const http::Request& request, const session::Visitor& visitor) {
  return with_trouble(house, request, visitor, 200, "");
}

http::Response answer_account(const House& house, const http::Request& request, const session::Visitor& visitor) {
  const Form form{request};
  require_ours(request, visitor, form.value("csrf"));
  const std::string purpose = form.value("purpose");
  const auto part = chosen_part(form, visitor);
  if (!part || !session::Doorkeeper::is_purpose(purpose)) {
    throw Error{ErrorKind::bad_input, "Välj en av dina roller, och skriv ändamålet med högst 200 tecken.",
                "Choose one of your roles, and write the purpose with at most 200 characters."};
  }
  // In the part that is taken, and before anything can be read in it.
  session::Visitor then = visitor;
  then.assignment = visitor.member.assignments[*part];
  then.purpose = purpose;
  house.desk.log(then, "roll och ändamål", purpose);
  house.doorkeeper.change(request, *part, purpose);
  return see_other(request, "/inside/konto");
}

http::Response answer_password(const House& house, const http::Request& request, const session::Visitor& visitor) {
  const Form form{request};
  require_ours(request, visitor, form.value("csrf"));
  // It would be a way in that stays open when the city's own log-in has shut its own.
  if (!house.doorkeeper.has_password(visitor.member)) {
    throw Error{ErrorKind::not_allowed, "Du loggar in utan lösenord här: byt det hos stadens inloggning.",
                "You sign in without a password here: change it at the city's log-in."};
  }
  const std::string password = form.value("password");
  try {
    session::refuse_weak_password(password, visitor.member.name);
  } catch (const Error& error) {
    const Words words = pages::view_of(*house.edition(), house.settings, request).words;
    return with_trouble(house, request, visitor, 400, words(error.swedish(), error.english()));
  }
  house.desk.set_own_password(visitor.member, password);
  // Whoever knew the old one is out.
  house.doorkeeper.sign_out_everywhere(visitor.member.id);
  return see_other(request, "/logga-in");
}

}  // namespace tryggkarta::account
