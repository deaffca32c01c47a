// Scores of a whole city, kept for the many tiles and lists that are cut from them.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "geo/analysis/scores.hpp"

namespace tryggkarta::inside {

/// The newest few scores by what was asked. Of several askers one works it out and the others wait; what it throws, all
/// of them throw, and nothing is kept. Whoever holds the shelf has been granted its book.
class ScoreShelf {
 public:
  std::shared_ptr<const analysis::AreaScores> areas(const analysis::Readied& ready, std::size_t scheme,
                                                    const analysis::IncidentFilter& filter) const;
  std::shared_ptr<const analysis::CellScores> cells(const analysis::Readied& ready, place::CellSide side,
                                                    const analysis::IncidentFilter& filter) const;
  /// Persistence: for each unit in which of the last kQuartersBack whole quarters it was hot, as
  /// analysis::quarters_hot.
  static constexpr int kQuartersBack = 8;
  std::shared_ptr<const std::vector<int>> quarters_of_areas(const analysis::Readied& ready, std::size_t scheme,
                                                            const analysis::IncidentFilter& filter) const;
  std::shared_ptr<const std::vector<int>> quarters_of_cells(const analysis::Readied& ready, place::CellSide side,
                                                            const analysis::IncidentFilter& filter) const;

 private:
  template <class Scores>
  class Shelf {
   public:
    using Shared = std::shared_ptr<const Scores>;
    /// The division or the side of the cells, and the filter.
    using Key = std::pair<std::size_t, analysis::IncidentFilter>;

    template <class Make>
    Shared find_or_make(const Key& key, const Make& make);

   private:
    void forget(const Key& key);
    static constexpr std::size_t kMost = 64;
    std::mutex mutex_;
    std::list<std::pair<Key, std::shared_future<Shared>>> newest_first_;
  };

  mutable Shelf<analysis::AreaScores> areas_;
  mutable Shelf<analysis::CellScores> cells_;
  mutable Shelf<std::vector<int>> quarters_of_areas_;
  mutable Shelf<std::vector<int>> quarters_of_cells_;
};

}  // namespace tryggkarta::inside
