// W2 without a network: `bench_join STORE ROWS.csv` joins the rows to the store's finest areas and counts them by area,
// category and quarter. One object of JSON: seconds to prepare the areas, to join and count, and of the bare join
// alone; medians of five rounds, A B A B.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "geo/place/area_index.hpp"
#include "geo/place/projection.hpp"
#include "geo/store/store.hpp"
#include "tests/bench/bare_join.hpp"

using namespace tryggkarta;

namespace {

constexpr int kCategories = 12;
constexpr int kFirstYear = 2021;
constexpr int kQuarters = 20;
constexpr int kRowsEpsg = 3007;

/// What the join needs of the rows, in the store's analysis CRS.
struct Points {
  std::vector<place::Metric> where;
  std::vector<std::uint16_t> slice;  ///< category and quarter
};

template <class Number>
Number number(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "R17;6399000.1;151000.2;K3;2025-07-01 12:30" and so on, after a head.
Points read_points(const char* file, int analysis_epsg) {
  std::ifstream stream{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  std::vector<place::Position> positions;
  Points points;
  for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
    std::string_view cells[5];
    std::size_t begin = at;
    for (auto& cell : cells) {
      const std::size_t end = text.find_first_of(";\n", begin);
      cell = std::string_view{text}.substr(begin, end - begin);
      begin = end + 1;
    }
    positions.push_back({number<double>(cells[2]), number<double>(cells[1])});
    const int quarter =
        (number<int>(cells[4].substr(0, 4)) - kFirstYear) * 4 + (number<int>(cells[4].substr(5, 2)) - 1) / 3;
    points.slice.push_back(static_cast<std::uint16_t>(number<int>(cells[3].substr(1)) * kQuarters + quarter));
  }
  place::Projection{kRowsEpsg, analysis_epsg}.transform(positions);
  for (const auto& position : positions) points.where.push_back({position.x, position.y});
  return points;
}

double median(std::vector<double> rounds) {
  std::sort(rounds.begin(), rounds.end());
  return rounds[rounds.size() / 2];
}

class Watch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "bench_join STORE ROWS.csv\n");
    return 2;
  }
  const auto store = store::Store::open(arguments[1], store::Access::read_only);
  const auto schemes = store.area_schemes();
  const auto& finest = *std::max_element(schemes.begin(), schemes.end(),
                                         [](const auto& a, const auto& b) { return a.areas.size() < b.areas.size(); });
  std::vector<place::MultiPolygon<place::Metric>> areas;
  for (const auto& area : finest.areas) areas.push_back(area.geometry);
  const Points points = read_points(arguments[2], store.city().analysis_epsg);
  const bench::BareJoin bare{areas};
  std::vector<double> prepare, join, bare_join;
  std::uint64_t placed = 0, bare_placed = 0;
  for (int round = 0; round < 5; ++round) {
    const Watch preparing;
    const place::AreaIndex index{areas};
    prepare.push_back(preparing.seconds());
    const Watch joining;
    std::vector<std::uint32_t> counts(areas.size() * kCategories * kQuarters);
    for (std::size_t i = 0; i < points.where.size(); ++i) {
      if (const auto area = index.area_at(points.where[i])) ++counts[*area * kCategories * kQuarters + points.slice[i]];
    }
    join.push_back(joining.seconds());
    placed = 0;
    for (const auto one : counts) placed += one;
    const Watch barely;
    bare_placed = 0;
    for (const auto& where : points.where) bare_placed += bare.area_at(where) >= 0 ? 1 : 0;
    bare_join.push_back(barely.seconds());
  }
  fmt::print(R"({{"points": {}, "placed": {}, "bare_placed": {}, "prepare": {:.6f}, "join": {:.6f}, "bare": {:.6f}}})"
             "\n",
             points.where.size(), placed, bare_placed, median(prepare), median(join), median(bare_join));
  return 0;
}
