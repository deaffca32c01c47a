#include "geo/tiles/draw_svg.hpp"
#include "server/public/pages/coverage.hpp"
#include "server/public/pages/figure_words.hpp"
#include "server/public/pages/filters.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/legend.hpp"
#include "server/public/pages/sheets.hpp"
#include "server/public/pages/table_twin.hpp"

namespace tryggkarta::pages {
namespace {

/// The one sentence that says what the map shows: shown figures only.
std::string map_sentence(const View& view, const Choice& choice, const published::Slice& slice) {
  const Words& words = view.words;
  const published::Area* most = nullptr;
  std::int64_t largest = 0;
  for (std::size_t i = 0; i < slice.areas.size() && i < choice.scheme->areas.size(); ++i) {
    const auto* shown = std::get_if<published::Shown>(&slice.areas[i]);
    if (shown == nullptr || shown->count <= largest) continue;
    largest = shown->count;
    most = &choice.scheme->areas[i];
  }
  if (most == nullptr) return words("Inga tal visas för det här valet.", "No numbers are shown for this choice.");
  const std::string counted = words.counted(view.edition, *choice.category);
  const std::string size = words.number(largest);
  const std::string name = display_name(most->name);
  const std::string when = words.period(choice.period);
  return words("Av de områden som visas har " + name + " flest " + counted + ", " + size + ", under " + when + ".",
               "Of the areas shown, " + name + " has the most " + counted + ", " + size + ", in " + when + ".");
}

void add_notes(Html& html, const View& view, const Choice& choice) {
  if (!choice.notes.empty()) {
    html.open("div", {{"class", "notes"}, {"role", "status"}});
    for (const std::string& note : choice.notes) html.leaf("p", note);
    html.close();
  }
  html.leaf("p", {{"class", "partial"}, {"data-slot", "partial"}}, partial_note(view, choice).value_or(""));
}

void add_panel(Html& html, const View& view, const Choice& choice, const published::Slice& slice) {
  const Words& words = view.words;
  html.open("section", {{"class", "panel"}, {"aria-labelledby", "titel"}});
  html.open("div", {{"class", "panel-title"}, {"data-slot", "title"}});
  html.leaf("h1", {{"id", "titel"}}, title_of(view, choice));
  html.leaf("p", {{"class", "unit"}}, unit_of(view, choice)).close();
  add_notes(html, view, choice);
  html.open("div", {{"class", "search-slot"}, {"data-slot", "search"}});
  add_search_form(html, view, "");
  html.close();
  add_filter_form(html, view, choice, "/");
  add_legend(html, view, choice, slice);
  html.open("footer", {{"class", "panel-source"}}).open("p", {{"class", "caption"}});
  if (view.edition.made_up()) html.leaf("strong", words("Påhittade uppgifter.", "Made-up data.")).text(" ");
  html.leaf("span", {{"data-slot", "source"}}, source_line(view));
  html.text(" " +
            words("Klassgränserna är lika för alla perioder av samma slag.",
                  "The class bounds are the same for all periods of a kind.") +
            " ");
  html.leaf("a", {{"href", view.link("/om-siffrorna")}}, words("Vad betyder siffrorna?", "What do the figures mean?"));
  html.close().open("p", {{"class", "caption links"}});
  html.leaf("a", {{"href", view.link("/tillganglighet")}}, words("Tillgänglighetsredogörelse", "Accessibility"));
  html.leaf("a", {{"href", view.link("/ogc")}}, words("Öppna data", "Open data"));
  html.leaf("a", {{"href", view.link("/badda-in")}}, words("Bädda in", "Embed")).close();
  html.close().close();
}

/// The chosen area in short: its figure and the way to its page.
void add_card(Html& html, const View& view, const Choice& choice, const published::Slice& slice) {
  html.open("div", {{"class", "card-slot"}, {"data-slot", "card"}});
  if (choice.area != nullptr) {
    const Words& words = view.words;
    const auto position = static_cast<std::size_t>(choice.area - choice.scheme->areas.data());
    const published::Figure figure = position < slice.areas.size() ? slice.areas[position] : published::Unknown{};
    html.open("article", {{"class", "card"}, {"aria-labelledby", "card-title"}});
    html.leaf("p", {{"class", "caption"}}, capitalised(words.level(choice.scheme->level)) + " " + choice.area->code);
    html.leaf("h2", {{"id", "card-title"}}, display_name(choice.area->name));
    html.open("p", {{"class", "key-figure"}}).open("strong");
    add_count(html, words, figure);
    html.close();
    if (std::holds_alternative<published::Shown>(figure)) {
      html.text(" " + words.counted(view.edition, *choice.category)).close();
      html.leaf("p", rate_text(words, figure) + words(" per 1\u00A0000 invånare", " per 1,000 inhabitants"));
    } else {
      html.close();
    }
    html.open("p").leaf("a", {{"href", area_link(view, *choice.scheme, *choice.area)}},
                        words("Öppna områdets sida", "Open the page of the area"));
    html.close().close();
  }
  html.close();
}

void add_map(Html& html, const View& view, const Choice& choice, const published::Slice& slice) {
  const Words& words = view.words;
  html.open("section", {{"class", "map-area"}, {"id", "karta"}});
  html.leaf("a", {{"class", "skip"}, {"href", "#perioder"}}, words("Hoppa över kartan", "Skip the map"));
  html.open("div", {{"class", "map-switch"}, {"data-slot", "switch"}});
  html.leaf("a", {{"class", "chosen"}, {"href", "#karta"}, {"aria-current", "true"}}, words("Karta", "Map"));
  html.leaf("a", {{"href", "#tabell"}}, words("Tabell", "Table"));
  html.close();
  tiles::PictureQuery picture{choice.scheme,
                              choice.category,
                              choice.period,
                              choice.measure,
                              "",
                              1000,
                              760,
                              tiles::Extent::city,
                              title_of(view, choice) + ". " + map_sentence(view, choice, slice)};
  html.open("div", {{"class", "map-frame"}, {"data-slot", "map"}});
  html.add(Markup::of_picture(tiles::draw_svg(view.edition, picture)));
  html.close();
  if (!choice.scheme->attribution.empty()) {
    html.leaf("p", {{"class", "map-credit"}}, words("Gränser: ", "Borders: ") + choice.scheme->attribution);
  }
  add_card(html, view, choice, slice);
  html.leaf("p", {{"class", "map-sentence"}, {"data-slot", "sentence"}, {"id", "map-sentence"}},
            map_sentence(view, choice, slice));
  html.close();
}

void add_table(Html& html, const View& view, const Choice& choice) {
  const Words& words = view.words;
  html.open(
      "section",
      {{"class", "table-area"}, {"id", "tabell"}, {"data-slot", "table"}, {"aria-label", words("Tabell", "Table")}});
  html.open("div", {{"class", "section-head"}});
  html.leaf("h2", title_of(view, choice));
  html.leaf("a", {{"href", csv_address(view, choice)}}, words("Hämta som CSV", "Download as CSV")).close();
  add_table_twin(html, view, choice, TableRows::all_areas);
  html.open("p", {{"class", "caption"}}).text(hidden_sentence(words) + " ");
  html.text(words("Tal per invånare får inte läggas ihop mellan områden.", "Rates may not be added between areas."))
      .close();
  html.close();
}

}  // namespace

std::string map_page(const View& view, const Choice& choice) {
  const published::Slice& slice = view.edition.figures(*choice.scheme, *choice.category, choice.period);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "map-layout"}});
  add_panel(html, view, choice, slice);
  add_map(html, view, choice, slice);
  add_period_links(html, view, choice);
  add_table(html, view, choice);
  html.close();
  Frame frame;
  frame.title = title_of(view, choice);
  frame.description = unit_of(view, choice) + ". " + map_sentence(view, choice, slice);
  frame.section = Section::map;
  frame.body_class = "map-page";
  frame.path = "/";
  frame.query = query_of(view.edition, choice);
  frame.script = "public.js";
  return document(view, frame, std::move(html).finish());
}

}  // namespace tryggkarta::pages
