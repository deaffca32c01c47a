#include "server/intake/parts.hpp"

#include "server/account/signed_in.hpp"
#include "server/public/pages/frame.hpp"

namespace tryggkarta::intake {

using pages::Html;

namespace {

std::optional<std::string> flag(bool set) { return set ? std::optional<std::string>("") : std::nullopt; }

void begin_field(Html& html, const Field& field) {
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", field.name}}, field.label);
}

std::optional<std::string> help_id(const Field& field) {
  return field.help.empty() ? std::nullopt : std::optional{field.name + "-help"};
}

void end_field(Html& html, const Field& field) {
  if (!field.help.empty()) html.leaf("p", {{"id", help_id(field)}, {"class", "caption"}}, field.help);
  html.close();
}

}  // namespace

http::Response answer_page(const Asking& asking, const Page& page) {
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading wide"}}).open("div", {{"class", "reading-main intake"}});
  html.leaf("h1", page.title);
  if (!page.lead.empty()) html.leaf("p", {{"class", "lead"}}, page.lead);
  page.content(html);
  html.close().close();
  pages::Frame frame{
      .title = page.title, .description = page.title, .body_class = "reading-page", .path = asking.request.path};
  frame.style = "inside.css";
  account::put_signed_in_header(frame, asking.view, asking.visitor);
  auto response = http::plain_response(page.status, "text/html; charset=utf-8",
                                       pages::document(asking.view, frame, std::move(html).finish()));
  response = pages::with_page_headers(std::move(response), pages::page_policy());
  response.audience = http::Audience::inside;
  return response;
}

void add_select(Html& html, const Field& field, const std::vector<Option>& options, const std::string& chosen) {
  begin_field(html, field);
  html.open("select", {{"id", field.name}, {"name", field.name}, {"aria-describedby", help_id(field)}});
  for (const Option& option : options)
    html.leaf("option", {{"value", option.value}, {"selected", flag(option.value == chosen)}}, option.text);
  html.close();
  end_field(html, field);
}

void add_input(Html& html, const Field& field, const std::string& value) {
  begin_field(html, field);
  html.empty("input", {{"id", field.name},
                       {"name", field.name},
                       {"value", value},
                       {"maxlength", "200"},
                       {"autocomplete", "off"},
                       {"aria-describedby", help_id(field)}});
  end_field(html, field);
}

void add_hidden(Html& html, const std::string& name, const std::string& value) {
  html.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void add_checkbox(Html& html, const Field& field, bool is_checked) {
  html.open("div", {{"class", "choice"}});
  html.empty(
      "input",
      {{"type", "checkbox"}, {"id", field.name}, {"name", field.name}, {"value", "1"}, {"checked", flag(is_checked)}});
  html.leaf("label", {{"for", field.name}}, field.label).close();
}

void begin_table(Html& html, const TableHead& head) {
  const std::string box = head.box_class.empty() ? "table-box" : "table-box " + head.box_class;
  html.open("div", {{"class", box}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", head.caption}});
  html.open("table", {{"class", "figures"}}).leaf("caption", head.caption).open("thead").open("tr");
  for (const std::string& column : head.columns) html.leaf("th", {{"scope", "col"}}, column);
  html.close().close().open("tbody");
}

void end_table(Html& html) { html.close().close().close(); }

}  // namespace tryggkarta::intake
