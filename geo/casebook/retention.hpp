// Gallringsfrist: how long the rows of a source keep their exact place and their key.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <optional>
#include <string_view>

#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// A term of the calendar, or none. A value that exists is valid.
class Retention {
 public:
  /// "24 månader", "2 år", "26 veckor" or "90 dagar", in Swedish or English, also behind "gallras efter"; ISO 8601 as
  /// "P24M", "P1Y6M", "P26W", "P90D"; and "bevaras", which has no end. Nothing for any other text, for no time at all
  /// and for more than a thousand years.
  static std::optional<Retention> parse(std::string_view text);
  /// What `parse` reads, for the sentence that refuses something else.
  static constexpr std::string_view kExamples = R"("24 månader", "5 år", "90 dagar", "P24M" or "bevaras")";

  /// The first day whose rows are kept exactly: `today` minus the term. Where that day is not in its month, the last
  /// one that is. Nothing where every day is kept.
  std::optional<time::Day> keeps_from(time::Day today) const;

 private:
  struct Term {
    int months = 0;
    int days = 0;
  };
  explicit Retention(std::optional<Term> term) : term_(term) {}
  static std::optional<Term> parse_words(std::string_view folded);
  static std::optional<Term> parse_iso(std::string_view folded);
  static bool lengthen(Term& term, int count, std::string_view unit);

  std::optional<Term> term_;  // none: for ever
};

}  // namespace tryggkarta::casebook
