// How the pages speak: language, numbers, days, periods and the names of what is counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/published/edition.hpp"

namespace tryggkarta::pages {

enum class Language { swedish, english };

/// "sv" or "en": for `lang=`.
std::string code_of(Language language);

/// Speaks one language. Small, copied freely.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  Language language() const { return language_; }

  /// "sv" on an English page: the city writes its problems, actions and pledges in Swedish. Nothing on a Swedish one.
  std::optional<std::string> language_of_city() const;

  /// The one of the two that is spoken.
  std::string operator()(std::string_view swedish, std::string_view english) const;

  /// "1 000" with a hard space / "1,000".
  std::string number(std::int64_t value) const;
  /// One decimal: "3,9" / "3.9".
  std::string decimal(double value) const;
  /// As few decimals as the value has, two at most: "8", "7,5".
  std::string quantity(double value) const;
  /// "tre" / "three" up to twelve, then figures: for running text.
  std::string in_words(std::int64_t value) const;
  /// "12 mars 2026" / "12 March 2026".
  std::string day(time::Day day) const;
  /// "kvartal 3 2026" / "quarter 3 2026".
  std::string period(const time::Period& period) const;
  /// For the heads of narrow columns and axes: "kv 3 2026", "nov 2026", "1:a halvåret 2026".
  std::string short_period(const time::Period& period) const;
  /// What a period is compared to: "samma kvartal 2025".
  std::string same_period_last_year(const time::Period& period) const;
  /// "kvartal", "quarter": the kind in running text; plural after a number ("tolv kvartal").
  std::string kind(time::PeriodKind kind) const;
  std::string kinds(time::PeriodKind kind) const;

  std::string title(const published::Category& category) const;
  /// "stadsområde", "city district": the level of a scheme in running text.
  std::string level(published::AreaLevel level) const;
  /// What a category counts, in the plural: "anmälda brott", "felanmälningar", "rapporterade händelser".
  std::string counted(const published::Edition& edition, const published::Category& category) const;

 private:
  Language language_;
};

/// A stored area name as it is shown: "Majorna-Stigberget" → "Majorna–Stigberget". The stored name is untouched.
std::string display_name(std::string_view stored);

/// The text with its first letter in upper case; å, ä and ö too.
std::string capitalised(std::string text);

}  // namespace tryggkarta::pages
