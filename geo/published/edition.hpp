// The edition: everything public, numbered, immutable, made by disclosure::publish and swapped in whole.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "geo/place/grid_coverage.hpp"
#include "geo/published/area.hpp"
#include "geo/published/class_breaks.hpp"
#include "geo/published/content_marks.hpp"
#include "geo/published/figure_table.hpp"
#include "geo/published/notice.hpp"
#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::published {

/// What an edition is made of. A plain value on its way into an Edition; nothing restricted has a place in it.
struct EditionParts {
  std::uint32_t number = 0;
  time::Instant published{};
  std::string city;
  bool made_up = false;
  std::int64_t smallest_shown = 5;      ///< k
  std::vector<Scheme> schemes;          ///< sorted by code
  std::vector<Category> categories;     ///< parents before children
  std::vector<Source> sources;          ///< sorted by name
  std::map<SliceKey, Slice> slices;     ///< what is not here is Unknown, or Hidden where it is too fine to publish
  std::vector<ProblemNotice> problems;  ///< sorted by id
  std::vector<ActionNotice> actions;    ///< sorted by id
  std::vector<PledgeNotice> pledges;    ///< sorted by id
};

/// The immutable public whole. Safe to read from any thread.
class Edition {
 public:
  /// `tiles` holds the prepared borders of the schemes, in the order of `parts.schemes`.
  Edition(EditionParts parts, std::shared_ptr<const place::GridCoverage> tiles);
  Edition(const Edition&) = delete;
  Edition& operator=(const Edition&) = delete;

  const EditionParts& parts() const { return parts_; }
  std::uint32_t number() const { return parts_.number; }
  time::Instant published() const { return parts_.published; }
  const std::string& city() const { return parts_.city; }
  bool made_up() const { return parts_.made_up; }
  std::int64_t smallest_shown() const { return parts_.smallest_shown; }
  /// Fingerprint of all content but number and time, hexadecimal: equal content, equal text.
  const std::string& content_hash() const { return content_hash_; }

  const std::vector<Scheme>& schemes() const { return parts_.schemes; }
  const std::vector<Category>& categories() const { return parts_.categories; }
  const std::vector<Source>& sources() const { return parts_.sources; }
  const std::vector<ProblemNotice>& problems() const { return parts_.problems; }
  const std::vector<ActionNotice>& actions() const { return parts_.actions; }
  const std::vector<PledgeNotice>& pledges() const { return parts_.pledges; }
  const std::map<SliceKey, Slice>& slices() const { return parts_.slices; }
  const place::GridCoverage& tiles() const { return *tiles_; }
  /// The same, for who keeps it longer than the edition.
  const std::shared_ptr<const place::GridCoverage>& shared_tiles() const { return tiles_; }
  /// Prepared outlines of the problems (schemes 0 … problems − 1, one area each) and then the actions that cover
  /// areas; empty for those that are points or lines.
  const place::GridCoverage& notice_tiles() const { return notice_tiles_; }

  /// nullptr when there is none of that code.
  const Scheme* scheme(std::string_view code) const;
  const Category* category(std::string_view code) const;
  /// Every period for which the edition has figures, oldest first, coarsest kind last.
  const std::vector<time::Period>& periods() const { return periods_; }
  /// The scheme and period that a page opens with: the coarsest scheme with figures and more than eight areas (else
  /// the finest), the latest complete quarter (else the latest period).
  const Scheme* default_scheme() const { return default_scheme_; }
  std::optional<time::Period> default_period() const { return default_period_; }

  /// The figures of one scheme, category and period: the one query core behind map, table, CSV and tile. Lives as long
  /// as the edition.
  const Slice& figures(const Scheme& scheme, const Category& category, const time::Period& period) const;

  /// Class bounds, equal for all periods of one kind so that maps can be compared; made from shown figures only.
  const ClassBreaks& breaks(const Scheme& scheme, const Category& category, time::PeriodKind kind,
                            Measure measure) const;

  /// What tells tiles of one edition from those of another.
  const ContentMarks& marks() const { return marks_; }

  /// The days that sources cover within a period; nothing where none does. [first, last]
  std::optional<std::pair<time::Day, time::Day>> covered(const Category& category, const time::Period& period) const;

 private:
  EditionParts parts_;
  std::shared_ptr<const place::GridCoverage> tiles_;
  place::GridCoverage notice_tiles_;
  /// The slices of each scheme for what it has no figures of: all hidden, all unknown.
  std::vector<std::pair<Slice, Slice>> without_figures_;
  AllBreaks breaks_;
  ContentMarks marks_;
  std::string content_hash_;
  std::vector<time::Period> periods_;
  const Scheme* default_scheme_ = nullptr;
  std::optional<time::Period> default_period_;
};

}  // namespace tryggkarta::published
