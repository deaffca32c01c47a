#include "server/public/pages/table_twin.hpp"

#include "server/public/pages/coverage.hpp"
#include "server/public/pages/figure_words.hpp"

namespace tryggkarta::pages {
namespace {

const Attributes kNumber = {{"class", "number"}};

void add_cells(Html& html, const Words& words, const published::Figure& now, const published::Figure& before) {
  html.open("td", kNumber);
  add_count(html, words, now);
  html.close().open("td", kNumber);
  if (std::holds_alternative<published::Shown>(now)) html.text(rate_text(words, now));
  html.close().open("td", kNumber);
  if (const auto change = change_between(now, before)) html.text(change_text(words, *change));
  html.close();
}

void add_head(Html& html, const View& view, const Choice& choice) {
  const Words& words = view.words;
  html.open("thead").open("tr");
  html.leaf("th", {{"scope", "col"}}, capitalised(words.level(choice.scheme->level)));
  html.leaf("th", {{"scope", "col"}, {"class", "number"}}, words("Antal", "Number"));
  html.leaf("th", {{"scope", "col"}, {"class", "number"}}, words("Per 1\u00A0000 invånare", "Per 1,000 inhabitants"));
  html.leaf("th", {{"scope", "col"}, {"class", "number"}},
            words("Ändring mot ", "Change from ") + words.same_period_last_year(choice.period));
  html.close().close();
}

void add_foot(Html& html, const View& view, const published::Slice& now, const published::Slice& before) {
  const Words& words = view.words;
  const auto share = unplaced_share(words, now);
  html.open("tfoot").open("tr");
  html.leaf("th", {{"scope", "row"}},
            words("Ej områdesbestämt", "Not placed in an area") + (share ? " (" + *share + ")" : ""));
  html.open("td", kNumber);
  add_count(html, words, now.unplaced);
  html.close().leaf("td", kNumber, "").leaf("td", kNumber, "").close();
  html.open("tr").leaf("th", {{"scope", "row"}}, words("Totalt", "Total"));
  add_cells(html, words, now.total, before.total);
  html.close().close();
}

/// The figures of a year before; all unknown where a comparison would set a part against a whole.
published::Slice earlier_figures(const View& view, const Choice& choice) {
  const time::Period before = choice.period.same_last_year();
  const auto& edition = view.edition;
  if (is_whole(edition, *choice.category, choice.period) && is_whole(edition, *choice.category, before)) {
    return edition.figures(*choice.scheme, *choice.category, before);
  }
  return {{}, published::Unknown{}, published::Unknown{}};
}

}  // namespace

void add_table_twin(Html& html, const View& view, const Choice& choice, TableRows rows) {
  const auto& areas = choice.scheme->areas;
  const published::Slice& slice = view.edition.figures(*choice.scheme, *choice.category, choice.period);
  const published::Slice before = earlier_figures(view, choice);
  html.open("div",
            {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", "table-caption"}});
  html.open("table", {{"class", "figures"}});
  html.leaf("caption", {{"id", "table-caption"}},
            capitalised(view.words.counted(view.edition, *choice.category)) + ", " + view.words.period(choice.period));
  add_head(html, view, choice);
  html.open("tbody");
  for (std::size_t i = 0; i < areas.size() && i < slice.areas.size(); ++i) {
    if (rows == TableRows::chosen_area && choice.area != &areas[i]) continue;
    html.open("tr", {{"data-code", areas[i].code}}).open("th", {{"scope", "row"}});
    html.leaf("a", {{"href", area_link(view, *choice.scheme, areas[i])}}, display_name(areas[i].name)).close();
    const published::Figure earlier =
        i < before.areas.size() ? before.areas[i] : published::Figure(published::Unknown{});
    add_cells(html, view.words, slice.areas[i], earlier);
    html.close();
  }
  html.close();
  add_foot(html, view, slice, before);
  html.close().close();
}

std::string csv_address(const View& view, const Choice& choice) {
  return address(
      view.prefix + "/figures.csv",
      {{"scheme", choice.scheme->code}, {"period", choice.period.token()}, {"category", choice.category->code}});
}

}  // namespace tryggkarta::pages
