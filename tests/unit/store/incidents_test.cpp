#include <catch2/catch.hpp>

#include <fstream>
#include <map>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;

namespace {

/// Puts one delivery and commits it; how many had which outcome.
std::map<Outcome, int> deliver(Store& store, const std::vector<casebook::Incident>& incidents) {
  std::map<Outcome, int> counts;
  auto writing = store.begin();
  auto writer = store.incident_writer("polisen");
  for (const auto& incident : incidents) ++counts[writer.put(incident)];
  Delivery delivery = stored_only(counts[Outcome::stored]);
  delivery.updated = counts[Outcome::updated];
  delivery.duplicate = counts[Outcome::duplicate];
  delivery.rows = static_cast<std::int64_t>(incidents.size());
  store.record_delivery("polisen", delivery);
  writing.commit();
  std::erase_if(counts, [](const auto& each) { return each.second == 0; });
  return counts;
}

casebook::Incident theft_at(const std::string& key, double east) {
  auto incident = theft(key);
  incident.where->east = east;
  return incident;
}

std::size_t held_by(const Store& store) {
  return store.load_casebook().seen_by(access::Policy::for_owner_of_the_store_file()).incidents.size();
}

}  // namespace

TEST_CASE("a file with keys brought twice changes nothing") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const std::vector file{theft("1"), theft("2"), theft("3")};
  CHECK(deliver(store, file) == std::map<Outcome, int>{{Outcome::stored, 3}});
  CHECK(deliver(store, file) == std::map<Outcome, int>{{Outcome::duplicate, 3}});
  CHECK(held_by(store) == 3);
  CHECK(store.check().empty());
}

TEST_CASE("equal rows without a key are all kept, and known when the file comes again") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const std::vector file{theft(""), theft(""), theft_at("", 150'600), theft("")};
  CHECK(deliver(store, file) == std::map<Outcome, int>{{Outcome::stored, 4}});
  CHECK(deliver(store, file) == std::map<Outcome, int>{{Outcome::duplicate, 4}});
  const std::vector longer{theft(""), theft(""), theft(""), theft("")};
  CHECK(deliver(store, longer) == std::map<Outcome, int>{{Outcome::duplicate, 3}, {Outcome::stored, 1}});
  CHECK(held_by(store) == 5);
}

TEST_CASE("an edited row with the same key is an update") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1"), theft("2")});
  auto edited = theft("2");
  edited.category = "inbrott";
  CHECK(deliver(store, {theft("1"), edited}) == std::map<Outcome, int>{{Outcome::duplicate, 1}, {Outcome::updated, 1}});
  CHECK(held_by(store) == 2);
  CHECK(ask(folder / "a", "SELECT count(*) FROM incident_in_words WHERE category = 'inbrott'") == "1");
}

TEST_CASE("every part of a row's meaning makes an update, and less than a millimetre does not") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  auto moved = theft("1");
  SECTION("time") { moved.from += std::chrono::seconds{1}; }
  SECTION("end") { moved.to += std::chrono::hours{1}; }
  SECTION("place") { moved.where->north += 0.002; }
  SECTION("no place") { moved.where.reset(); }
  SECTION("precision") { moved.precision = casebook::Precision::gata; }
  SECTION("named area") { moved.area_scheme = "MO", moved.area_code = "11"; }
  CHECK(deliver(store, {moved}) == std::map<Outcome, int>{{Outcome::updated, 1}});
  auto trembled = moved;
  if (trembled.where) trembled.where->east += 0.0001;
  CHECK(deliver(store, {trembled}) == std::map<Outcome, int>{{Outcome::duplicate, 1}});
}

TEST_CASE("the same key of another source is another incident") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  casebook::Source other;
  other.name = "raddningstjansten";
  store.put_source(other);
  auto writing = store.begin();
  CHECK(store.incident_writer("raddningstjansten").put(theft("1")) == Outcome::stored);
}

TEST_CASE("a key that stands twice in a file is one incident, and the later row counts") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto later = theft("1");
  later.category = "inbrott";
  CHECK(deliver(store, {theft("1"), theft("1"), later}) ==
        std::map<Outcome, int>{{Outcome::stored, 1}, {Outcome::duplicate, 1}, {Outcome::updated, 1}});
  CHECK(deliver(store, {later}) == std::map<Outcome, int>{{Outcome::duplicate, 1}});
  CHECK(ask(folder / "a", "SELECT category FROM incident_in_words") == "inbrott");
}

TEST_CASE("a block of rows has the outcomes that its rows have one by one") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1"), theft("2")});
  const auto known = theft("1"), fresh = theft("3"), moved = theft_at("2", 150'700);
  auto writing = store.begin();
  const std::vector<const casebook::Incident*> block{&known, &fresh, &moved, &fresh};
  CHECK(store.incident_writer("polisen").put(block) ==
        std::vector{Outcome::duplicate, Outcome::stored, Outcome::updated, Outcome::duplicate});
  Delivery delivery = stored_only(1);
  delivery.rows = 4;
  delivery.updated = 1;
  delivery.duplicate = 2;
  store.record_delivery("polisen", delivery);
  writing.commit();
  CHECK(store.check().empty());
}

TEST_CASE("a row that is refused leaves nothing, and the rows after it go in") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto writing = store.begin();
  auto writer = store.incident_writer("polisen");
  auto wrong = theft("1");
  wrong.category = "finns_inte";
  CHECK_THROWS_WITH(writer.put(wrong), Contains("no category finns_inte"));
  CHECK(writer.put(theft("1")) == Outcome::stored);
  store.record_delivery("polisen", stored_only(1));
  writing.commit();
  CHECK(store.check().empty());
}

TEST_CASE("incidents need a registered source and a transaction") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK_THROWS_AS(store.incident_writer("polisen"), Error);
  auto writing = store.begin();
  CHECK_THROWS_WITH(store.incident_writer("okänd"), Contains("no source okänd"));
}

TEST_CASE("an import that is broken off leaves the store as it was") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  {
    auto writing = store.begin();
    auto writer = store.incident_writer("polisen");
    writer.put(theft("2"));
    auto edited = theft("1");
    edited.category = "ran";
    writer.put(edited);
  }
  CHECK(held_by(store) == 1);
  CHECK(ask(folder / "a", "SELECT count(*) FROM delivery") == "1");
  CHECK(ask(folder / "a", "SELECT category FROM incident_in_words") == "stold");
  CHECK(store.check().empty());
}

TEST_CASE("the source's key cannot be found in the file") {
  const Folder folder;
  {
    Store store = small_store(folder / "a");
    deliver(store, {theft("K-5000-1234567-26")});
  }
  std::ifstream file{folder / "a", std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  REQUIRE(bytes.find("polisen") != std::string::npos);
  CHECK(bytes.find("K-5000") == std::string::npos);
}

TEST_CASE("two identities that share their first half are two incidents") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  // As if another key had the same first eight bytes: the first half stays, the second is another's.
  tamper(folder / "a", "UPDATE incident_identity SET second_half = second_half + 1");
  CHECK(deliver(store, {theft("1")}) == std::map<Outcome, int>{{Outcome::stored, 1}});
  CHECK(deliver(store, {theft("1")}) == std::map<Outcome, int>{{Outcome::duplicate, 1}});
  CHECK(ask(folder / "a", "SELECT max(first_half) - min(first_half) FROM incident_identity") == "1");
}

TEST_CASE("a hundred thousand rows go in, are known again and are loaded") {
  const Folder folder;
  Store store = small_store(folder / "a");
  std::vector<casebook::Incident> file;
  for (int i = 0; i < 100'000; ++i) file.push_back(theft_at(i % 2 == 0 ? std::to_string(i) : "", 150'000 + i % 1000));
  CHECK(deliver(store, file) == std::map<Outcome, int>{{Outcome::stored, 100'000}});
  CHECK(deliver(store, file) == std::map<Outcome, int>{{Outcome::duplicate, 100'000}});
  CHECK(held_by(store) == 100'000);
}
