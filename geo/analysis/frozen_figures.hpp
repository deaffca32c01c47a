// What a report says in numbers, taken from the book once so that it can be kept for ever.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/analysis/ready_casebook.hpp"
#include "geo/published/notice.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::analysis {

/// Which numbers a report needs.
struct FrozenQuestion {
  std::string scheme;
  std::vector<published::AreaKey> areas;  ///< of that scheme; empty: the whole city, with what has no area
  time::Period period;
  /// Categories and sources above it are left out, whoever asks: so the numbers do not depend on who froze them, and
  /// may be read by everyone with that secrecy.
  access::Secrecy secrecy = access::kInternal;
};

/// Counts of one category; nothing where no source covers the place and the period. Never 0 instead of that.
struct FrozenCount {
  std::optional<std::int64_t> now;
  std::optional<std::int64_t> before;       ///< in the period just before
  std::optional<std::int64_t> year_before;  ///< in the same period a year before
  std::optional<double> rate;               ///< of `now`, per 1 000 inhabitants, one decimal
  friend bool operator==(const FrozenCount&, const FrozenCount&) = default;
};

/// What one source covers of one area in the period.
struct FrozenCoverage {
  std::string source;
  casebook::CoverageGrade grade = casebook::CoverageGrade::god;
  /// Delivered days of the period, both included; nothing where it has delivered none.
  std::optional<time::Day> first;
  std::optional<time::Day> last;
  std::string reason;  ///< as the casebook gives it; may be empty
  friend bool operator==(const FrozenCoverage&, const FrozenCoverage&) = default;
};

struct FrozenArea {
  std::string code;  ///< empty for sums and for what has no area
  std::string name;
  std::optional<double> population;
  std::vector<int> population_years;     ///< of which the population is; of a pair of years two
  std::vector<FrozenCount> counts;       ///< in the order of FrozenFigures::categories
  std::vector<FrozenCoverage> coverage;  ///< by source; empty for sums and for what has no area
  friend bool operator==(const FrozenArea&, const FrozenArea&) = default;
};

struct FrozenCategory {
  std::string code;
  std::string parent;  ///< empty for `all`
  std::string title;
  std::string title_english;
  friend bool operator==(const FrozenCategory&, const FrozenCategory&) = default;
};

struct FrozenSource {
  std::string name;
  std::string title;
  std::optional<time::Day> first;  ///< first and last delivered day of all
  std::optional<time::Day> last;
  std::int64_t count = 0;  ///< rows in the period that the report counts
  friend bool operator==(const FrozenSource&, const FrozenSource&) = default;
};

/// Share of rows without an area in the whole city, three decimals; nothing where there are no rows, and where nothing
/// covers the city or the division is not in force.
struct FrozenShare {
  std::optional<double> now;
  std::optional<double> before;
  std::optional<double> year_before;
  friend bool operator==(const FrozenShare&, const FrozenShare&) = default;
};

struct FrozenFigures {
  std::string city;
  bool made_up = false;
  std::string scheme;
  time::Period period;
  time::Period before;       ///< of a pair of years the two years before it
  time::Period year_before;  ///< of a year, and of a pair of years, the same as `before`
  access::Secrecy secrecy = access::kInternal;
  bool whole_city = false;
  std::vector<FrozenCategory> categories;  ///< `all`, then each group by code with its children by code behind it
  std::vector<FrozenSource> sources;       ///< by name
  std::vector<FrozenArea> areas;           ///< by code
  FrozenArea sum;                          ///< of the areas
  std::optional<FrozenArea> unplaced;      ///< ej områdesbestämd; of the whole city alone
  std::optional<FrozenArea> total;         ///< sum and unplaced; of the whole city alone
  FrozenShare unplaced_share;
  friend bool operator==(const FrozenFigures&, const FrozenFigures&) = default;
};

/// The same for the same book and question. A count is nothing where the division is not in force, or where every
/// source that tells the category apart is missing from the area in some of the period, as on the public map; a sum is
/// of what is known.
///
/// Throws Error(not_allowed) where the right does not reach counts of areas or the asked secrecy, Error(not_found) for
/// a scheme or an area that is not there, and Error(bad_input) for an area of another scheme.
FrozenFigures freeze(const ReadyCasebook& book, const access::ReadGrant& grant, const FrozenQuestion& question);

}  // namespace tryggkarta::analysis
