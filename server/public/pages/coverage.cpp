#include "server/public/pages/coverage.hpp"

namespace tryggkarta::pages {

bool is_whole(const published::Edition& edition, const published::Category& category, const time::Period& period) {
  const auto days = edition.covered(category, period);
  return days && days->first <= period.first_day() && days->second + std::chrono::days{1} >= period.end_day();
}

std::optional<std::string> partial_note(const View& view, const Choice& choice) {
  const auto days = view.edition.covered(*choice.category, choice.period);
  if (!days || is_whole(view.edition, *choice.category, choice.period)) return std::nullopt;
  const Words& words = view.words;
  const std::string from = words.day(days->first);
  const std::string until = words.day(days->second);
  return words("Perioden är inte hel: uppgifter från " + from + " till och med " + until + ".",
               "The period is not whole: data from " + from + " to " + until + ".");
}

}  // namespace tryggkarta::pages
