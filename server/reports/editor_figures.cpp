// What a report's page says in numbers.
#include "server/reports/editor_parts.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "geo/analysis/frozen_differences.hpp"
#include "geo/error.hpp"
#include "server/reports/freezing.hpp"

namespace tryggkarta::reports {

using pages::Html;
using pages::Words;

const analysis::FrozenArea* figures_of(const analysis::FrozenFigures& figures, std::string_view code) {
  const auto found =
      std::find_if(figures.areas.begin(), figures.areas.end(), [&](const auto& area) { return area.code == code; });
  return found == figures.areas.end() ? nullptr : &*found;
}

std::string change_words(const Words& words, const analysis::FrozenCount& count) {
  if (!count.now) return words("uppgift saknas", "no data");
  if (!count.year_before) return words.number(*count.now);
  const auto change = *count.now - *count.year_before;
  const std::string sign = change > 0 ? "+" : change < 0 ? "−" : "±";
  return fmt::format("{} ({}{})", words.number(*count.now), sign, words.number(std::abs(change)));
}

std::string category_words(const Words& words, const analysis::FrozenCategory& category) {
  return words(category.title, category.title_english.empty() ? category.title : category.title_english);
}

std::string figures_caption(const Editor& editor) {
  const Words& words = editor.words();
  if (!editor.figures) return words("Rollen ger inga siffror.", "The role gives no figures.");
  const std::string compared =
      words(" Inom parentes: jämfört med ", " In brackets: against ") + words.period(editor.figures->year_before) + ".";
  if (editor.report().snapshot.empty())
    return words("Siffrorna är inte frysta: de är dagens.", "The figures are not frozen: they are today's.") + compared;
  const auto day = editor.report().snapshot_day ? words.day(*editor.report().snapshot_day) : std::string{};
  return words("Siffrorna är frysta ", "The figures are frozen ") + day + "." + compared;
}

namespace {

constexpr std::size_t kMostShown = 60;

std::string place_words(const Editor& editor, const analysis::FrozenDifference& difference) {
  const Words& words = editor.words();
  switch (difference.place) {
    case analysis::FrozenPlace::area: return area_words(editor.visit, {editor.figures->scheme, difference.area});
    case analysis::FrozenPlace::sum: return words("Områdena tillsammans", "The areas together");
    case analysis::FrozenPlace::unplaced: return words("Ej områdesbestämd", "Not placed");
    case analysis::FrozenPlace::total: return words("Totalt", "Total");
  }
  return {};
}

std::string category_titled(const Editor& editor, const std::string& code) {
  for (const auto& category : editor.figures->categories) {
    if (category.code == code) return category_words(editor.words(), category);
  }
  return code;
}

std::string count_words(const Words& words, const std::optional<std::int64_t>& count) {
  return count ? words.number(*count) : words("uppgift saknas", "no data");
}

void add_difference_rows(Html& html, const Editor& editor, const std::vector<analysis::FrozenDifference>& all) {
  const Words& words = editor.words();
  const std::string label = words("Siffror som har ändrats", "Figures that have changed");
  begin_table(html, label,
              {words("Område", "Area"), words("Kategori", "Category"), words("Period", "Period"),
               words("Vid beslutet", "When decided"), words("I dag", "Today")});
  for (std::size_t i = 0; i < std::min(all.size(), kMostShown); ++i) {
    const auto& difference = all[i];
    const auto& figures = *editor.figures;
    const auto& period = difference.time == analysis::FrozenTime::now      ? figures.period
                         : difference.time == analysis::FrozenTime::before ? figures.before
                                                                           : figures.year_before;
    html.open("tr").leaf("th", {{"scope", "row"}}, place_words(editor, difference));
    html.leaf("td", category_titled(editor, difference.category)).leaf("td", words.short_period(period));
    html.leaf("td", {{"class", "number"}}, count_words(words, difference.frozen));
    html.leaf("td", {{"class", "number"}}, count_words(words, difference.present)).close();
  }
  end_table(html);
  if (all.size() > kMostShown)
    html.leaf("p", {{"class", "caption"}},
              fmt::format("{}{}", words("Och fler: ", "And more: "), all.size() - kMostShown));
}

}  // namespace

void add_differences(Html& html, const Editor& editor) {
  const auto reads = editor.visit.chain.visitor.reads();
  const auto book = editor.visit.house.book();
  if (editor.is_open || editor.report().snapshot.empty() || !editor.figures || !reads || !book) return;
  const Words& words = editor.words();
  html.open("section", {{"class", "report-section"}, {"id", "andrat"}});
  html.leaf("h2", words("Siffror som har ändrats efter beslutet", "Figures that have changed since the decision"));
  try {
    const auto present = present_figures(*book, *reads, editor.report(), editor.asked.graded);
    const auto differences = analysis::present_differences(*editor.figures, present);
    if (differences.empty()) {
      html.leaf("p", words("Inga: källorna säger i dag detsamma som vid beslutet.",
                           "None: the sources say the same today as when it was decided."));
    } else {
      html.leaf("p", {{"class", "caption"}},
                words("De beslutade siffrorna gäller. Dagens står bredvid.",
                      "The decided figures hold. Today's stand beside them."));
      add_difference_rows(html, editor, differences);
    }
  } catch (const Error& error) {
    html.leaf("p", words("Går inte att jämföra i dag: ", "Cannot be compared today: ") +
                       words(error.swedish(), error.english()));
  }
  html.close();
}

}  // namespace tryggkarta::reports
