#include "server/inside/score_shelf.hpp"

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using analysis::IncidentFilter;
using inside::ScoreShelf;
using place::CellSide;

namespace {

IncidentFilter of_day(int days_after) {
  IncidentFilter filter;
  filter.first_day = day_number("2024-01-01") + days_after;
  filter.last_day = filter.first_day + 100;
  return filter;
}

/// A filter that no address makes: the book has no such source, and looking for it throws.
IncidentFilter broken_filter() {
  IncidentFilter filter;
  filter.sources = {999};
  return filter;
}

bool same(const analysis::CellScores& a, const analysis::CellScores& b) {
  if (a.counts.cells != b.counts.cells || a.counts.outside != b.counts.outside) return false;
  return std::equal(a.spots.begin(), a.spots.end(), b.spots.begin(), b.spots.end(),
                    [](const auto& x, const auto& y) { return x.z == y.z && x.q == y.q && x.level == y.level; });
}

/// Calls `work(number)` on so many threads that all begin at once.
template <class Work>
void at_once(int threads, const Work& work) {
  std::promise<void> start;
  const std::shared_future<void> started = start.get_future().share();
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i) {
    all.emplace_back([&, i] {
      started.wait();
      work(i);
    });
  }
  start.set_value();
  for (auto& thread : all) thread.join();
}

}  // namespace

TEST_CASE("of many who ask at once all get one object, the same as without a shelf") {
  const ScoreShelf shelf;
  constexpr int kThreads = 16;
  for (int round = 0; round < 10; ++round) {
    const auto filter = of_day(round * 30);
    std::vector<std::shared_ptr<const analysis::CellScores>> got(kThreads);
    at_once(kThreads, [&](int i) {
      got[static_cast<std::size_t>(i)] = shelf.cells(inside_ready(), CellSide::kilometre, filter);
    });
    for (const auto& scores : got) CHECK(scores == got.front());
    CHECK(same(*got.front(), analysis::cell_scores(inside_ready(), CellSide::kilometre, filter)));
    CHECK(shelf.cells(inside_ready(), CellSide::kilometre, filter) == got.front());
  }
}

TEST_CASE("different questions get different objects") {
  const ScoreShelf shelf;
  const auto a = shelf.areas(inside_ready(), 1, of_day(0));
  CHECK(a != shelf.areas(inside_ready(), 0, of_day(0)));
  CHECK(a != shelf.areas(inside_ready(), 1, of_day(1)));
  CHECK(shelf.cells(inside_ready(), CellSide::kilometre, of_day(0)) !=
        shelf.cells(inside_ready(), CellSide::quarter_kilometre, of_day(0)));
}

TEST_CASE("more questions than the shelf holds are answered as if there were none, in any order and at once") {
  const ScoreShelf shelf;
  constexpr int kQuestions = 150;
  std::vector<analysis::AreaFigures> expected;
  for (int i = 0; i < kQuestions; ++i) expected.push_back(analysis::area_figures(inside_ready(), 1, of_day(i)));
  std::atomic<int> wrong = 0;
  at_once(8, [&](int thread) {
    for (int i = 0; i < 2 * kQuestions; ++i) {
      const int question = (i * 7 + thread * 31) % kQuestions;
      const auto scores = shelf.areas(inside_ready(), 1, of_day(question));
      if (scores->figures.counts != expected[static_cast<std::size_t>(question)].counts) ++wrong;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("a question that fails fails in the same words for everyone, also for who asks later") {
  const ScoreShelf shelf;
  for (int round = 0; round < 3; ++round) {
    INFO("round " << round);
    std::atomic<int> as_thrown = 0;
    at_once(8, [&](int) {
      try {
        shelf.cells(inside_ready(), CellSide::quarter_kilometre, broken_filter());
      } catch (const std::out_of_range&) {
        ++as_thrown;
      } catch (const std::exception&) {
      }
    });
    CHECK(as_thrown == 8);
  }
  // The shelf goes on with other questions.
  CHECK(shelf.cells(inside_ready(), CellSide::quarter_kilometre, of_day(0)) ==
        shelf.cells(inside_ready(), CellSide::quarter_kilometre, of_day(0)));
}

TEST_CASE("persistence is worked out once, the same as without a shelf") {
  const auto& ready = inside_ready();
  const ScoreShelf shelf;
  const auto filter = of_day(300);
  const auto areas = shelf.quarters_of_areas(ready, 0, filter);
  const auto cells = shelf.quarters_of_cells(ready, CellSide::kilometre, filter);
  CHECK(*areas == analysis::quarters_hot(ready, 0, filter, ScoreShelf::kQuartersBack));
  CHECK(*cells == analysis::quarters_hot(ready, CellSide::kilometre, filter, ScoreShelf::kQuartersBack));
  CHECK(shelf.quarters_of_areas(ready, 0, filter) == areas);
  CHECK(shelf.quarters_of_cells(ready, CellSide::kilometre, filter) == cells);
}
