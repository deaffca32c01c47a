#include "geo/analysis/frozen_differences.hpp"

#include <algorithm>

#include "geo/error.hpp"

namespace tryggkarta::analysis {

namespace {

using Differences = std::vector<FrozenDifference>;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// For each frozen category the position of the same one today.
std::vector<std::size_t> positions_today(const FrozenFigures& frozen, const FrozenFigures& present) {
  std::vector<std::size_t> positions;
  for (const FrozenCategory& category : frozen.categories) {
    const auto same = std::find_if(present.categories.begin(), present.categories.end(),
                                   [&](const FrozenCategory& each) { return each.code == category.code; });
    positions.push_back(same == present.categories.end() ? kNone
                                                         : static_cast<std::size_t>(same - present.categories.begin()));
  }
  return positions;
}

class Comparison {
 public:
  Comparison(const FrozenFigures& frozen, const FrozenFigures& present)
      : frozen_(frozen), today_(positions_today(frozen, present)) {}

  void add(FrozenPlace place, const FrozenArea& then, const FrozenArea& now) {
    for (std::size_t i = 0; i < today_.size(); ++i) {
      if (today_[i] == kNone) continue;
      const FrozenCount& was = then.counts[i];
      const FrozenCount& is = now.counts[today_[i]];
      const FrozenDifference found{place, then.code, frozen_.categories[i].code, FrozenTime::now, {}, {}};
      add(found, FrozenTime::now, {was.now, is.now});
      add(found, FrozenTime::before, {was.before, is.before});
      add(found, FrozenTime::year_before, {was.year_before, is.year_before});
    }
  }
  Differences take() && { return std::move(differences_); }

 private:
  struct Pair {
    std::optional<std::int64_t> frozen;
    std::optional<std::int64_t> present;
  };
  void add(FrozenDifference difference, FrozenTime time, const Pair& counts) {
    if (counts.frozen == counts.present) return;
    difference.time = time;
    difference.frozen = counts.frozen;
    difference.present = counts.present;
    differences_.push_back(std::move(difference));
  }

  const FrozenFigures& frozen_;
  std::vector<std::size_t> today_;
  Differences differences_;
};

bool same_question(const FrozenFigures& a, const FrozenFigures& b) {
  return a.scheme == b.scheme && a.period == b.period && a.secrecy == b.secrecy && a.whole_city == b.whole_city;
}

}  // namespace

Differences present_differences(const FrozenFigures& frozen, const FrozenFigures& present) {
  if (!same_question(frozen, present)) {
    throw Error(ErrorKind::bad_input, "De frysta siffrorna och dagens gäller inte samma fråga.",
                "The frozen figures and those of today do not answer the same question.");
  }
  Comparison comparison{frozen, present};
  for (const FrozenArea& then : frozen.areas) {
    const auto now = std::find_if(present.areas.begin(), present.areas.end(),
                                  [&](const FrozenArea& each) { return each.code == then.code; });
    if (now != present.areas.end()) comparison.add(FrozenPlace::area, then, *now);
  }
  comparison.add(FrozenPlace::sum, frozen.sum, present.sum);
  if (frozen.unplaced && present.unplaced) comparison.add(FrozenPlace::unplaced, *frozen.unplaced, *present.unplaced);
  if (frozen.total && present.total) comparison.add(FrozenPlace::total, *frozen.total, *present.total);
  return std::move(comparison).take();
}

}  // namespace tryggkarta::analysis
