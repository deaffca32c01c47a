#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;

namespace {

constexpr auto kNoArea = casebook::IncidentTable::kNoArea;

struct Joined {
  std::uint16_t middle;  ///< position in MO
  std::uint16_t city;    ///< position in SO
  std::int32_t day;
  friend bool operator==(const Joined&, const Joined&) = default;
};

/// Stores one incident alone and says where it was joined.
Joined joined(const casebook::Incident& incident) {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto writing = store.begin();
  store.incident_writer("polisen").put(incident);
  store.record_delivery("polisen", stored_only(1));
  writing.commit();
  const auto casebook = store.load_casebook();
  const auto& view = casebook.seen_by(access::Policy::for_owner_of_the_store_file());
  REQUIRE(view.incidents.size() == 1);
  CHECK(view.categories[view.incidents.category(0)].code == incident.category);
  CHECK(view.sources[view.incidents.source(0)].name == "polisen");
  return {view.incidents.area(0, 0), view.incidents.area(1, 0), view.incidents.day(0)};
}

const std::int32_t kDay = static_cast<std::int32_t>(day("2026-03-01").time_since_epoch().count());

}  // namespace

TEST_CASE("a point is in one area of every scheme in force") {
  auto incident = theft("1");
  CHECK(joined(incident) == Joined{0, 0, kDay});
  incident.where = place::Metric{151'500, 6'400'500};
  CHECK(joined(incident) == Joined{1, 0, kDay});
}

TEST_CASE("a point on the border of two areas is in exactly one of them") {
  auto incident = theft("1");
  incident.where = place::Metric{151'000, 6'400'500};
  const auto where = joined(incident);
  CHECK((where.middle == 0 || where.middle == 1));
  CHECK(where.city == 0);
}

TEST_CASE("a point outside every area has none") {
  auto incident = theft("1");
  incident.where = place::Metric{190'000, 6'400'500};
  CHECK(joined(incident) == Joined{kNoArea, kNoArea, kDay});
}

TEST_CASE("a scheme that is not in force on the day of an incident gives it no area") {
  auto incident = theft("1");
  incident.from = incident.to = instant("2020-12-31T12:00:00Z");
  CHECK(joined(incident).middle == kNoArea);
  CHECK(joined(incident).city == 0);
}

TEST_CASE("the day is that of the city: half past eleven at night in UTC is tomorrow in Göteborg") {
  auto incident = theft("1");
  incident.from = incident.to = instant("2026-02-28T23:30:00Z");
  CHECK(joined(incident).day == kDay);
}

TEST_CASE("a row with the code of an area is in it and in the areas above it") {
  auto incident = theft("1");
  incident.where.reset();
  incident.area_scheme = "MO";
  incident.area_code = "12";
  incident.precision = casebook::Precision::mellanomrade;
  CHECK(joined(incident) == Joined{1, 0, kDay});
}

TEST_CASE("a code says nothing about finer areas, and an unknown code nothing at all") {
  auto incident = theft("1");
  incident.where.reset();
  incident.area_scheme = "SO";
  incident.area_code = "1";
  CHECK(joined(incident) == Joined{kNoArea, 0, kDay});
  incident.area_code = "99";
  CHECK(joined(incident) == Joined{kNoArea, kNoArea, kDay});
}

TEST_CASE("the centre of a coarse area is not taken for an event in a fine one") {
  auto incident = theft("1");
  incident.precision = casebook::Precision::stadsomrade;
  CHECK(joined(incident) == Joined{kNoArea, 0, kDay});
  incident.precision = casebook::Precision::okand;
  CHECK(joined(incident) == Joined{kNoArea, kNoArea, kDay});
}
