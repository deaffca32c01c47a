#include "server/chain/form_parts.hpp"

#include <algorithm>
#include <optional>

#include "server/public/pages/icons.hpp"

namespace tryggkarta::chain {

using pages::Html;
using pages::Words;

namespace {

using Text = std::optional<std::string>;

/// More areas than this are named by hand: a list of a thousand helps nobody.
constexpr std::size_t kMostListed = 200;

std::string value_in(const FormPage& form, const std::string& name) {
  const auto found = form.values.find(name);
  return found == form.values.end() ? std::string{} : found->second;
}

const casebook::FieldComplaint* complaint_about(const FormPage& form, const std::string& name) {
  const auto found = std::find_if(form.complaints.begin(), form.complaints.end(),
                                  [&](const auto& complaint) { return complaint.field == name; });
  return found == form.complaints.end() ? nullptr : &*found;
}

/// The ids of help and complaint, for the control.
Text described_by(const FormPage& form, const Field& field) {
  std::string ids;
  if (complaint_about(form, field.name) != nullptr) ids = std::string{field.name} + "-fel";
  if (!field.hint_swedish.empty() || field.kind == FieldKind::place)
    ids += (ids.empty() ? "" : " ") + std::string{field.name} + "-hjalp";
  return ids.empty() ? Text{} : Text{ids};
}

Text invalid(const FormPage& form, const Field& field) {
  return complaint_about(form, field.name) == nullptr ? Text{} : Text{"true"};
}

Text flag(bool is_set) { return is_set ? Text{""} : Text{}; }

std::vector<Option> options_of(const Words& words, const FormPage& form, const Field& field) {
  std::vector<Option> options;
  for (const FieldChoice& choice : field.choices)
    options.push_back({std::string{choice.value}, words(choice.swedish, choice.english)});
  if (!options.empty()) return options;
  const auto found = form.options.find(field.name);
  return found == form.options.end() ? options : found->second;
}

void add_input(Html& html, const FormPage& form, const Field& field) {
  const bool is_number = field.kind == FieldKind::whole || field.kind == FieldKind::number;
  html.empty("input", {{"id", field.name},
                       {"name", field.name},
                       {"type", field.kind == FieldKind::day ? "date" : "text"},
                       {"inputmode", is_number ? Text{"decimal"} : Text{}},
                       {"value", value_in(form, field.name)},
                       {"autocomplete", "off"},
                       {"aria-required", field.is_needed ? Text{"true"} : Text{}},
                       {"aria-invalid", invalid(form, field)},
                       {"aria-describedby", described_by(form, field)}});
}

void add_textarea(Html& html, const FormPage& form, const Field& field, const std::string& rows) {
  // A browser drops the first line end of what stands in a textarea.
  html.leaf("textarea",
            {{"id", field.name},
             {"name", field.name},
             {"rows", rows},
             {"aria-required", field.is_needed ? Text{"true"} : Text{}},
             {"aria-invalid", invalid(form, field)},
             {"aria-describedby", described_by(form, field)}},
            "\n" + value_in(form, field.name));
}

void add_select(Html& html, const FormPage& form, const Field& field, const std::vector<Option>& options) {
  html.open("select", {{"id", field.name},
                       {"name", field.name},
                       {"aria-invalid", invalid(form, field)},
                       {"aria-describedby", described_by(form, field)}});
  const std::string chosen = value_in(form, field.name);
  for (const Option& option : options)
    html.leaf("option", {{"value", option.value}, {"selected", flag(option.value == chosen)}}, option.text);
  html.close();
}

/// Is the code one of a list joined by commas?
bool names(const std::string& list, const std::string& code) {
  return ("," + list + ",").find("," + code + ",") != std::string::npos;
}

void add_boxes(Html& html, const FormPage& form, const Field& field, const std::vector<Option>& options) {
  // Without it a form with nothing ticked would not say that nothing is.
  add_hidden(html, field.name, "");
  html.open("div", {{"class", "chain-boxes"}});
  const std::string chosen = value_in(form, field.name);
  for (const Option& option : options) {
    html.open("label").empty("input", {{"type", "checkbox"},
                                       {"name", field.name},
                                       {"value", option.value},
                                       {"checked", flag(names(chosen, option.value))}});
    html.leaf("span", option.text).close();
  }
  html.close();
}

void add_radios(Html& html, const FormPage& form, const Field& field, const std::vector<Option>& options) {
  html.open("div", {{"class", "chain-radios"}});
  std::string chosen = value_in(form, field.name);
  if (chosen.empty()) chosen = "false";
  for (const Option& option : options) {
    html.open("label").empty(
        "input",
        {{"type", "radio"}, {"name", field.name}, {"value", option.value}, {"checked", flag(option.value == chosen)}});
    html.leaf("span", option.text).close();
  }
  html.close();
}

void add_area_list(Html& html, const Visit& visit) {
  const Words& words = visit.words();
  html.open("details", {{"class", "chain-areas"}});
  html.leaf("summary", words("Välj områden ur en lista", "Choose areas from a list"));
  html.leaf("label", {{"for", "areas"}}, words("Områden; flera blir ett", "Areas; several become one"));
  html.open("select", {{"id", "areas"}, {"name", "areas"}, {"multiple", ""}, {"size", "8"}});
  for (const auto& scheme : visit.view.edition.schemes()) {
    if (scheme.areas.size() > kMostListed) continue;
    html.open("optgroup", {{"label", scheme.title.empty() ? scheme.code : scheme.title}});
    for (const auto& area : scheme.areas)
      html.leaf("option", {{"value", scheme.code + ":" + area.code}},
                pages::display_name(area.name) + " (" + area.code + ")");
    html.close();
  }
  html.close();
  html.leaf("p", {{"class", "caption"}},
            words("Det som är valt här gäller i stället för texten ovanför.",
                  "What is chosen here holds instead of the text above."));
  html.close();
}

void add_place(Html& html, const Visit& visit, const FormPage& form, const Field& field) {
  const Words& words = visit.words();
  html.open("div", {{"class", "chain-place"}, {"data-slot", "place"}});
  add_textarea(html, form, field, "4");
  html.leaf("p", {{"class", "caption"}, {"id", std::string{field.name} + "-hjalp"}},
            words("Koordinater (57.70, 11.97, en plats per rad), GeoJSON, WKT eller GPX. Även: område INDELNING:kod.",
                  "Coordinates (57.70, 11.97, one place a line), GeoJSON, WKT or GPX. Also: område SCHEME:code."));
  html.open("p", {{"class", "chain-file"}});
  html.leaf("label", {{"for", "place_file"}},
            words("Eller en fil (GeoJSON, WKT, GPX)", "Or a file (GeoJSON, WKT, GPX)"));
  html.empty("input", {{"id", "place_file"},
                       {"name", "place_file"},
                       {"type", "file"},
                       {"accept", ".geojson,.json,.gpx,.wkt,.txt,application/geo+json"}});
  html.close();
  add_area_list(html, visit);
  html.close();
}

void add_control(Html& html, const Visit& visit, const FormPage& form, const Field& field) {
  const auto options = options_of(visit.words(), form, field);
  switch (field.kind) {
    case FieldKind::prose: return add_textarea(html, form, field, "3");
    case FieldKind::place: return add_place(html, visit, form, field);
    case FieldKind::choice: return add_select(html, form, field, options);
    case FieldKind::categories:
    case FieldKind::numbers: return add_boxes(html, form, field, options);
    case FieldKind::yes_no: return add_radios(html, form, field, options);
    case FieldKind::line:
    case FieldKind::day:
    case FieldKind::whole:
    case FieldKind::number: return add_input(html, form, field);
  }
}

}  // namespace

void add_hidden(Html& html, const std::string& name, const std::string& value) {
  html.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void add_field(Html& html, const Visit& visit, const FormPage& form, const Field& field) {
  const Words& words = visit.words();
  const bool is_group =
      field.kind == FieldKind::categories || field.kind == FieldKind::numbers || field.kind == FieldKind::yes_no;
  const bool is_wide = field.kind == FieldKind::prose || field.kind == FieldKind::place || is_group ||
                       std::string_view{field.name} == "title" || std::string_view{field.name} == "public_title";
  const std::string style = is_wide ? "field wide" : "field";
  const std::string label = words(field.swedish, field.english);
  if (is_group) {
    html.open("fieldset", {{"class", style}, {"id", field.name}, {"aria-describedby", described_by(form, field)}});
    html.leaf("legend", label);
  } else {
    html.open("div", {{"class", style}}).leaf("label", {{"for", field.name}}, label);
  }
  if (const auto* complaint = complaint_about(form, field.name)) {
    html.open("p", {{"class", "complaint"}, {"id", std::string{field.name} + "-fel"}});
    add_icon(html, pages::Icon::alert);
    html.leaf("span", pages::capitalised(words(complaint->swedish, complaint->english)) + ".").close();
  }
  add_control(html, visit, form, field);
  if (!field.hint_swedish.empty())
    html.leaf("p", {{"class", "caption"}, {"id", std::string{field.name} + "-hjalp"}},
              words(field.hint_swedish, field.hint_english));
  html.close();
}

namespace {

/// The field of that name in any form: what a decision lacks may be a field of its object.
const Field* field_named(FormKind first, const std::string& name) {
  for (const FormKind kind : {first, FormKind::problem, FormKind::action, FormKind::cause, FormKind::evaluation}) {
    for (const Field* field : fields_of(kind)) {
      if (name == field->name) return field;
    }
  }
  return nullptr;
}

void add_complaint_line(Html& html, const Visit& visit, const FormPage& form,
                        const casebook::FieldComplaint& complaint) {
  const Words& words = visit.words();
  const Field* field = field_named(form.kind, complaint.field);
  const std::string label = field == nullptr ? complaint.field : words(field->swedish, field->english);
  const std::string line = label + ": " + words(complaint.swedish, complaint.english);
  const auto here = fields_of(form.kind);
  const bool is_here =
      std::any_of(here.begin(), here.end(), [&](const Field* each) { return complaint.field == each->name; });
  html.open("li");
  if (is_here) {
    html.leaf("a", {{"href", "#" + complaint.field}}, line);
  } else {
    html.text(line);
  }
  html.close();
}

}  // namespace

void add_complaints(Html& html, const Visit& visit, const FormPage& form) {
  if (form.complaints.empty() && form.trouble.empty()) return;
  html.open("div", {{"class", "chain-alert"}, {"role", "alert"}, {"tabindex", "-1"}, {"id", "fel"}});
  html.open("h2");
  add_icon(html, pages::Icon::alert);
  html.text(visit.words()("Det är inte sparat än", "It is not saved yet")).close();
  if (!form.trouble.empty()) html.leaf("p", form.trouble);
  if (!form.complaints.empty()) {
    html.open("ul");
    for (const auto& complaint : form.complaints) add_complaint_line(html, visit, form, complaint);
    html.close();
  }
  html.close();
}

void add_breadcrumb(Html& html, const Visit& visit, const FormPage& form) {
  html.open("nav", {{"class", "breadcrumb"}, {"aria-label", visit.words()("Sökväg", "Breadcrumb")}}).open("ol");
  html.open("li")
      .leaf("a", {{"href", visit.view.link("/inside/problem")}},
            visit.words()("Problem och åtgärder", "Problems and actions"))
      .close();
  if (!form.back.empty() && form.back != "/inside/problem")
    html.open("li").leaf("a", {{"href", visit.view.link(form.back)}}, form.back_title).close();
  html.open("li").leaf("span", {{"aria-current", "page"}}, form.title).close();
  html.close().close();
}

}  // namespace tryggkarta::chain
