#include "geo/analysis/ready_casebook.hpp"
#include "geo/access/policy.hpp"

#include <catch2/catch.hpp>

#include "geo/disclosure/public_areas.hpp"
#include "geo/published/fingerprint.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

bool same(const analysis::StudyNet& a, const analysis::StudyNet& b) {
  return a.side() == b.side() && a.neighbours() == b.neighbours() &&
         std::equal(a.cells().begin(), a.cells().end(), b.cells().begin(), b.cells().end(),
                    [](const auto& x, const auto& y) {
                      return x.cell == y.cell && x.studied == y.studied && x.corners == y.corners;
                    });
}

}  // namespace

TEST_CASE("a casebook is made ready the same by one thread and by three") {
  const auto& by_one = small_city();
  auto casebook = small_city_casebook();
  const auto grant = access::Policy::for_owner_of_the_store_file();
  auto borders = borders_of(casebook.seen_by(grant));
  const analysis::ReadyCasebook book{std::move(casebook), std::move(borders), grant, 3};
  const auto& by_three = book.seen_by(grant);
  CHECK(same(by_one.quarter_kilometres, by_three.quarter_kilometres));
  CHECK(same(by_one.kilometres, by_three.kilometres));
  CHECK(by_one.area_neighbours == by_three.area_neighbours);
  REQUIRE(by_one.ranks.size() == by_three.ranks.size());
  const std::int32_t first = day_number("2024-03-01");
  for (std::size_t scheme = 0; scheme < by_one.ranks.size(); ++scheme) {
    for (std::uint16_t category = 0; category < by_one.view.categories.size(); ++category) {
      CHECK(by_one.ranks[scheme].count({{category}}, first, first + 400) ==
            by_three.ranks[scheme].count({{category}}, first, first + 400));
    }
  }
}

TEST_CASE("the public form of the divisions is the same by one thread and by three") {
  const auto& view = small_city().view;
  const auto by_one = disclosure::public_schemes(view);
  const auto by_three = disclosure::public_schemes(view, 3);
  REQUIRE(by_one.size() == by_three.size());
  CHECK(published::fingerprint_of_borders(by_one) == published::fingerprint_of_borders(by_three));
  for (std::size_t scheme = 0; scheme < by_one.size(); ++scheme) {
    CHECK(by_one[scheme].code == by_three[scheme].code);
    REQUIRE(by_one[scheme].areas.size() == by_three[scheme].areas.size());
    for (std::size_t area = 0; area < by_one[scheme].areas.size(); ++area) {
      CHECK(by_one[scheme].areas[area].population == by_three[scheme].areas[area].population);
    }
  }
}
