#include "server/reports/visit.hpp"

#include "geo/error.hpp"

namespace tryggkarta::reports {

using pages::Html;

std::shared_ptr<const inside::InsideBook> book_of(const Visit& visit) {
  auto book = visit.house.book();
  if (book) return book;
  throw Error{ErrorKind::unavailable, "Händelserna läses in: försök igen om en stund.",
              "The incidents are being read: try again in a moment."};
}

access::ReadGrant reads_of(const Visit& visit) {
  if (auto reads = visit.chain.visitor.reads()) return *std::move(reads);
  throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att se siffror.",
              "The role gives no right to see figures."};
}

http::Response page_of(const Visit& visit, const std::string& title, Html content, int status) {
  return chain::page_of(visit.chain,
                        {.title = title, .body_class = "chain-page report-page", .status = status, .has_script = false},
                        std::move(content));
}

void open_form(Html& html, const Visit& visit, const std::string& path, const std::string& css_class) {
  html.open("form", {{"method", "post"}, {"action", visit.link(path)}, {"class", css_class}});
  add_hidden(html, "csrf", visit.chain.visitor.csrf);
}

void add_hidden(Html& html, const std::string& name, const std::string& value) {
  html.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void add_button(Html& html, const Visit& visit, const std::string& path, const std::string& text) {
  open_form(html, visit, path, "report-step");
  html.leaf("button", {{"type", "submit"}, {"class", "button"}}, text).close();
}

void begin_table(Html& html, const std::string& label, const std::vector<std::string>& columns) {
  html.open("div", {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", label}});
  html.open("table", {{"class", "figures"}}).open("thead").open("tr");
  for (const std::string& column : columns) html.leaf("th", {{"scope", "col"}}, column);
  html.close().close().open("tbody");
}

void end_table(Html& html) { html.close().close().close(); }

}  // namespace tryggkarta::reports
