#include "server/account/signed_in.hpp"

#include "geo/access/policy.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::account {

using pages::Html;

namespace {

/// More names than this would not fit in a header.
constexpr std::size_t kNamed = 2;

std::string name_of_area(const pages::View& view, const access::AreaName& name) {
  for (const auto& scheme : view.edition.schemes()) {
    if (scheme.code != name.scheme) continue;
    for (const auto& area : scheme.areas) {
      if (area.code == name.code) return pages::display_name(area.name);
    }
  }
  return name.code;
}

std::string areas_in_words(const access::Assignment& assignment, const pages::View& view) {
  if (assignment.areas.empty()) return view.words("hela staden", "the whole city");
  if (assignment.areas.size() > kNamed) {
    return view.words.number(static_cast<std::int64_t>(assignment.areas.size())) + view.words(" områden", " areas");
  }
  std::string names;
  for (const auto& area : assignment.areas) names += (names.empty() ? "" : ", ") + name_of_area(view, area);
  return names;
}

}  // namespace

std::string part_in_words(const access::Assignment& assignment, const pages::View& view) {
  const std::string role = view.words(access::swedish(assignment.role), access::name_of(assignment.role));
  // What a role's word has in brackets is for pages, not for a header.
  return role.substr(0, role.find(" (")) + ", " + areas_in_words(assignment, view);
}

void put_signed_in_header(pages::Frame& frame, const pages::View& view, const session::Visitor& visitor) {
  const auto add = [&](const std::string& path, const std::string& text) {
    frame.destinations.push_back({path, text, frame.path == path});
  };
  add("/inside/karta", view.words("Karta", "Map"));
  const bool has_casework = visitor.may(access::Act::plan) || visitor.may(access::Act::decide);
  if (has_casework) {
    add("/inside/problem", view.words("Problem och åtgärder", "Problems and actions"));
    add("/inside/lagesbild", view.words("Lägesbild", "Reports"));
    add("/inside/avstamning", view.words("Avstämningar", "Meetings"));
    add("/inside/lofte", view.words("Löften", "Pledges"));
  }
  add("/inside/arshjul", view.words("Årshjul", "Year wheel"));
  if (visitor.may(access::Act::import)) add("/inside/leverans", view.words("Leveranser", "Deliveries"));
  if (visitor.may(access::Act::manage_members)) add("/inside/medlemmar", view.words("Medlemmar", "Members"));
  Html html;
  html.open("div", {{"class", "signed-in"}});
  html.open("a", {{"class", "tag"},
                  {"href", view.link("/inside/konto")},
                  {"aria-current", frame.path == "/inside/konto" ? std::optional<std::string>("page") : std::nullopt}});
  add_icon(html, pages::Icon::lock);
  html.text(view.words("Inloggad: ", "Signed in: ") + part_in_words(visitor.assignment, view)).close();
  html.open("form", {{"method", "post"}, {"action", view.prefix + "/logga-ut"}, {"data-signs-out", ""}});
  html.empty("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", visitor.csrf}});
  html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, view.words("Logga ut", "Sign out"));
  html.close().close();
  frame.header_end = std::move(html).finish();
}

std::string home_of(const access::Member& member, const access::Assignment& assignment) {
  return access::Policy::may_read(member, assignment, "") ? "/inside/karta" : "/inside/konto";
}

std::string home_after_sign_in(const access::Member& member) {
  return member.assignments.empty() ? "/inside/konto" : home_of(member, member.assignments.front());
}

}  // namespace tryggkarta::account
