#include "server/public/pages/figure_words.hpp"

#include <cmath>

#include "server/public/pages/icons.hpp"

namespace tryggkarta::pages {
namespace {

std::string word_of(const Words& words, const published::Figure& figure) {
  return std::holds_alternative<published::Hidden>(figure) ? words("dolt", "hidden")
                                                           : words("uppgift saknas", "no data");
}

}  // namespace

std::string count_text(const Words& words, const published::Figure& figure) {
  const auto* shown = std::get_if<published::Shown>(&figure);
  return shown != nullptr ? words.number(shown->count) : word_of(words, figure);
}

std::string rate_text(const Words& words, const published::Figure& figure) {
  const auto* shown = std::get_if<published::Shown>(&figure);
  if (shown == nullptr) return word_of(words, figure);
  return shown->rate ? words.decimal(*shown->rate) : "–";
}

void add_status(Html& html, const Words& words, const published::Figure& figure) {
  if (std::holds_alternative<published::Shown>(figure)) return;
  const bool hidden = std::holds_alternative<published::Hidden>(figure);
  html.open("span", {{"class", "not-shown"}});
  add_swatch(html, hidden ? "hidden" : "unknown", SwatchSize::text);
  html.text(word_of(words, figure)).close();
}

void add_count(Html& html, const Words& words, const published::Figure& figure) {
  if (std::holds_alternative<published::Shown>(figure))
    html.text(count_text(words, figure));
  else
    add_status(html, words, figure);
}

void add_rate(Html& html, const Words& words, const published::Figure& figure) {
  if (std::holds_alternative<published::Shown>(figure))
    html.text(rate_text(words, figure));
  else
    add_status(html, words, figure);
}

std::optional<std::int64_t> change_between(const published::Figure& now, const published::Figure& before) {
  const auto* a = std::get_if<published::Shown>(&now);
  const auto* b = std::get_if<published::Shown>(&before);
  if (a == nullptr || b == nullptr) return std::nullopt;
  return a->count - b->count;
}

std::string change_sentence(const Words& words, std::int64_t change, const time::Period& period) {
  const std::string before = words.same_period_last_year(period);
  if (change == 0) return words("lika många som ", "as many as in ") + before;
  const std::string size = words.number(change < 0 ? -change : change);
  if (change > 0) return size + words(" fler än ", " more than in ") + before;
  return size + words(" färre än ", " fewer than in ") + before;
}

std::string change_text(const Words& words, std::int64_t change) {
  return (change > 0 ? "+" : "") + words.number(change);
}

std::optional<std::string> unplaced_share(const Words& words, const published::Slice& slice) {
  const auto* unplaced = std::get_if<published::Shown>(&slice.unplaced);
  const auto* total = std::get_if<published::Shown>(&slice.total);
  if (unplaced == nullptr || total == nullptr || total->count <= 0) return std::nullopt;
  const double share = 100.0 * static_cast<double>(unplaced->count) / static_cast<double>(total->count);
  if (unplaced->count > 0 && share < 0.5) return words("under 1\u00A0%", "under 1%");
  return words.number(std::llround(share)) + words("\u00A0%", "%");
}

}  // namespace tryggkarta::pages
