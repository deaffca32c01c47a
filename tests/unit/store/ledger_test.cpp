#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/published/rates.hpp"
#include "geo/store/figure_text.hpp"
#include "tests/support/small_edition.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using namespace tryggkarta::published;
using Catch::Contains;
using tryggkarta::testing::put_slice;
using tryggkarta::testing::small_parts;

namespace {

EditionParts edition(std::uint32_t number) {
  EditionParts parts = small_parts(2);
  parts.number = number;
  put_slice(parts, "all", "2026", {Shown{12, {}}, Hidden{}, Shown{0, {}}, Unknown{}});
  put_slice(parts, "stold", "2026-Q1", {Shown{5, {}}, Shown{6, {}}, Shown{7, {}}, Shown{8, {}}});
  ProblemNotice problem;
  problem.id = 3;
  problem.key = "P1";
  problem.title = "Torget";
  problem.status = "åtgärdas";
  problem.priority = 1;
  problem.since = day("2026-02-03");
  problem.categories = {"stold"};
  problem.areas = {{"TEST", "01"}};
  problem.shape = parts.schemes[0].areas[0].geometry;
  parts.problems = {problem};
  ActionNotice action;
  action.id = 4;
  action.key = "A1";
  action.problem = "P1";
  action.status = "pågående";
  action.target = 40.5;
  action.end = day("2026-12-31");
  action.shape = place::LonLat{11.97, 57.7};
  parts.actions = {action};
  PledgeNotice pledge;
  pledge.id = 5;
  pledge.key = "L1";
  pledge.year = 2026;
  pledge.target = 6;
  pledge.outcome = 11;
  pledge.areas = {{"TEST", "02"}};
  pledge.where = {11.98, 57.71};
  parts.pledges = {pledge};
  return parts;
}

}  // namespace

TEST_CASE("figures are written as JSON and read back, without rates") {
  Slice slice;
  slice.areas = {Shown{12, 1.5}, Hidden{}, Shown{0, {}}, Unknown{}};
  slice.unplaced = Shown{3, {}};
  slice.total = Hidden{};
  CHECK(encode_figures(slice) == R"([12,"hidden",0,"unknown",3,"hidden"])");
  slice.areas[0] = Shown{12, {}};
  CHECK(decode_figures(encode_figures(slice)) == slice);
}

TEST_CASE("figures that the ledger did not write are refused") {
  const auto text = GENERATE(as<std::string>{}, "", "[", "[]", "[1]", "[1,2", "[1,2]x", "[1,-2]", "[1,\"secret\"]",
                             "[1,,2]", "[1 ,2]");
  CHECK_THROWS_AS(decode_figures(text), Error);
}

TEST_CASE("an edition comes back as it was recorded, with its rates") {
  const Folder folder;
  Store store = small_store(folder / "a");
  EditionParts parts = edition(1);
  store.record_edition(parts, "abc");
  CHECK(store.latest_edition_number() == 1);
  const auto loaded = store.load_edition();
  REQUIRE(loaded);
  fill_rates(parts);
  CHECK(loaded->slices == parts.slices);
  CHECK(loaded->published == parts.published);
  CHECK(loaded->city == "Provstad");
  CHECK(loaded->smallest_shown == 5);
  REQUIRE(loaded->schemes.size() == 1);
  CHECK(loaded->schemes[0].areas[2].geometry[0].exterior == parts.schemes[0].areas[2].geometry[0].exterior);
  CHECK(loaded->schemes[0].areas[2].label == parts.schemes[0].areas[2].label);
  CHECK(loaded->schemes[0].areas[2].population == parts.schemes[0].areas[2].population);
  CHECK(loaded->schemes[0].areas[2].id == 3);
  REQUIRE(loaded->categories.size() == 2);
  CHECK(loaded->categories[0].code == "all");
  CHECK(loaded->sources[0].latest == parts.sources[0].latest);
  CHECK(loaded->problems[0].since == day("2026-02-03"));
  CHECK(loaded->problems[0].areas == parts.problems[0].areas);
  CHECK(loaded->actions[0].target == 40.5);
  CHECK(std::get<place::LonLat>(loaded->actions[0].shape) == place::LonLat{11.97, 57.7});
  CHECK(loaded->pledges[0].where == place::LonLat{11.98, 57.71});
}

TEST_CASE("only what differs is written again") {
  const Folder folder;
  Store store = small_store(folder / "a");
  store.record_edition(edition(1), "abc");
  const auto parts_before = ask(folder / "a", "SELECT count(*) FROM published_part");
  EditionParts second = edition(2);
  put_slice(second, "all", "2026", {Shown{13, {}}, Hidden{}, Shown{0, {}}, Unknown{}});
  store.record_edition(second, "abd");
  CHECK(ask(folder / "a", "SELECT count(*) FROM published_slice") == "3");
  CHECK(ask(folder / "a", "SELECT count(*) FROM published_part") == parts_before);
  CHECK(ask(folder / "a", "SELECT count(*) FROM edition") == "2");
  fill_rates(second);
  CHECK(store.load_edition()->slices == second.slices);
}

TEST_CASE("what is gone from an edition is gone when it is loaded, and stays in the ledger") {
  const Folder folder;
  Store store = small_store(folder / "a");
  store.record_edition(edition(1), "abc");
  EditionParts second = edition(2);
  second.slices.erase(second.slices.begin());
  second.problems.clear();
  store.record_edition(second, "abd");
  const auto loaded = store.load_edition();
  CHECK(loaded->slices.size() == 1);
  CHECK(loaded->problems.empty());
  CHECK(ask(folder / "a", "SELECT count(*) FROM published_slice WHERE figures IS NULL") == "1");
  CHECK(ask(folder / "a", "SELECT content IS NOT NULL FROM published_part WHERE key = 'P1' AND edition = 1") == "1");
}

TEST_CASE("an edition follows the newest one and no other") {
  const Folder folder;
  Store store = small_store(folder / "a");
  CHECK_THROWS_WITH(store.record_edition(edition(2), "x"), Contains("cannot follow edition 0"));
  store.record_edition(edition(1), "x");
  CHECK_THROWS_WITH(store.record_edition(edition(1), "x"), Contains("cannot follow edition 1"));
  CHECK(store.latest_edition_number() == 1);
}

TEST_CASE("an edition in a transaction that is not committed was never made") {
  const Folder folder;
  Store store = small_store(folder / "a");
  {
    auto writing = store.begin();
    store.record_edition(edition(1), "x");
  }
  CHECK(store.latest_edition_number() == 0);
  CHECK(ask(folder / "a", "SELECT count(*) FROM published_slice") == "0");
}

TEST_CASE("nobody changes, removes or slips in a row of the ledger") {
  const Folder folder;
  Store store = small_store(folder / "a");
  store.record_edition(edition(1), "abc");
  store.record_edition(edition(2), "abc");
  const auto sql = GENERATE(
      as<const char*>{}, "UPDATE published_slice SET figures = '[1]'", "DELETE FROM published_slice",
      "UPDATE published_part SET content = '{}'", "DELETE FROM published_part", "UPDATE edition SET content_hash = 'x'",
      "DELETE FROM edition", "UPDATE published_shape SET geometry = x'00'", "DELETE FROM published_shape",
      "INSERT OR REPLACE INTO published_slice SELECT scheme, category, period, edition, '[1]' FROM published_slice",
      "INSERT OR REPLACE INTO published_shape SELECT sha256, x'00' FROM published_shape",
      "INSERT INTO published_slice VALUES ('TEST', 'all', '2024', 1, '[0,0,0,0,0,0]')",
      "INSERT OR REPLACE INTO edition VALUES (1, 0, '', 0, 5, '')", "INSERT INTO edition VALUES (9, 0, '', 0, 5, '')");
  CHECK_THAT(tamper(folder / "a", sql), Contains("append-only"));
  CHECK(store.load_edition()->slices.size() == 2);
}
