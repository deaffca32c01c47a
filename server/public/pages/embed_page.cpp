#include "geo/tiles/draw_svg.hpp"
#include "server/public/pages/coverage.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/icons.hpp"
#include "server/public/pages/legend.hpp"
#include "server/public/pages/notice_parts.hpp"
#include "server/public/pages/sheets.hpp"
#include "server/public/pages/table_twin.hpp"

namespace tryggkarta::pages {
namespace {

std::string embed_title(const View& view, const Choice& choice) {
  const std::string where = choice.area != nullptr ? display_name(choice.area->name) : view.edition.city();
  return view.words.title(*choice.category) + view.words(" i ", " in ") + where + ", " +
         view.words.period(choice.period);
}

std::string joined(const std::vector<std::string>& origins) {
  std::string out;
  for (const std::string& origin : origins) out += (out.empty() ? "" : " ") + origin;
  return out;
}

void open_document(Html& html, const View& view, const std::string& theme, const std::string& title) {
  html.doctype();
  html.open("html", {{"lang", code_of(view.words.language())},
                     {"data-theme", theme == "system" ? std::nullopt : std::optional<std::string>(theme)}});
  html.open("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.leaf("title", title + " – Tryggkarta");
  html.empty("meta", {{"name", "color-scheme"}, {"content", theme == "system" ? "light dark" : theme}});
  html.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
  html.empty("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", view.prefix + "/mark.svg"}});
  // crossorigin: a sandboxed frame has no origin of its own, and its module would not load without CORS.
  html.empty("link", {{"rel", "stylesheet"}, {"href", view.asset("embed.css")}, {"crossorigin", "anonymous"}});
}

void add_head(Html& html, const View& view, const Choice& choice) {
  const Words& words = view.words;
  html.open("header", {{"class", "embed-head"}}).open("div", {{"class", "embed-title"}});
  html.leaf("h1", {{"data-slot", "title"}}, embed_title(view, choice));
  html.leaf("p", {{"class", "caption"}, {"data-slot", "unit"}}, unit_of(view, choice));
  if (const auto note = partial_note(view, choice)) html.leaf("p", {{"class", "caption"}}, *note);
  html.close();
  if (view.edition.made_up()) html.leaf("span", {{"class", "made-up"}}, words("Påhittade uppgifter", "Made-up data"));
  html.open("div", {{"class", "map-switch"}, {"data-slot", "switch"}});
  html.leaf("a", {{"class", "chosen"}, {"href", "#karta"}, {"aria-current", "true"}}, words("Karta", "Map"));
  html.leaf("a", {{"href", "#tabell"}}, words("Tabell", "Table")).close();
  html.close();
}

void add_map(Html& html, const View& view, const Choice& choice, const published::Slice& slice) {
  const Words& words = view.words;
  const bool one = choice.area != nullptr;
  html.open("section", {{"class", "embed-map"}, {"id", "karta"}});
  html.open("div", {{"class", "map-frame"}, {"data-slot", "map"}});
  html.add(Markup::of_picture(tiles::draw_svg(
      view.edition, {choice.scheme, choice.category, choice.period, choice.measure, one ? choice.area->code : "", 720,
                     408, one ? tiles::Extent::area : tiles::Extent::city, embed_title(view, choice)})));
  html.close();
  html.open("details", {{"class", "embed-legend"}, {"data-slot", "legend"}, {"open", ""}});
  html.leaf("summary", words("Teckenförklaring", "Legend"));
  add_class_list(html, view, legend_of(view, choice, slice));
  html.open("ul", {{"class", "symbol-list"}}).open("li", {{"class", "wide"}});
  add_problem_symbol(html);
  html.leaf("span", words("problemområde", "problem area")).close().close().close().close();
}

void add_table(Html& html, const View& view, const Choice& choice, const published::Slice& slice) {
  html.open("section", {{"class", "embed-table"},
                        {"id", "tabell"},
                        {"data-slot", "table"},
                        {"aria-label", view.words("Tabell", "Table")}});
  add_table_twin(html, view, choice, choice.area != nullptr ? TableRows::chosen_area : TableRows::all_areas);
  html.leaf("p", {{"class", "caption"}}, hidden_sentence(view.words) + " " + unplaced_sentence(view, choice, slice));
  html.close();
}

std::string until_words(const Words& words, const published::ActionNotice& action) {
  std::string text = action.responsible;
  if (action.end) text += (text.empty() ? "" : ", ") + words("till ", "until ") + words.day(*action.end);
  return text;
}

void add_action_line(Html& html, const View& view, const published::ActionNotice& action) {
  html.open("li");
  add_action_symbol(html, shape_of(action.status));
  html.leaf("span", {{"class", "caption"}}, action.status);
  html.text(" ").leaf("strong", {{"lang", view.words.language_of_city()}}, action.title);
  if (const auto text = until_words(view.words, action); !text.empty()) html.text(". " + text);
  html.text(".").close();
}

/// The work in the area that is shown, in its public words; a frame without an area says it of the whole city.
void add_work(Html& html, const View& view, const Choice& choice) {
  auto notices =
      choice.area != nullptr ? notices_in(view.edition, *choice.scheme, *choice.area) : all_notices(view.edition);
  std::erase_if(notices.problems, [](const auto* problem) { return state_of(*problem) == ProblemState::closed; });
  if (notices.problems.empty()) return;
  html.open("details", {{"class", "embed-work"},
                        {"open", choice.area != nullptr ? std::optional<std::string>("") : std::nullopt}});
  html.leaf("summary", view.words("Här arbetar vi", "Where we work"));
  for (const auto* problem : notices.problems) {
    html.leaf("h2", {{"lang", view.words.language_of_city()}}, problem->title);
    if (!problem->text.empty()) html.leaf("p", {{"lang", view.words.language_of_city()}}, problem->text);
    html.open("ul");
    for (const auto* action : notices.actions) {
      if (action->problem == problem->key) add_action_line(html, view, *action);
    }
    html.close();
  }
  html.close();
}

void add_foot(Html& html, const View& view, const Choice& choice) {
  const Words& words = view.words;
  html.open("footer", {{"class", "embed-foot"}});
  html.leaf("p", {{"class", "caption"}, {"data-slot", "source"}}, source_line(view, choice.category));
  html.open("p", {{"class", "links"}});
  html.leaf("a", {{"href", view.link("/om-siffrorna")}, {"target", "_blank"}, {"rel", "noopener"}},
            words("Vad betyder siffrorna?", "What do the figures mean?"));
  html.leaf("a",
            {{"class", "strong"},
             {"href", view.link("/", query_of(view.edition, choice))},
             {"target", "_blank"},
             {"rel", "noopener"}},
            words("Öppna i Tryggkarta", "Open in Tryggkarta"));
  html.close().close();
}

}  // namespace

std::optional<EmbedChoice> read_embed_choice(const View& view, const http::Request& request) {
  auto map = read_choice(view, request);
  if (!map) return std::nullopt;
  EmbedChoice choice{std::move(*map), "system"};
  const std::string theme = parameter(request, "theme").value_or("system");
  if (theme == "light" || theme == "dark") choice.theme = theme;
  return choice;
}

Query embed_query(const published::Edition& edition, const EmbedChoice& choice) {
  Query query = query_of(edition, choice.map);
  for (auto& [name, value] : query) {
    if (name == "area") name = "omrade";
  }
  if (choice.theme != "system") query.emplace_back("theme", choice.theme);
  return query;
}

std::string embed_page(const View& view, const EmbedChoice& choice) {
  const Choice& map = choice.map;
  const published::Slice& slice = view.edition.figures(*map.scheme, *map.category, map.period);
  Html html;
  open_document(html, view, choice.theme, embed_title(view, map));
  html.leaf("script", {{"type", "module"}, {"src", view.asset("embed.js")}, {"crossorigin", "anonymous"}}, "").close();
  html.open("body",
            {{"class", "embed"}, {"data-base", view.prefix}, {"data-origins", joined(view.settings.embed_origins)}});
  add_head(html, view, map);
  html.open("main");
  add_map(html, view, map, slice);
  add_table(html, view, map, slice);
  add_work(html, view, map);
  html.close();
  add_foot(html, view, map);
  html.close().close();
  return std::move(html).finish().bytes();
}

std::string empty_embed_page(const View& view) {
  const std::string title = view.words("Inga uppgifter är publicerade ännu", "No data have been published yet");
  Html html;
  open_document(html, view, "system", title);
  html.close().open("body", {{"class", "embed"}}).open("main", {{"class", "embed-notice"}});
  html.leaf("h1", title).leaf("p", source_line(view));
  html.close().close().close();
  return std::move(html).finish().bytes();
}

}  // namespace tryggkarta::pages
