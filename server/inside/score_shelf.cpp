#include "server/inside/score_shelf.hpp"

#include <algorithm>

namespace tryggkarta::inside {

template <class Scores>
template <class Make>
typename ScoreShelf::Shelf<Scores>::Shared ScoreShelf::Shelf<Scores>::find_or_make(const Key& key, const Make& make) {
  std::promise<Shared> promise;
  std::shared_future<Shared> kept;
  {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(newest_first_.begin(), newest_first_.end(), [&](const auto& entry) { return entry.first == key; });
    if (found != newest_first_.end()) {
      newest_first_.splice(newest_first_.begin(), newest_first_, found);
      kept = found->second;
    } else {
      newest_first_.emplace_front(key, promise.get_future().share());
      if (newest_first_.size() > kMost) newest_first_.pop_back();
    }
  }
  if (kept.valid()) return kept.get();
  try {
    auto scores = std::make_shared<const Scores>(make());
    promise.set_value(scores);
    return scores;
  } catch (...) {
    // Who waits hears the same; who asks later has it tried again.
    forget(key);
    promise.set_exception(std::current_exception());
    throw;
  }
}

template <class Scores>
void ScoreShelf::Shelf<Scores>::forget(const Key& key) {
  const std::lock_guard lock(mutex_);
  newest_first_.remove_if([&](const auto& entry) { return entry.first == key; });
}

std::shared_ptr<const analysis::AreaScores> ScoreShelf::areas(const analysis::Readied& ready, std::size_t scheme,
                                                              const analysis::IncidentFilter& filter) const {
  return areas_.find_or_make({scheme, filter}, [&] { return analysis::area_scores(ready, scheme, filter); });
}

std::shared_ptr<const analysis::CellScores> ScoreShelf::cells(const analysis::Readied& ready, place::CellSide side,
                                                              const analysis::IncidentFilter& filter) const {
  return cells_.find_or_make({static_cast<std::size_t>(side), filter},
                             [&] { return analysis::cell_scores(ready, side, filter); });
}

std::shared_ptr<const std::vector<int>> ScoreShelf::quarters_of_areas(const analysis::Readied& ready,
                                                                      std::size_t scheme,
                                                                      const analysis::IncidentFilter& filter) const {
  return quarters_of_areas_.find_or_make({scheme, filter},
                                         [&] { return analysis::quarters_hot(ready, scheme, filter, kQuartersBack); });
}

std::shared_ptr<const std::vector<int>> ScoreShelf::quarters_of_cells(const analysis::Readied& ready,
                                                                      place::CellSide side,
                                                                      const analysis::IncidentFilter& filter) const {
  return quarters_of_cells_.find_or_make({static_cast<std::size_t>(side), filter},
                                         [&] { return analysis::quarters_hot(ready, side, filter, kQuartersBack); });
}

}  // namespace tryggkarta::inside
