#include <algorithm>

#include "geo/tiles/draw_svg.hpp"
#include "server/public/pages/area_parts.hpp"
#include "server/public/pages/figure_words.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/icons.hpp"
#include "server/public/pages/legend.hpp"
#include "server/public/pages/notice_parts.hpp"
#include "server/public/pages/sheets.hpp"
#include "server/public/pages/trend_chart.hpp"

namespace tryggkarta::pages {
namespace {

std::string lead_of(const View& view, const Notices& notices) {
  const Words& words = view.words;
  const auto problems = std::count_if(notices.problems.begin(), notices.problems.end(),
                                      [](const auto* problem) { return state_of(*problem) == ProblemState::open; });
  const auto actions = static_cast<std::int64_t>(notices.actions.size());
  if (problems == 0 && !notices.problems.empty()) {
    return words(
        "Kommunen och polisen har arbetat tillsammans här, och det arbetet är avslutat. Resultatet står nedan.",
        "The municipality and the police have worked together here, and that work is closed. The result is given "
        "below.");
  }
  if (problems == 0 && actions == 0) {
    return words(
        "Här finns inget prioriterat problemområde just nu. Siffrorna nedan visar vad som har anmälts.",
        "There is no prioritised problem area here at present. The figures below show what has been reported.");
  }
  const std::string p =
      problems == 0   ? words("inget prioriterat problemområde", "no prioritised problem area")
      : problems == 1 ? words("ett prioriterat problemområde", "one prioritised problem area")
                      : words.in_words(problems) + words(" prioriterade problemområden", " prioritised problem areas");
  const std::string a = actions == 0   ? words("ingen åtgärd är beslutad än", "no action is decided yet")
                        : actions == 1 ? words("en åtgärd", "one action")
                                       : words.in_words(actions) + words(" åtgärder", " actions");
  return words("Kommunen och polisen arbetar tillsammans här. Det finns " + p + " och " + a + ".",
               "The municipality and the police work together here. There is " + p + " and " + a + ".");
}

void add_breadcrumb(Html& html, const View& view, const published::Scheme& scheme, const published::Area& area) {
  html.open("nav", {{"class", "breadcrumb"}, {"aria-label", view.words("Brödsmulor", "Breadcrumb")}}).open("ol");
  html.open("li").leaf("a", {{"href", view.link("/")}}, view.edition.city()).close();
  const published::Scheme* above = view.edition.scheme(scheme.parent_scheme);
  if (above != nullptr) {
    const auto parent = std::find_if(above->areas.begin(), above->areas.end(),
                                     [&](const auto& candidate) { return candidate.code == area.parent; });
    if (parent != above->areas.end()) {
      html.open("li").leaf("a", {{"href", area_link(view, *above, *parent)}}, display_name(parent->name)).close();
    }
  }
  html.leaf("li", {{"aria-current", "page"}}, display_name(area.name)).close().close();
}

void add_work(Html& html, const View& view, const Notices& notices) {
  const Words& words = view.words;
  if (!notices.problems.empty()) {
    html.open("section", {{"class", "problems"}});
    html.leaf("h2",
              notices.problems.size() == 1 ? words("Problemet", "The problem") : words("Problemen", "The problems"));
    for (const auto* problem : notices.problems) add_problem(html, view, *problem);
    html.close();
  }
  if (!notices.actions.empty()) {
    html.open("section").leaf("h2", words("Det här görs", "What is being done"));
    add_action_table(html, view, notices.actions);
    html.close();
  }
  if (!notices.pledges.empty()) {
    html.open("section").leaf("h2", words("Det här har vi lovat", "What we have promised"));
    html.open("div", {{"class", "pledges"}});
    for (const auto* pledge : notices.pledges) add_pledge_card(html, view, *pledge);
    html.close().close();
  }
}

void add_picture(Html& html, const View& view, const Choice& choice, const published::Area& area) {
  const Words& words = view.words;
  const published::Slice& slice = view.edition.figures(*choice.scheme, *choice.category, choice.period);
  const auto position = static_cast<std::size_t>(&area - choice.scheme->areas.data());
  const published::Figure figure = position < slice.areas.size() ? slice.areas[position] : published::Unknown{};
  html.open("div", {{"class", "small-map"}});
  html.add(Markup::of_picture(
      tiles::draw_svg(view.edition, {choice.scheme, choice.category, choice.period, choice.measure, area.code, 328, 250,
                                     tiles::Extent::area, words("Karta över ", "Map of ") + display_name(area.name)})));
  html.open("ul", {{"class", "symbol-list"}}).open("li", {{"class", "wide"}});
  add_problem_symbol(html);
  html.leaf("span", words("problemområde", "problem area")).close().open("li", {{"class", "wide"}});
  const auto* shown = std::get_if<published::Shown>(&figure);
  if (shown == nullptr) {
    add_status(html, words, figure);
  } else {
    const auto breaks = view.edition.breaks(*choice.scheme, *choice.category, choice.period.kind(), choice.measure);
    const std::string swatch = shown->rate ? "class-" + std::to_string(breaks.class_of(*shown->rate)) : "none";
    add_swatch(html, swatch, SwatchSize::legend);
    const std::string text = shown->rate
                                 ? words.decimal(*shown->rate) + " " + measured(view, choice)
                                 : words.number(shown->count) + " " + words.counted(view.edition, *choice.category);
    html.leaf("span", text);
  }
  html.close().close();
  Choice there = choice;
  there.area = &area;
  html.open("p").leaf("a", {{"href", view.link("/", query_of(view.edition, there))}},
                      words("Visa på stora kartan", "Show on the large map"));
  html.close().close();
}

void add_trend(Html& html, const View& view, const Choice& choice, const published::Area& area) {
  const Words& words = view.words;
  const auto points = trend_of(view.edition, *choice.scheme, area, *choice.category, choice.period);
  const std::string title = words.title(*choice.category) + ", " +
                            words.in_words(static_cast<std::int64_t>(points.size())) + " " +
                            words.kinds(choice.period.kind());
  html.open("section").leaf("h2", {{"class", "small-head"}}, title);
  html.leaf("p", {{"class", "caption"}}, trend_sentence(words, points, words.counted(view.edition, *choice.category)));
  add_trend_chart(html, words, points, title);
  html.close();
}

Frame frame_of(const View& view, const published::Scheme& scheme, const published::Area& area, const Notices& notices) {
  Frame frame;
  frame.title = view.words("Här arbetar vi: ", "Our work: ") + display_name(area.name);
  frame.description = lead_of(view, notices);
  frame.section = Section::work;
  frame.body_class = "reading-page";
  frame.path = "/omrade/" + percent_encode(area.code) + (area.slug.empty() ? "" : "-" + percent_encode(area.slug));
  if (&scheme != view.edition.default_scheme()) frame.query.emplace_back("scheme", scheme.code);
  return frame;
}

}  // namespace

std::string area_page(const View& view, const published::Scheme& scheme, const published::Area& area) {
  const Notices notices = notices_in(view.edition, scheme, area);
  const auto choice = area_choice(view, scheme);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading"}});
  html.open("div", {{"class", "reading-main"}});
  add_breadcrumb(html, view, scheme, area);
  html.leaf("h1", view.words("Här arbetar vi: ", "Our work: ") + display_name(area.name));
  html.leaf("p", {{"class", "lead"}}, lead_of(view, notices));
  add_work(html, view, notices);
  if (choice) add_area_figures(html, view, *choice, area);
  html.close().open("aside", {{"class", "reading-side"},
                              {"aria-label", view.words("Karta och förklaringar", "Map and explanations")}});
  if (choice) {
    add_picture(html, view, *choice, area);
    add_trend(html, view, *choice, area);
  }
  add_meanings(html, view, choice);
  add_follow_links(html, view, scheme, area);
  html.close().close();
  return document(view, frame_of(view, scheme, area, notices), std::move(html).finish());
}

}  // namespace tryggkarta::pages
