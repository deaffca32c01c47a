#include <array>

#include "server/public/pages/filters.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/sheets.hpp"

namespace tryggkarta::pages {
namespace {

/// A switch of a form as the attribute that says it: there or not.
std::optional<std::string> present_when(bool set) { return set ? std::optional<std::string>("") : std::nullopt; }

void add_area_field(Html& html, const View& view, const Choice& choice) {
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", "omrade"}}, view.words("Visa", "Show"));
  html.open("select", {{"id", "omrade"}, {"name", "omrade"}});
  html.leaf("option", {{"value", ""}}, view.words("hela kommunen", "the whole municipality"));
  for (const auto& area : choice.scheme->areas) {
    html.leaf("option", {{"value", area.code}, {"selected", present_when(&area == choice.area)}},
              display_name(area.name));
  }
  html.close().close();
}

void add_theme_field(Html& html, const View& view, const std::string& theme) {
  const Words& words = view.words;
  const std::array<std::pair<std::string, std::string>, 3> themes = {{
      {"system", words("som läsarens dator", "as the reader's system")},
      {"light", words("ljus", "light")},
      {"dark", words("mörk", "dark")},
  }};
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", "theme"}}, words("Utseende", "Appearance"));
  html.open("select", {{"id", "theme"}, {"name", "theme"}});
  for (const auto& [value, text] : themes) {
    html.leaf("option", {{"value", value}, {"selected", present_when(value == theme)}}, text);
  }
  html.close().close();
}

/// What is pasted into the other site. The frame is good without the script, which only gives it its height.
std::string snippet(const View& view, const EmbedChoice& choice) {
  View absolute = view;
  absolute.prefix = view.base;
  const std::string source = absolute.link("/inbaddning/karta", embed_query(view.edition, choice));
  const std::string title = view.words("Karta: ", "Map: ") + title_of(view, choice.map);
  Html html;
  html.leaf("iframe",
            {{"src", source},
             {"title", title},
             {"width", "100%"},
             {"height", "520"},
             {"loading", "lazy"},
             {"data-tryggkarta", ""}},
            "");
  html.leaf("script", {{"src", absolute.base + "/inbaddning/host.js"}, {"async", ""}}, "");
  return std::move(html).finish().bytes();
}

void add_result(Html& html, const View& view, const EmbedChoice& choice) {
  const Words& words = view.words;
  html.open("section").leaf("h2", words("Klistra in det här", "Paste this"));
  html.leaf("label", {{"for", "snippet"}, {"class", "caption"}},
            words("Ramen fungerar utan skriptet. Skriptet ger den rätt höjd.",
                  "The frame works without the script. The script gives it the right height."));
  html.leaf("textarea", {{"id", "snippet"}, {"readonly", ""}, {"rows", "5"}, {"spellcheck", "false"}},
            snippet(view, choice));
  if (view.settings.embed_origins.empty()) {
    html.leaf("p", {{"class", "notes"}},
              words("Ingen webbplats har ännu tillstånd att visa kartan i en ram. Den som driver Tryggkarta lägger "
                    "till webbplatsens adress i inställningarna.",
                    "No website is allowed to frame the map yet. Whoever runs Tryggkarta adds the address of the "
                    "website to the configuration."));
  }
  html.close().open("section").leaf("h2", words("Så här ser det ut", "This is how it looks"));
  html.leaf("iframe",
            {{"class", "embed-preview"},
             {"title", words("Förhandsvisning", "Preview")},
             {"data-slot", "preview"},
             {"src", view.link("/inbaddning/forhandsvisning", embed_query(view.edition, choice))}},
            "");
  html.close();
}

}  // namespace

std::string embed_maker_page(const View& view, const EmbedChoice& choice) {
  const Words& words = view.words;
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading wide"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", words("Bädda in kartan", "Embed the map"));
  html.leaf("p", {{"class", "lead"}},
            words("Välj vad som ska visas och klistra in raden på din webbplats. Kartan sätter inga kakor och hämtar "
                  "inget från någon annan.",
                  "Choose what to show and paste the line into your website. The map sets no cookies and fetches "
                  "nothing from anyone else."));
  html.open("form", {{"class", "filters maker"}, {"method", "get"}, {"action", view.prefix + "/badda-in"}});
  add_choice_fields(html, view, choice.map);
  add_area_field(html, view, choice.map);
  add_theme_field(html, view, choice.theme);
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, words("Visa resultatet", "Show the result"));
  html.close();
  add_result(html, view, choice);
  html.close().close();
  Frame frame;
  frame.title = words("Bädda in kartan", "Embed the map");
  frame.description = frame.title + ".";
  frame.body_class = "reading-page";
  frame.path = "/badda-in";
  frame.query = embed_query(view.edition, choice);
  frame.script = "maker.js";
  return document(view, frame, std::move(html).finish());
}

}  // namespace tryggkarta::pages
