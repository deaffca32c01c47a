#include "server/chain/form_page.hpp"

#include <algorithm>
#include <array>

#include "server/chain/form_parts.hpp"

namespace tryggkarta::chain {

using pages::Html;
using pages::Words;

namespace {

/// What only something that has begun can have.
constexpr std::array<std::string_view, 5> kLater{"status", "closing_reason", "outcome", "ending_reason", "result"};

bool is_asked(const FormPage& form, const Field& field) {
  const bool is_later = std::find(kLater.begin(), kLater.end(), field.name) != kLater.end();
  if (form.version == 0 && is_later && form.kind != FormKind::decision) return false;
  const bool is_chosen = field.kind == FieldKind::choice || field.kind == FieldKind::numbers;
  return !is_chosen || !field.choices.empty() || form.options.contains(field.name);
}

void open_form(Html& html, const Visit& visit, const FormPage& form) {
  html.open("form", {{"method", "post"},
                     {"action", visit.view.link(form.path)},
                     {"enctype", "multipart/form-data"},  // the other form takes no line ends
                     {"class", "chain-form"},
                     {"data-form", form.path},
                     {"data-member", visit.visitor.member.name}});
  add_hidden(html, "csrf", visit.visitor.csrf);
  add_hidden(html, "version", std::to_string(form.version));
  add_hidden(html, "base", form.marks);
}

void add_groups(Html& html, const Visit& visit, const FormPage& form) {
  for (const FieldGroup& group : groups_of(form.kind)) {
    html.open("section", {{"class", "chain-group"}});
    html.leaf("h2", visit.words()(group.swedish, group.english));
    html.open("div", {{"class", "chain-fields"}});
    for (const Field& field : group.fields) {
      if (is_asked(form, field)) add_field(html, visit, form, field);
    }
    html.close().close();
  }
}

void add_removal(Html& html, const Visit& visit, const FormPage& form) {
  if (form.removal_path.empty()) return;
  html.open("form", {{"method", "post"}, {"action", visit.view.link(form.removal_path)}, {"class", "chain-removal"}});
  add_hidden(html, "csrf", visit.visitor.csrf);
  add_hidden(html, "version", std::to_string(form.version));
  html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, visit.words()("Ta bort", "Remove"));
  html.close();
}

/// One of the two that a field can become.
struct Side {
  std::string title;
  std::string value;
  std::string shown;
};

void add_side(Html& html, const Words& words, const std::string& name, const Side& side) {
  html.open("label", {{"class", "chain-side"}});
  html.open("span", {{"class", "chain-side-head"}});
  html.empty("input", {{"type", "radio"}, {"name", name}, {"value", side.value}, {"required", ""}});
  html.leaf("strong", side.title).close();
  html.leaf("span", {{"class", "chain-side-text"}}, side.shown.empty() ? words("(tomt)", "(empty)") : side.shown);
  html.close();
}

}  // namespace

std::string shown_value(const Words& words, const Field& field, const FormPage& form, const std::string& value) {
  for (const FieldChoice& choice : field.choices) {
    if (choice.value == value) return words(choice.swedish, choice.english);
  }
  if (field.kind == FieldKind::choice) {
    const auto options = form.options.find(field.name);
    if (options == form.options.end()) return value;
    for (const Option& option : options->second) {
      if (option.value == value) return option.text;
    }
    return value;
  }
  if (field.kind != FieldKind::place || !value.starts_with('{')) return value;
  const auto positions = static_cast<std::int64_t>(std::count(value.begin(), value.end(), '[')) / 2;
  return words("En ritad plats, ungefär ", "A drawn place, about ") + words.number(positions) +
         words(" hörn", " vertices");
}

http::Response form_page(const Visit& visit, const FormPage& form) {
  const Words& words = visit.words();
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-narrow"}});
  add_breadcrumb(html, visit, form);
  html.leaf("h1", form.title);
  add_complaints(html, visit, form);
  open_form(html, visit, form);
  add_groups(html, visit, form);
  html.open("div", {{"class", "chain-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, form.button);
  html.leaf("a", {{"class", "button"}, {"href", visit.view.link(form.back)}}, words("Avbryt", "Cancel"));
  html.close().close();
  add_removal(html, visit, form);
  html.close();
  const std::string fault = form.complaints.empty() && form.trouble.empty() ? "" : words("Fel: ", "Error: ");
  return page_of(visit, {fault + form.title, "chain-page", form.status}, std::move(html));
}

http::Response conflict_page(const Visit& visit, const FormPage& form, const BothChanged& both) {
  const Words& words = visit.words();
  const auto is_both = [&](const std::string& name) {
    return std::find(both.fields.begin(), both.fields.end(), name) != both.fields.end();
  };
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-narrow"}});
  add_breadcrumb(html, visit, form);
  html.leaf("h1", words("Någon annan har sparat samtidigt", "Somebody else has saved at the same time"));
  html.leaf("p", words("Ni har ändrat samma fält. Välj vad som ska gälla i vart och ett. Allt annat som ni båda har "
                       "skrivit är kvar.",
                       "You have changed the same fields. Choose what is to hold in each. Everything else that either "
                       "of you wrote is kept."));
  open_form(html, visit, form);
  for (const auto& [name, value] : form.values) {
    if (!is_both(name)) add_hidden(html, name, value);
  }
  for (const Field* field : fields_of(form.kind)) {
    if (!is_both(field->name)) continue;
    const std::string& mine = form.values.at(field->name);
    const std::string& theirs = both.theirs.at(field->name);
    html.open("fieldset", {{"class", "chain-both"}}).leaf("legend", words(field->swedish, field->english));
    html.open("div", {{"class", "chain-sides"}});
    add_side(html, words, field->name, {words("Mitt", "Mine"), mine, shown_value(words, *field, form, mine)});
    add_side(html, words, field->name,
             {words("Det som är sparat", "What is saved"), theirs, shown_value(words, *field, form, theirs)});
    html.close().close();
  }
  html.open("div", {{"class", "chain-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, words("Spara mina val", "Save my choices"));
  html.leaf("a", {{"class", "button"}, {"href", visit.view.link(form.back)}}, words("Avbryt", "Cancel"));
  html.close().close().close();
  return page_of(
      visit, {words("Någon annan har sparat samtidigt", "Somebody else has saved at the same time"), "chain-page", 409},
      std::move(html));
}

}  // namespace tryggkarta::chain
