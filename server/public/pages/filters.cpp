#include "server/public/pages/filters.hpp"

#include <algorithm>
#include <array>

#include "server/public/pages/icons.hpp"

namespace tryggkarta::pages {
namespace {

using time::PeriodKind;
constexpr std::array<PeriodKind, 5> kKinds = {PeriodKind::month, PeriodKind::quarter, PeriodKind::half_year,
                                              PeriodKind::year, PeriodKind::two_years};

std::optional<std::string> flag(bool set) {  // an attribute that is there or not
  return set ? std::optional<std::string>("") : std::nullopt;
}

void add_option(Html& html, const std::string& value, const std::string& text, std::optional<std::string> selected) {
  html.leaf("option", {{"value", value}, {"selected", std::move(selected)}}, text);
}

void add_scheme_field(Html& html, const View& view, const Choice& choice) {
  html.open("div", {{"class", "field scheme-field"}});
  html.leaf("label", {{"for", "scheme"}}, view.words("Områden", "Areas"));
  html.open("select", {{"id", "scheme"}, {"name", "scheme"}});
  for (const auto& scheme : view.edition.schemes()) {
    add_option(html, scheme.code, scheme.title, flag(&scheme == choice.scheme));
  }
  html.close().close();
}

void add_category_field(Html& html, const View& view, const Choice& choice) {
  html.open("div", {{"class", "field category-field"}});
  html.leaf("label", {{"for", "category"}}, view.words("Vad vill du se?", "What do you want to see?"));
  html.open("select", {{"id", "category"}, {"name", "category"}});
  for (const auto* category : offered_categories(view.edition)) {
    const published::Category* parent = view.edition.category(category->parent);
    const bool leaf = parent != nullptr && !parent->parent.empty();
    // Hard spaces: the only indentation that every browser keeps inside an option.
    add_option(html, category->code, (leaf ? "\u00A0\u00A0\u00A0" : "") + view.words.title(*category),
               flag(category == choice.category));
  }
  html.close().close();
}

void add_measure_field(Html& html, const View& view, const Choice& choice) {
  const auto add = [&](const char* value, const std::string& text, published::Measure measure) {
    html.open("label");
    html.empty(
        "input",
        {{"type", "radio"}, {"name", "measure"}, {"value", value}, {"checked", flag(choice.measure == measure)}});
    html.leaf("span", text).close();
  };
  html.open("fieldset", {{"class", "field"}}).leaf("legend", view.words("Mått", "Measure"));
  html.open("div", {{"class", "segmented"}});
  add("count", view.words("Antal", "Number"), published::Measure::count);
  add("rate", view.words("Per 1\u00A0000 invånare", "Per 1,000 inhabitants"), published::Measure::rate);
  html.close().close();
}

void add_period_field(Html& html, const View& view, const Choice& choice) {
  html.open("div", {{"class", "field period-field"}});
  html.leaf("label", {{"for", "period"}}, view.words("Period", "Period"));
  html.open("select", {{"id", "period"}, {"name", "period"}});
  for (const PeriodKind kind : kKinds) {
    auto periods = periods_of(view.edition, kind);
    if (periods.empty()) continue;
    std::reverse(periods.begin(), periods.end());
    html.open("optgroup", {{"label", capitalised(view.words.kind(kind))}});
    for (const auto& period : periods) {
      add_option(html, period.token(), view.words.period(period), flag(period == choice.period));
    }
    html.close();
  }
  html.close().close();
}

std::string link_to(const View& view, const Choice& choice, const time::Period& period) {
  Choice other = choice;
  other.period = period;
  return view.link("/", query_of(view.edition, other));
}

void add_kind_links(Html& html, const View& view, const Choice& choice) {
  html.open("ul", {{"class", "kinds"}});
  for (const PeriodKind kind : kKinds) {
    const auto periods = periods_of(view.edition, kind);
    if (periods.empty()) continue;
    // The period of that kind that ends where the current one does, or the last one before.
    const time::Period* target = &periods.front();
    for (const auto& period : periods) {
      if (period.end_day() <= choice.period.end_day()) target = &period;
    }
    const bool here = kind == choice.period.kind();
    html.open("li");
    html.leaf("a",
              {{"href", link_to(view, choice, here ? choice.period : *target)},
               {"aria-current", here ? std::optional<std::string>("true") : std::nullopt}},
              capitalised(view.words.kind(kind)));
    html.close();
  }
  html.close();
}

void add_step(Html& html, const View& view, const Choice& choice, const std::optional<time::Period>& to, Icon icon) {
  const bool back = icon == Icon::previous;
  const std::string name = back ? view.words("Föregående", "Previous") : view.words("Nästa", "Next");
  if (!to) {
    html.open("span", {{"class", "step dimmed"}, {"aria-hidden", "true"}});
  } else {
    html.open("a", {{"class", "step"},
                    {"href", link_to(view, choice, *to)},
                    {"rel", back ? "prev" : "next"},
                    {"aria-label", name + ": " + view.words.period(*to)}});
  }
  add_icon(html, icon);
  html.close();
}

}  // namespace

void add_search_form(Html& html, const View& view, const std::string& term) {
  html.open("form", {{"class", "search"}, {"role", "search"}, {"method", "get"}, {"action", view.prefix + "/sok"}});
  if (view.words.language() == Language::english) {
    html.empty("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
  }
  html.leaf("label", {{"for", "sok"}, {"class", "visually-hidden"}}, view.words("Sök område", "Find an area"));
  add_icon(html, Icon::search);
  html.empty("input", {{"type", "search"},
                       {"id", "sok"},
                       {"name", "q"},
                       {"value", term},
                       {"autocomplete", "off"},
                       {"placeholder", view.words("Sök område", "Find an area")}});
  html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, view.words("Sök", "Find"));
  html.close();
}

void add_choice_fields(Html& html, const View& view, const Choice& choice) {
  if (view.words.language() == Language::english) {
    html.empty("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
  }
  add_category_field(html, view, choice);
  add_measure_field(html, view, choice);
  add_scheme_field(html, view, choice);
  add_period_field(html, view, choice);
}

void add_filter_form(Html& html, const View& view, const Choice& choice, std::string_view path) {
  html.open(
      "form",
      {{"class", "filters"}, {"method", "get"}, {"action", view.prefix + std::string(path)}, {"data-slot", "filters"}});
  add_choice_fields(html, view, choice);
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, view.words("Visa kartan", "Show the map"));
  html.close();
}

void add_period_links(Html& html, const View& view, const Choice& choice) {
  const auto periods = periods_of(view.edition, choice.period.kind());
  const auto here = std::find(periods.begin(), periods.end(), choice.period);
  std::optional<time::Period> before, after;
  if (here != periods.end() && here != periods.begin()) before = *(here - 1);
  if (here != periods.end() && here + 1 != periods.end()) after = *(here + 1);
  html.open("nav", {{"class", "period-bar"},
                    {"id", "perioder"},
                    {"tabindex", "-1"},
                    {"data-slot", "periods"},
                    {"aria-label", view.words("Period", "Period")}});
  add_kind_links(html, view, choice);
  html.open("div", {{"class", "stepper"}});
  add_step(html, view, choice, before, Icon::previous);
  html.leaf("strong", {{"class", "period-name"}}, capitalised(view.words.period(choice.period)));
  add_step(html, view, choice, after, Icon::next);
  html.close().close();
}

}  // namespace tryggkarta::pages
