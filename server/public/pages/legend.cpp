#include "server/public/pages/legend.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>

#include "server/public/pages/figure_words.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::pages {
namespace {

std::optional<double> value_of(const published::Shown& shown, published::Measure measure) {
  if (measure == published::Measure::count) return static_cast<double>(shown.count);
  return shown.rate;
}

void count_area(Legend& legend, const published::ClassBreaks& breaks, const published::Figure& figure,
                published::Measure measure) {
  if (std::holds_alternative<published::Hidden>(figure)) ++legend.hidden;
  if (std::holds_alternative<published::Unknown>(figure)) ++legend.unknown;
  const auto* shown = std::get_if<published::Shown>(&figure);
  if (shown == nullptr) return;
  const auto value = value_of(*shown, measure);
  if (!value)
    ++legend.without_rate;
  else
    ++legend.classes.at(static_cast<std::size_t>(breaks.class_of(*value) - 1)).areas;
}

void add_row(Html& html, const std::string& swatch, const std::string& words, int areas) {
  html.open("li");
  add_swatch(html, swatch, SwatchSize::legend);
  html.leaf("span", {{"class", "legend-words"}}, words);
  html.leaf("span", {{"class", "legend-count"}}, std::to_string(areas));
  html.close();
}

}  // namespace

std::vector<std::string> bounds_in_words(const Words& words, const std::vector<double>& bounds,
                                         published::Measure measure) {
  const bool whole = measure == published::Measure::count;
  const double step = whole ? 1 : 0.1;
  const auto say = [&](double value) {
    return whole ? words.number(static_cast<std::int64_t>(std::ceil(value))) : words.decimal(value);
  };
  if (bounds.empty()) return {words("alla som visas", "all that are shown")};
  std::vector<std::string> out = {words("under ", "under ") + say(bounds.front())};
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    const std::string low = say(bounds[i - 1]);
    const std::string high = say((whole ? std::ceil(bounds[i]) : bounds[i]) - step);
    out.push_back(low == high ? low : low + "–" + high);
  }
  out.push_back(say(bounds.back()) + words(" eller fler", " or more"));
  return out;
}

Legend legend_of(const View& view, const Choice& choice, const published::Slice& slice) {
  const auto breaks = view.edition.breaks(*choice.scheme, *choice.category, choice.period.kind(), choice.measure);
  Legend legend;
  for (const std::string& bounds : bounds_in_words(view.words, breaks.bounds, choice.measure)) {
    legend.classes.push_back({static_cast<int>(legend.classes.size()) + 1, bounds, 0});
  }
  for (const auto& figure : slice.areas) count_area(legend, breaks, figure, choice.measure);
  return legend;
}

void add_class_list(Html& html, const View& view, const Legend& legend) {
  html.open("ul", {{"class", "class-list"}});
  for (const ClassRow& row : legend.classes) {
    add_row(html, fmt::format("class-{}", row.number), row.bounds, row.areas);
  }
  add_row(html, "hidden", view.words("dolt", "hidden"), legend.hidden);
  add_row(html, "unknown", view.words("uppgift saknas", "no data"), legend.unknown);
  if (legend.without_rate > 0) {
    add_row(html, "none", view.words("invånarantal saknas", "no number of inhabitants"), legend.without_rate);
  }
  html.close();
}

std::string hidden_sentence(const Words& words) {
  return words("Dolt: få händelser, eller dolt för att skydda ett annat tal.",
               "Hidden: few events, or hidden to protect another number.");
}

std::string unplaced_sentence(const View& view, const Choice& choice, const published::Slice& slice) {
  const Words& words = view.words;
  std::string sentence = words("Ej områdesbestämt: ", "Not placed in an area: ") + count_text(words, slice.unplaced);
  if (std::holds_alternative<published::Shown>(slice.unplaced)) {
    sentence += " " + words.counted(view.edition, *choice.category);
  }
  if (const auto share = unplaced_share(words, slice)) sentence += " (" + *share + ")";
  return sentence + ".";
}

void add_symbol_list(Html& html, const Words& words) {
  constexpr std::array<ActionShape, 5> shapes = {ActionShape::planned, ActionShape::ongoing, ActionShape::done,
                                                 ActionShape::followed_up, ActionShape::paused};
  html.open("ul", {{"class", "symbol-list"}});
  for (const ActionShape shape : shapes) {
    html.open("li");
    add_action_symbol(html, shape);
    html.leaf("span", word_of(words, shape)).close();
  }
  html.open("li", {{"class", "wide"}});
  add_problem_symbol(html);
  html.leaf("span", words("problemområde som prioriterats", "prioritised problem area")).close().close();
}

void add_legend(Html& html, const View& view, const Choice& choice, const published::Slice& slice) {
  const Words& words = view.words;
  html.open("section", {{"class", "legend"}, {"data-slot", "legend"}, {"aria-labelledby", "legend-title"}});
  html.open("div", {{"class", "section-head"}});
  html.leaf("h2", {{"id", "legend-title"}}, words("Teckenförklaring", "Legend"));
  html.leaf("span", {{"class", "caption"}}, words("områden", "areas")).close();
  add_class_list(html, view, legend_of(view, choice, slice));
  html.open("p", {{"class", "caption"}});
  html.text(hidden_sentence(words) + " " + unplaced_sentence(view, choice, slice)).close();
  html.leaf("h2", words("Åtgärder och problem", "Actions and problems"));
  add_symbol_list(html, words);
  html.close();
}

}  // namespace tryggkarta::pages
