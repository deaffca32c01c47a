#include "server/account/form.hpp"

#include "geo/error.hpp"
#include "server/account/signed_in.hpp"
#include "server/http/target.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::account {

using pages::Html;
using pages::Words;

Form::Form(const http::Request& request) {
  const std::string_view type = request.header("content-type");
  if (type.substr(0, type.find(';')) != "application/x-www-form-urlencoded") {
    throw Error{ErrorKind::bad_input, "Adressen tar emot ett formulär.", "This address takes a form."};
  }
  fields_ = http::parse_form(request.body, http::Limits{});
}

std::string Form::value(std::string_view name) const {
  for (const auto& field : fields_) {
    if (field.name == name) return field.value;
  }
  return {};
}

std::vector<std::string> Form::words(std::string_view name) const {
  std::vector<std::string> words;
  const std::string text = value(name);
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = rest.find_first_of(" \t");
    if (end != 0) words.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return words;
}

std::string next_of(std::string_view asked) {
  const bool is_inside = asked.starts_with("/inside/") && asked.find_first_of("\\\r\n\t") == std::string_view::npos &&
                         asked.find("//") == std::string_view::npos;
  return std::string(is_inside ? asked : "");
}

http::Response page(const House& house, const http::Request& request, int status, const std::string& title,
                    const std::function<void(Html&, const Words&)>& content) {
  const auto edition = house.edition();
  if (!edition) {
    throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                "The map is being loaded: try again in a moment."};
  }
  const pages::View view = pages::view_of(*edition, house.settings, request);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", title);
  content(html, view.words);
  html.close().close();
  pages::Frame frame{.title = title, .description = title, .body_class = "reading-page", .path = request.path};
  const auto visitor = house.doorkeeper.who(request);
  // Whoever shows a token has no session that could be left.
  if (visitor && !visitor->csrf.empty()) put_signed_in_header(frame, view, *visitor);
  http::Response response =
      http::plain_response(status, "text/html; charset=utf-8", document(view, frame, std::move(html).finish()));
  response = pages::with_page_headers(std::move(response), pages::page_policy());
  response.audience = http::Audience::inside;
  return response;
}

http::Response see_other(const http::Request& request, std::string_view asked) {
  // A page and its forms stay in the reader's language; an address that somebody wanted to go to has its own.
  std::string path{asked};
  const bool is_page = path.starts_with("/logga-") || path.starts_with("/inside/konto") ||
                       path == "/inside/medlemmar" || path == "/inside/karta" || path.starts_with("/inside/leverans");
  if (is_page && pages::parameter(request, "lang") == "en" && path.find("lang=") == std::string::npos)
    path += path.find('?') == std::string::npos ? "?lang=en" : "&lang=en";
  std::string_view base = request.base_url;
  const auto authority = base.find("://");
  const auto prefix = authority == std::string_view::npos ? std::string_view::npos : base.find('/', authority + 3);
  http::Response response =
      http::redirect(303, std::string(prefix == std::string_view::npos ? "" : base.substr(prefix)) + path);
  response.audience = http::Audience::inside;
  return response;
}

void add_form(Html& html, const http::Request& request, std::string_view path, const std::string& csrf,
              const std::string& button, const std::function<void(Html&)>& fields) {
  const http::Response where = see_other(request, path);
  html.open("form", {{"method", "post"}, {"action", *where.header("Location")}, {"class", "account-form"}});
  if (!csrf.empty()) html.empty("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", csrf}});
  if (fields) fields(html);
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, button).close();
}

}  // namespace tryggkarta::account
