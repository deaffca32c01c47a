#include "server/meetings/record_page.hpp"

#include <algorithm>
#include <array>

#include "server/chain/form_parts.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::meetings {

using chain::Field;
using pages::Html;
using pages::Words;

namespace {

/// What only something that has begun can have.
constexpr std::array<std::string_view, 2> kLater{"status", "outcome"};

bool is_asked(const RecordForm& form, const Field& field) {
  const bool is_later = std::find(kLater.begin(), kLater.end(), field.name) != kLater.end();
  if (form.page.version == 0 && is_later) return false;
  const bool is_choice = field.kind == chain::FieldKind::choice;
  return !is_choice || !field.choices.empty() || form.page.options.contains(field.name);
}

const Field* field_named(const RecordForm& form, const std::string& name) {
  for (const Field* field : fields_in(form.groups)) {
    if (name == field->name && is_asked(form, *field)) return field;
  }
  return nullptr;
}

void add_fields(Html& html, const Visit& visit, const RecordForm& form) {
  for (const auto& group : form.groups) {
    html.open("section", {{"class", "chain-group"}});
    html.leaf("h2", visit.words()(group.swedish, group.english));
    html.open("div", {{"class", "chain-fields"}});
    for (const Field& field : group.fields) {
      if (is_asked(form, field)) chain::add_field(html, visit.asked, form.page, field);
    }
    html.close().close();
  }
}

void add_form(Html& html, const Visit& visit, const RecordForm& form) {
  const Words& words = visit.words();
  html.open("form", {{"method", "post"},
                     {"action", visit.link(form.page.path)},
                     {"enctype", "multipart/form-data"},  // the other form takes no line ends
                     {"class", "chain-form"},
                     {"data-form", form.page.path},
                     {"data-member", visit.asked.visitor.member.name}});
  chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
  chain::add_hidden(html, "version", std::to_string(form.page.version));
  chain::add_hidden(html, "base", form.page.marks);
  add_fields(html, visit, form);
  html.open("div", {{"class", "chain-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, form.page.button);
  html.leaf("a", {{"class", "button"}, {"href", visit.link(form.page.back)}}, words("Avbryt", "Cancel"));
  html.close().close();
}

void add_removal(Html& html, const Visit& visit, const RecordForm& form) {
  if (form.page.removal_path.empty()) return;
  html.open("form", {{"method", "post"}, {"action", visit.link(form.page.removal_path)}, {"class", "chain-removal"}});
  chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
  chain::add_hidden(html, "version", std::to_string(form.page.version));
  html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, visit.words()("Ta bort", "Remove"));
  html.close();
}

}  // namespace

void add_record_complaints(Html& html, const Visit& visit, const RecordForm& form) {
  const auto& page = form.page;
  if (page.complaints.empty() && page.trouble.empty()) return;
  const Words& words = visit.words();
  html.open("div", {{"class", "chain-alert"}, {"role", "alert"}, {"tabindex", "-1"}, {"id", "fel"}});
  html.open("h2");
  add_icon(html, pages::Icon::alert);
  html.text(words("Det är inte sparat än", "It is not saved yet")).close();
  if (!page.trouble.empty()) html.leaf("p", page.trouble);
  html.open("ul");
  for (const auto& complaint : page.complaints) {
    const Field* field = field_named(form, complaint.field);
    const std::string said = words(complaint.swedish, complaint.english);
    html.open("li");
    if (field != nullptr) {
      html.leaf("a", {{"href", "#" + complaint.field}}, words(field->swedish, field->english) + ": " + said);
    } else {
      html.text(pages::capitalised(said) + ".");
    }
    html.close();
  }
  html.close().close();
}

void add_crumbs(Html& html, const Visit& visit, const std::vector<Crumb>& crumbs, const std::string& here) {
  html.open("nav", {{"class", "breadcrumb"}, {"aria-label", visit.words()("Sökväg", "Breadcrumb")}}).open("ol");
  for (const Crumb& crumb : crumbs) html.open("li").leaf("a", {{"href", visit.link(crumb.path)}}, crumb.title).close();
  html.open("li").leaf("span", {{"aria-current", "page"}}, here).close();
  html.close().close();
}

void open_table(Html& html, const std::string& caption, const std::vector<std::string>& columns) {
  html.open("div", {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  html.open("table", {{"class", "figures meet-table"}}).open("thead").open("tr");
  for (const std::string& column : columns) html.leaf("th", {{"scope", "col"}}, column);
  html.close().close().open("tbody");
}

void close_table(Html& html) { html.close().close().close(); }

http::Response record_page(const Visit& visit, const RecordForm& form) {
  const auto& page = form.page;
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-narrow"}});
  std::vector<Crumb> crumbs{{form.list.first, form.list.second}};
  if (page.back != form.list.first) crumbs.push_back({page.back, page.back_title});
  add_crumbs(html, visit, crumbs, page.title);
  html.leaf("h1", page.title);
  add_record_complaints(html, visit, form);
  add_form(html, visit, form);
  add_removal(html, visit, form);
  html.close();
  const bool is_wrong = !page.complaints.empty() || !page.trouble.empty();
  const std::string fault = is_wrong ? visit.words()("Fel: ", "Error: ") : "";
  return chain::page_of(visit.asked, {fault + page.title, "chain-page", page.status}, std::move(html));
}

}  // namespace tryggkarta::meetings
