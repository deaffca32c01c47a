#include "server/public/pages/area_parts.hpp"

#include <algorithm>
#include <array>

#include "server/public/pages/figure_words.hpp"
#include "server/public/pages/legend.hpp"

namespace tryggkarta::pages {
namespace {

constexpr std::size_t kColumns = 5;

/// The groups directly below the top, and the top itself; sensitive ones stand on the pages of their own level only.
std::vector<const published::Category*> main_categories(const View& view) {
  std::vector<const published::Category*> found;
  for (const auto& category : view.edition.categories()) {
    const published::Category* parent = view.edition.category(category.parent);
    if (category.sensitive || (parent != nullptr && !parent->parent.empty())) continue;
    found.push_back(&category);
  }
  return found;
}

std::vector<time::Period> columns_until(const View& view, const time::Period& last) {
  auto periods = periods_of(view.edition, last.kind());
  std::erase_if(periods, [&](const auto& period) { return period.first_day() > last.first_day(); });
  if (periods.size() > kColumns) periods.erase(periods.begin(), periods.end() - kColumns);
  return periods;
}

using Row = std::vector<published::Figure>;

Row row_of(const View& view, const Choice& choice, const published::Category& category, const published::Area& area) {
  const auto position = static_cast<std::size_t>(&area - choice.scheme->areas.data());
  Row row;
  for (const auto& period : columns_until(view, choice.period)) {
    const published::Slice& slice = view.edition.figures(*choice.scheme, category, period);
    row.push_back(position < slice.areas.size() ? slice.areas[position] : published::Unknown{});
  }
  return row;
}

void add_row(Html& html, const Words& words, const std::string& title, const Row& row) {
  html.open("tr").leaf("th", {{"scope", "row"}}, title);
  for (std::size_t i = 0; i < row.size(); ++i) {
    html.open("td", {{"class", i + 1 == row.size() ? "number now" : "number"}});
    add_count(html, words, row[i]);
    html.close();
  }
  html.open("td", {{"class", "number"}});
  if (std::holds_alternative<published::Shown>(row.back())) html.text(rate_text(words, row.back()));
  html.close().close();
}

void add_meaning(Html& html, const std::string& word, const std::string& text) {
  html.leaf("dt", word).leaf("dd", text);
}

}  // namespace

std::optional<Choice> area_choice(const View& view, const published::Scheme& scheme) {
  auto choice = read_choice(view, http::Request{});
  if (choice) choice->scheme = &scheme;
  return choice;
}

void add_area_figures(Html& html, const View& view, const Choice& choice, const published::Area& area) {
  const Words& words = view.words;
  const auto columns = columns_until(view, choice.period);
  if (columns.empty()) return;
  html.open("section").open("div", {{"class", "section-head"}});
  html.leaf("h2", words("Siffror per ", "Figures by ") + words.kind(choice.period.kind()));
  html.leaf("a",
            {{"href", address(view.prefix + "/figures.csv", {{"scheme", choice.scheme->code},
                                                             {"period", choice.period.token()},
                                                             {"category", choice.category->code}})}},
            words("Hämta som CSV", "Download as CSV"));
  html.close().open(
      "div",
      {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", words("Siffror", "Figures")}});
  html.open("table", {{"class", "figures"}}).open("thead").open("tr");
  html.leaf("th", {{"scope", "col"}}, words("Kategori", "Category"));
  for (const auto& period : columns)
    html.leaf("th", {{"scope", "col"}, {"class", "number"}}, capitalised(words.short_period(period)));
  html.leaf("th", {{"scope", "col"}, {"class", "number"}}, words("Per 1\u00A0000 inv.", "Per 1,000 inh."));
  html.close().close().open("tbody");
  for (const auto* category : main_categories(view)) {
    const Row row = row_of(view, choice, *category, area);
    const bool nothing = std::all_of(
        row.begin(), row.end(), [](const auto& figure) { return std::holds_alternative<published::Unknown>(figure); });
    if (!nothing) add_row(html, words, words.title(*category), row);
  }
  html.close().close().close();
  html.leaf("p", {{"class", "caption"}},
            words("Händelser räknas där de har hänt, inte där de inblandade bor. Kategorier från olika källor får inte "
                  "läggas ihop.",
                  "Events are counted where they happened, not where those involved live. Categories from different "
                  "sources may not be added."));
  html.close();
}

void add_meanings(Html& html, const View& view, const std::optional<Choice>& choice) {
  const Words& words = view.words;
  html.open("section", {{"class", "meanings"}})
      .leaf("h2", {{"class", "small-head"}}, words("Vad betyder siffrorna?", "What do the figures mean?"));
  html.open("dl");
  add_meaning(html, words("Anmälda brott", "Reported crimes"),
              words("Det som har anmälts till polisen. Allt som händer anmäls inte. Få anmälningar behöver inte betyda "
                    "få problem.",
                    "What has been reported to the police. Not everything that happens is reported. Few reports need "
                    "not mean few problems."));
  add_meaning(html, words("Dolt", "Hidden"),
              words("Få händelser, eller dolt för att skydda ett annat tal.",
                    "Few events, or hidden to protect another number."));
  add_meaning(html, words("Uppgift saknas", "No data"),
              words("Vi vet inte. Det är inte samma sak som noll.", "We do not know. That is not the same as zero."));
  if (choice) {
    const published::Slice& slice = view.edition.figures(*choice->scheme, *choice->category, choice->period);
    const auto share = unplaced_share(words, slice);
    std::string size = count_text(words, slice.unplaced);
    if (share) size += " (" + *share + ")";
    add_meaning(html, words("Ej områdesbestämt", "Not placed in an area"),
                words("Händelser i staden som saknar område och inte finns i tabellen: ",
                      "Events in the city that have no area and are not in the table: ") +
                    size + ".");
  }
  html.close().close();
}

void add_follow_links(Html& html, const View& view, const published::Scheme& scheme, const published::Area& area) {
  const Words& words = view.words;
  html.open("section", {{"class", "follow"}})
      .leaf("h2", {{"class", "small-head"}}, words("Följ arbetet", "Follow the work"));
  html.open("ul");
  html.open("li").leaf("a", {{"href", view.link("/feed.atom")}}, words("Nyheter (Atom)", "News (Atom)")).close();
  html.open("li")
      .leaf("a", {{"href", view.link("/badda-in", {{"scheme", scheme.code}, {"omrade", area.code}})}},
            words("Bädda in på din webbplats", "Embed on your website"))
      .close();
  html.close();
  html.leaf("p", {{"class", "caption"}},
            words("Sidan är gjord för att skrivas ut: välj Skriv ut i webbläsaren.",
                  "This page is made for paper: choose Print in your browser."));
  html.close();
}

}  // namespace tryggkarta::pages
