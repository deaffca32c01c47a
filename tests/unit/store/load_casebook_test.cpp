#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;

namespace {

const auto kGrant = access::Policy::for_owner_of_the_store_file();

/// Rows across the two areas and beyond, over two years, some without a point.
std::vector<casebook::Incident> rows(int count) {
  std::vector<casebook::Incident> all;
  for (int i = 0; i < count; ++i) {
    auto incident = theft(std::to_string(i));
    incident.where = place::Metric{149'500.0 + (i * 37) % 3'000, 6'399'800.0 + (i * 91) % 1'500};
    incident.from += std::chrono::hours{(i * 29) % (730 * 24)};
    incident.to = incident.from;
    if (i % 9 == 0) incident.where.reset();
    all.push_back(incident);
  }
  return all;
}

void deliver(Store& store, const std::vector<casebook::Incident>& incidents) {
  auto writing = store.begin();
  auto writer = store.incident_writer("polisen");
  for (const auto& incident : incidents) writer.put(incident);
  store.record_delivery("polisen", stored_only(static_cast<std::int64_t>(incidents.size())));
  writing.commit();
}

casebook::IncidentTable incidents_of(const Store& store, unsigned threads) {
  return store.load_casebook(threads).seen_by(kGrant).incidents;
}

}  // namespace

TEST_CASE("the incidents are the same with one thread, two and three") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, rows(3'000));
  const auto expected = incidents_of(store, 1);
  CHECK(expected.size() == 3'000);
  CHECK(incidents_of(store, 2) == expected);
  CHECK(incidents_of(store, 3) == expected);
}

TEST_CASE("a reader with threads of its own sees the same store") {
  const Folder folder;
  Store writer = small_store(folder / "a");
  deliver(writer, rows(500));
  const Store reader = Store::open(folder / "a", Access::read_only);
  CHECK(incidents_of(reader, 2) == incidents_of(writer, 1));
}

TEST_CASE("more threads than incidents, and no incidents at all") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK(incidents_of(store, 4) == incidents_of(store, 1));
  deliver(store, rows(2));
  CHECK(incidents_of(store, 4).size() == 2);
}

TEST_CASE("rows of the open transaction are loaded too, whatever the number of threads") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto writing = store.begin();
  auto writer = store.incident_writer("polisen");
  for (const auto& incident : rows(40)) writer.put(incident);
  CHECK(incidents_of(store, 3).size() == 40);
}

TEST_CASE("what one of the threads throws reaches whoever loads") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, rows(100));
  tamper(folder / "a", "UPDATE incident SET category = 9999 WHERE id = 100");
  CHECK_THROWS_AS(store.load_casebook(1), std::out_of_range);
  CHECK_THROWS_AS(store.load_casebook(3), std::out_of_range);
}
