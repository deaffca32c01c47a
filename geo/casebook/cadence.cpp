#include "geo/casebook/cadence.hpp"

#include <string>
#include <utility>

#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::casebook {

std::optional<int> days_between_deliveries(std::string_view cadence) {
  // The longer words first: "halvår" holds "år", "varannan vecka" holds "vecka".
  constexpr std::pair<std::string_view, int> kWords[]{{"varannan_vecka", 14},
                                                      {"varannan_manad", 61},
                                                      {"vartannat_ar", 730},
                                                      {"halvar", 183},
                                                      {"half", 183},
                                                      {"kvartal", 91},
                                                      {"quarter", 91},
                                                      {"tertial", 122},
                                                      {"manad", 30},
                                                      {"month", 30},
                                                      {"vecka", 7},
                                                      {"veckovis", 7},
                                                      {"week", 7},
                                                      {"dag", 1},
                                                      {"daily", 1},
                                                      {"day", 1},
                                                      {"dygn", 1},
                                                      {"arlig", 365},
                                                      {"varje_ar", 365},
                                                      {"year", 365}};
  const std::string words = folded(cadence);
  for (const auto& [word, days] : kWords) {
    if (words.find(word) != std::string::npos) return days;
  }
  return std::nullopt;
}

std::optional<bool> is_late(const Source& source, time::Day today) {
  const auto days = days_between_deliveries(source.cadence);
  if (!days || !source.last_day) return std::nullopt;
  return (today - *source.last_day).count() * 2 > *days * 3;
}

}  // namespace tryggkarta::casebook
