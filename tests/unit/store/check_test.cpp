#include <catch2/catch.hpp>

#include "tests/support/small_edition.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;
using published::Shown;

namespace {

std::string findings_of(const Store& store) {
  std::string all;
  for (const Finding& finding : store.check()) all += finding.text + "\n";
  return all;
}

}  // namespace

TEST_CASE("a whole store gives no finding") {
  const Folder folder;
  CHECK(findings_of(small_store(folder / "a")).empty());
}

TEST_CASE("rows that no delivery accounts for are found (I1)") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto writing = store.begin();
  store.incident_writer("polisen").put(theft("1"));
  writing.commit();
  CHECK_THAT(findings_of(store), Contains("I1: the deliveries of polisen say 0 rows stored, the store holds 1"));
}

TEST_CASE("an incident that loses its identity is found") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto writing = store.begin();
  store.incident_writer("polisen").put(theft("1"));
  store.record_delivery("polisen", stored_only(1));
  writing.commit();
  tamper(folder / "a", "DELETE FROM incident_identity");
  CHECK_THAT(findings_of(store), Contains("1 incidents have 0 identities"));
}

TEST_CASE("a row that points to nothing is found") {
  const Folder folder;
  const Store store = small_store(folder / "a");
  tamper(folder / "a", "PRAGMA foreign_keys = OFF; DELETE FROM area_scheme WHERE code = 'MO'");
  CHECK_THAT(findings_of(store), Contains("2 rows of area point to nothing in area_scheme"));
}

TEST_CASE("published areas that do not sum to their total are found (I2)") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto parts = tryggkarta::testing::small_parts(1);
  parts.number = 1;
  tryggkarta::testing::put_slice(parts, "all", "2026", {Shown{12, {}}});
  parts.slices.begin()->second.total = Shown{13, {}};
  store.record_edition(parts, "x");
  CHECK_THAT(findings_of(store), Contains("edition 1, TEST all 2026: I2"));
}

TEST_CASE("a published count between 1 and k is found (P2)") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto parts = tryggkarta::testing::small_parts(1);
  parts.number = 1;
  tryggkarta::testing::put_slice(parts, "all", "2026", {Shown{4, {}}});
  store.record_edition(parts, "x");
  CHECK_THAT(findings_of(store), Contains("P2"));
}

TEST_CASE("what people still owe is a warning, not a fault") {
  const Folder folder;
  Store store = small_store(folder / "a");
  casebook::Source undecided;
  undecided.name = "kontaktcenter";
  store.put_source(undecided);
  casebook::Action lonely;
  lonely.key = "A1";
  lonely.shape = place::Metric{150'500, 6'400'500};
  store.put_action(lonely);
  const auto findings = store.check();
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].severity == Severity::warning);
  CHECK_THAT(findings[0].text, Contains("I14: source kontaktcenter is not decided"));
  CHECK_THAT(findings[1].text, Contains("action A1 (föreslagen) has no problem"));
}
