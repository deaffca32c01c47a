#include "server/workbench/filter_form.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "server/workbench/asked.hpp"

namespace tryggkarta::workbench {

using pages::Html;
using pages::View;
using time::PeriodKind;

namespace {

std::optional<std::string> flag(bool set) { return set ? std::optional<std::string>("") : std::nullopt; }

std::string asked_for(const Form& form, std::string_view name) {
  return pages::parameter(form.asked, name).value_or("");
}

/// Is the name one of a list joined by commas?
bool names(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (list.substr(0, comma) == name) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

struct Option {
  std::string value;
  std::string text;
  bool is_closed = false;
};

void add_option(Html& html, const Option& option, std::string_view chosen) {
  html.leaf("option",
            {{"value", option.value}, {"selected", flag(option.value == chosen)}, {"disabled", flag(option.is_closed)}},
            option.text);
}

struct Field {
  std::string name;
  std::string label;
};

void add_select(Html& html, const Field& field, const std::vector<Option>& options, std::string_view chosen) {
  html.open("div", {{"class", "field field-" + field.name}}).leaf("label", {{"for", field.name}}, field.label);
  html.open("select", {{"id", field.name}, {"name", field.name}});
  for (const Option& option : options) add_option(html, option, chosen);
  html.close().close();
}

void add_category(Html& html, const View& view, const Form& form) {
  std::vector<Option> options;
  const auto& categories = form.visit.ready.view.categories;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const auto& category = categories[i];
    const bool is_open = form.choices.open_categories[i];
    if (!is_open && !inside::purpose_opens_more(form.visit.grant)) continue;
    std::string indent;
    for (std::string parent = category.parent; !parent.empty();) {
      const auto above =
          std::find_if(categories.begin(), categories.end(), [&](const auto& each) { return each.code == parent; });
      if (above == categories.end()) break;
      // Hard spaces: the only indentation that every browser keeps inside an option.
      if (!above->parent.empty()) indent += "\u00A0\u00A0\u00A0";
      parent = above->parent;
    }
    options.push_back({category.code,
                       indent + view.words(category.title, category.title_english) +
                           (is_open ? "" : view.words(" (kräver ändamål)", " (needs a purpose)")),
                       !is_open});
  }
  const std::string chosen = asked_for(form, "category");
  add_select(html, {"category", view.words("Vad", "What")}, options, chosen.empty() ? "all" : chosen);
}

/// The latest of each kind: older ones are reached by their days, or with a script.
void add_period(Html& html, const View& view, const Form& form) {
  constexpr std::array<std::pair<PeriodKind, std::size_t>, 5> kShown{{{PeriodKind::week, 8},
                                                                      {PeriodKind::month, 12},
                                                                      {PeriodKind::quarter, 8},
                                                                      {PeriodKind::half_year, 4},
                                                                      {PeriodKind::year, 10}}};
  const std::string chosen = asked_for(form, "period");
  html.open("div", {{"class", "field period-field"}});
  html.leaf("label", {{"for", "period"}}, view.words("Period", "Period"));
  html.open("select", {{"id", "period"}, {"name", "period"}});
  add_option(html, {"all", view.words("Alla dagar", "All days"), false}, chosen.empty() ? "all" : chosen);
  for (const auto& [kind, most] : kShown) {
    html.open("optgroup", {{"label", pages::capitalised(view.words.kind(kind))}});
    std::size_t shown = 0;
    for (auto period = form.choices.periods.rbegin(); period != form.choices.periods.rend(); ++period) {
      if (period->kind() != kind) continue;
      if (shown++ < most || period->token() == chosen)
        add_option(html, {period->token(), view.words.period(*period), false}, chosen);
    }
    html.close();
  }
  html.close().close();
}

void add_day(Html& html, const Form& form, const Field& field) {
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", field.name}}, field.label);
  const auto& days = form.choices.days;
  const auto bound = [&](const auto& day) { return days ? std::optional(time::format_day(day(*days))) : std::nullopt; };
  html.empty("input", {{"id", field.name},
                       {"name", field.name},
                       {"type", "date"},
                       {"min", bound([](const auto& each) { return each.first; })},
                       {"max", bound([](const auto& each) { return each.last; })},
                       {"value", asked_for(form, field.name)}});
  html.close();
}

void add_days(Html& html, const View& view, const Form& form) {
  html.open("fieldset", {{"class", "field-pair"}}).leaf("legend", view.words("Egna dagar", "Days of your own"));
  add_day(html, form, {"from", view.words("Från och med", "From")});
  add_day(html, form, {"to", view.words("Till och med", "Until")});
  html.close();
  if (!filter_takes("earlier_years")) return;
  std::vector<Option> options{{"", view.words("nej", "no")}};
  for (int years = 1; years <= 10; ++years) {
    options.push_back(
        {std::to_string(years), years == 1 ? view.words("ett år bakåt", "one year back")
                                           : view.words.in_words(years) + view.words(" år bakåt", " years back")});
  }
  add_select(html,
             {"earlier_years", view.words("Samma veckor tidigare år också", "The same weeks of earlier years as well")},
             options, asked_for(form, "earlier_years"));
}

/// Two selects for the ends of a range such as "18..23".
void add_range(Html& html, const View& view, const Form& form, const Field& field, const std::vector<Option>& options) {
  const std::string range = asked_for(form, field.name);
  const auto dots = range.find("..");
  const std::string first = range.substr(0, dots);
  const std::string last = dots == std::string::npos ? first : range.substr(dots + 2);
  const std::string from = view.words("från", "from");
  const std::string to = view.words("till", "to");
  html.open("fieldset", {{"class", "field-pair"}})
      .leaf("legend", view.words(field.label + ", från och till", field.label + ", from and to"));
  for (const auto& [end, chosen, word] : {std::tuple{"_from", first, from}, std::tuple{"_to", last, to}}) {
    const std::string name = field.name + end;
    html.open("select", {{"id", name}, {"name", name}, {"aria-label", field.label + ", " + word}});
    for (const Option& option : options) add_option(html, option, chosen);
    html.close();
  }
  html.close();
}

void add_clock(Html& html, const View& view, const Form& form) {
  static constexpr std::array<std::pair<const char*, const char*>, 7> kDays{{{"måndag", "Monday"},
                                                                             {"tisdag", "Tuesday"},
                                                                             {"onsdag", "Wednesday"},
                                                                             {"torsdag", "Thursday"},
                                                                             {"fredag", "Friday"},
                                                                             {"lördag", "Saturday"},
                                                                             {"söndag", "Sunday"}}};
  std::vector<Option> days{{"", view.words("alla", "any")}};
  for (std::size_t i = 0; i < kDays.size(); ++i)
    days.push_back({std::to_string(i + 1), view.words(kDays[i].first, kDays[i].second)});
  std::vector<Option> hours{{"", view.words("alla", "any")}};
  for (int hour = 0; hour < 24; ++hour)
    hours.push_back({std::to_string(hour), view.words("kl. ", "") + (hour < 10 ? "0" : "") + std::to_string(hour)});
  add_range(html, view, form, {"weekdays", view.words("Veckodagar", "Days of the week")}, days);
  add_range(html, view, form, {"hours", view.words("Timmar", "Hours")}, hours);
}

void add_sources(Html& html, const View& view, const Form& form) {
  const std::string chosen = asked_for(form, "source");
  // There even for one: a purpose may open more without the page being written anew.
  html.open("fieldset", {{"class", "checks sources"}, {"hidden", flag(form.choices.sources.size() < 2)}});
  html.leaf("legend", view.words("Källor", "Sources"));
  for (const auto* source : form.choices.sources) {
    html.open("label");
    html.empty("input", {{"type", "checkbox"},
                         {"name", "source"},
                         {"value", source->name},
                         {"checked", flag(names(chosen, source->name))}});
    html.leaf("span", source->title).close();
  }
  html.leaf("p", {{"class", "caption"}}, view.words("Ingen ikryssad: alla.", "None ticked: all."));
  html.close();
}

void add_places(Html& html, const View& view, const Form& form) {
  const auto& schemes = form.visit.ready.schemes;
  std::vector<Option> divisions;
  for (const auto& scheme : schemes) divisions.push_back({scheme.code, scheme.title});
  add_select(html, {"scheme", view.words("Områden", "Areas")}, divisions, schemes[form.scheme].code);
  std::vector<Option> areas{{"", view.words("hela staden", "the whole city")}};
  for (const auto& area : schemes[form.scheme].areas) areas.push_back({area.code, pages::display_name(area.name)});
  add_select(html, {"area", view.words("Bara i", "Only in")}, areas, asked_for(form, "area"));
  static constexpr std::array<std::array<const char*, 3>, 9> kPrecisions{{
      {"", "alla händelser", "all incidents"},
      {"punkt", "punkt", "point"},
      {"adress", "adress eller finare", "address or finer"},
      {"gata", "gata eller finare", "street or finer"},
      {"plats", "plats eller finare", "place or finer"},
      {"basomrade", "basområde eller finare", "basområde or finer"},
      {"primaromrade", "primärområde eller finare", "primärområde or finer"},
      {"mellanomrade", "mellanområde eller finare", "mellanområde or finer"},
      {"stadsomrade", "stadsområde eller finare", "stadsområde or finer"},
  }};
  std::vector<Option> precisions;
  for (const auto& [code, swedish, english] : kPrecisions) precisions.push_back({code, view.words(swedish, english)});
  add_select(html, {"precision", view.words("Hur säker plats", "How sure a place")}, precisions,
             asked_for(form, "precision"));
}

}  // namespace

void add_filter_form(Html& html, const View& view, const Form& form) {
  html.open("form", {{"class", "bench-filters"},
                     {"method", "get"},
                     {"action", view.prefix + "/inside/karta"},
                     {"data-slot", "filters"}});
  if (view.words.language() == pages::Language::english)
    html.empty("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
  add_category(html, view, form);
  add_period(html, view, form);
  html.open("details", {{"class", "more-filters"}}).leaf("summary", view.words("Fler urval", "More filters"));
  html.open("div", {{"class", "more-fields"}});
  add_days(html, view, form);
  add_clock(html, view, form);
  add_places(html, view, form);
  add_sources(html, view, form);
  html.close().close();
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, view.words("Visa", "Show"));
  html.close();
}

}  // namespace tryggkarta::workbench
