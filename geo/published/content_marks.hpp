// Which parts of an edition differ from those of another: equal parts, equal marks.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "geo/published/class_breaks.hpp"
#include "geo/published/figure_table.hpp"

namespace tryggkarta::published {

struct EditionParts;

/// Bounds by scheme, category, kind of period and measure.
using AllBreaks = std::map<std::tuple<std::string, std::string, time::PeriodKind, Measure>, ClassBreaks>;

/// Marks of what map tiles are made from, worked out once. A new edition in which a closed period is what it was has
/// the same marks for it, so what was made from them is still good.
class ContentMarks {
 public:
  ContentMarks(const EditionParts& parts, const AllBreaks& breaks);

  /// Borders, codes, names and label points.
  const std::string& divisions() const { return divisions_; }
  /// Problems, actions and pledges.
  const std::string& notices() const { return notices_; }
  /// The figures of one slice and their classes; empty for a slice that the edition does not hold.
  std::string_view slice(const SliceKey& key) const;

 private:
  std::string divisions_;
  std::string notices_;
  std::map<SliceKey, std::string> slices_;
};

}  // namespace tryggkarta::published
