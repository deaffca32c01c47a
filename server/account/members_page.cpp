#include "server/account/members_page.hpp"

#include <algorithm>

#include "geo/error.hpp"
#include "server/account/form.hpp"
#include "server/account/sign_in_page.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::account {

using pages::Html;
using pages::Words;

namespace {

access::DecisionGrant right_of(const session::Visitor& visitor) {
  if (auto grant = visitor.may(access::Act::manage_members)) return *grant;
  throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att hantera medlemmar.",
              "The role gives no right to manage members."};
}

std::string parts_of(const access::Member& member) {
  std::string text;
  for (const auto& assignment : member.assignments) text += (text.empty() ? "" : " ") + format_assignment(assignment);
  return text;
}

void add_parts_field(Html& form, const Words& words, const std::string& id, const std::string& value) {
  form.open("div", {{"class", "field"}}).leaf("label", {{"for", id}}, words("Roller", "Roles"));
  form.empty("input", {{"id", id},
                       {"name", "parts"},
                       {"value", value},
                       {"required", ""},
                       {"spellcheck", "false"},
                       {"placeholder", "planner@INDELNING:01/2"}});
  form.close();
}

void add_hidden(Html& form, const std::string& name, const std::string& value) {
  form.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

std::vector<access::Assignment> read_parts(const Form& form) {
  std::vector<access::Assignment> parts;
  for (const std::string& word : form.words("parts")) {
    const auto part = access::parse_assignment(word);
    if (!part) {
      throw Error{ErrorKind::bad_input,
                  "\"" + word + "\" är ingen roll: skriv till exempel planner@INDELNING:01 eller steering.",
                  "\"" + word + "\" is no role: write for example planner@INDELNING:01 or steering."};
    }
    parts.push_back(*part);
  }
  if (parts.empty()) throw Error{ErrorKind::bad_input, "Skriv minst en roll.", "Write at least one role."};
  return parts;
}

bool is_administrator(const std::vector<access::Assignment>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const access::Assignment& part) { return part.role == access::Role::administrator; });
}

/// Somebody must be left who can manage members here. `parts` are those that the member is to have.
void keep_an_administrator(const House& house, const std::string& name, const std::vector<access::Assignment>& parts) {
  const auto members = house.desk.members();
  const bool is_left = is_administrator(parts) || std::any_of(members.begin(), members.end(), [&](const auto& member) {
                         return member.name != name && is_administrator(member.assignments);
                       });
  if (is_left) return;
  throw Error{ErrorKind::conflict, "Det måste finnas någon som hanterar medlemmar: ge någon annan rollen först.",
              "Somebody must be there who manages members: give another member that role first."};
}

void act(const House& house, const access::DecisionGrant& grant, const Form& form) {
  const std::string what = form.value("what");
  const std::string name = form.value("name");
  if (what == "remove") {
    keep_an_administrator(house, name, {});
    return house.desk.remove(grant, name);
  }
  if (what == "parts") {
    const auto parts = read_parts(form);
    keep_an_administrator(house, name, parts);
    return house.desk.set_assignments(grant, name, parts);
  }
  if (what != "add") throw Error{ErrorKind::bad_input, "Okänt formulär.", "Unknown form."};
  const std::string password = form.value("password");
  if (!access::Member::is_name(name)) {
    throw Error{ErrorKind::bad_input, "Användarnamnet får ha små bokstäver a–z, siffror och .-_@, minst två tecken.",
                "The user name may have lower case letters a-z, digits and .-_@, two characters at least."};
  }
  session::refuse_weak_password(password, name);
  house.desk.add(grant, {0, name, form.value("title"), read_parts(form)}, password);
}

}  // namespace

http::Response members_page(const House& house, const http::Request& request, const session::Visitor& visitor) {
  right_of(visitor);
  const std::string title = pages::view_of(*house.edition(), house.settings, request).words("Medlemmar", "Members");
  return page(house, request, 200, title, [&](Html& html, const Words& words) {
    std::size_t number = 0;
    for (const access::Member& member : house.desk.members()) {
      const std::string id = "parts-" + std::to_string(number++);
      html.open("section").leaf("h2", member.title.empty() ? member.name : member.title + " (" + member.name + ")");
      add_form(html, request, "/inside/medlemmar", visitor.csrf, words("Ändra roller", "Change roles"),
               [&](Html& form) {
                 add_hidden(form, "what", "parts");
                 add_hidden(form, "name", member.name);
                 add_parts_field(form, words, id, parts_of(member));
               });
      add_form(html, request, "/inside/medlemmar", visitor.csrf, words("Ta bort", "Remove") + " " + member.name,
               [&](Html& form) {
                 add_hidden(form, "what", "remove");
                 add_hidden(form, "name", member.name);
               });
      html.close();
    }
    html.leaf("h2", words("Ny medlem", "New member"));
    add_form(html, request, "/inside/medlemmar", visitor.csrf, words("Lägg till", "Add"), [&](Html& form) {
      add_hidden(form, "what", "add");
      const auto field = [&](const std::string& id, const std::string& name, const std::string& label,
                             const std::string& type) {
        form.open("div", {{"class", "field"}}).leaf("label", {{"for", id}}, label);
        form.empty("input", {{"id", id}, {"name", name}, {"type", type}, {"required", ""}, {"autocomplete", "off"}});
        form.close();
      };
      field("new-name", "name", words("Användarnamn", "User name"), "text");
      field("new-title", "title", words("Namn", "Name"), "text");
      field("new-password", "password",
            words("Första lösenord, minst 12 tecken", "First password, at least 12 characters"), "password");
      add_parts_field(form, words, "new-parts", "");
    });
  });
}

http::Response answer_members(const House& house, const http::Request& request, const session::Visitor& visitor) {
  const Form form{request};
  require_ours(request, visitor, form.value("csrf"));
  act(house, right_of(visitor), form);
  return see_other(request, "/inside/medlemmar");
}

}  // namespace tryggkarta::account
