#include <catch2/catch.hpp>

#include <map>
#include <tuple>

#include "geo/access/policy.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/retention_book.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;

namespace {

const auto kReads = access::Policy::for_owner_of_the_store_file();
const auto kRetains = access::Policy::for_owner_of_the_store_file(access::Act::retain);
const time::Instant kWhen = instant("2031-04-01T09:00:00Z");
// Five years after 2026-03-02: rows of 2026-03-01 are due, those of the day after are not.
const time::Day kToday = day("2031-03-02");

/// PO under MO, and BO under PO: half of each square of MO, and half of that.
casebook::AreaScheme strips(const char* code, casebook::AreaLevel level, const char* parent, int parts) {
  casebook::AreaScheme scheme;
  scheme.code = code;
  scheme.title = code;
  scheme.level = level;
  scheme.parent_scheme = parent;
  scheme.source_epsg = 3007;
  const double width = 2000.0 / parts;
  for (int i = 0; i < parts; ++i) {
    const double west = 150'000 + i * width;
    const place::MultiPolygon<place::Metric> strip{
        {{{west, 6'400'000}, {west + width, 6'400'000}, {west + width, 6'401'000}, {west, 6'401'000}}, {}}};
    const std::string above =
        level == casebook::AreaLevel::basomrade ? "p" + std::to_string(i / 2) : std::to_string(11 + i / 2);
    const char* const letter = level == casebook::AreaLevel::basomrade ? "b" : "p";
    scheme.areas.push_back({letter + std::to_string(i), letter + std::to_string(i), above, strip, 0.5});
  }
  return scheme;
}

/// The small store with all four levels, and an older division of two areas that cross the newer ones' borders.
Store full_store(const std::filesystem::path& path) {
  Store store = small_store(path);
  store.put_area_scheme(strips("PO", casebook::AreaLevel::primaromrade, "MO", 4));
  store.put_area_scheme(strips("BO", casebook::AreaLevel::basomrade, "PO", 8));
  casebook::AreaScheme older;
  older.code = "MO2011";
  older.title = "Mellanområden 2011";
  older.valid_to = day("2021-01-01");
  older.source_epsg = 3007;
  older.areas = {{"A", "A", "", square(150'300, 6'400'000), 1.0}};
  store.put_area_scheme(older);
  return store;
}

casebook::Incident named(const std::string& key, const char* scheme, const char* code) {
  auto incident = theft(key);
  incident.where.reset();
  incident.area_scheme = scheme;
  incident.area_code = code;
  incident.precision = casebook::Precision::basomrade;
  return incident;
}

/// Every kind of place that a row can have.
std::vector<casebook::Incident> rows() {
  std::vector<casebook::Incident> all;
  for (int i = 0; i < 200; ++i) {
    auto incident = theft("p" + std::to_string(i));
    incident.where = place::Metric{149'800.0 + (i * 37) % 2'400, 6'399'900.0 + (i * 91) % 1'200};
    incident.precision = static_cast<casebook::Precision>(i % 9);
    if (i % 3 == 0) incident.category = "klotter";
    // Some when the older division was in force, some after the limit.
    if (i % 4 == 1) incident.from = incident.to = instant("2020-05-01T12:00:00Z");
    if (i % 4 == 2) incident.from = incident.to = instant("2026-03-05T12:00:00Z");
    if (i % 5 == 0) {
      incident.area_scheme = "MO";
      incident.area_code = "12";
    }
    all.push_back(incident);
  }
  for (const auto& [scheme, code] :
       {std::pair{"BO", "b3"}, {"PO", "p2"}, {"MO", "12"}, {"SO", "1"}, {"MO", "99"}, {"BO", "99"}, {"LATER", "x"}})
    all.push_back(named(std::string{scheme} + code, scheme, code));
  auto nowhere = theft("nowhere");
  nowhere.where.reset();
  all.push_back(nowhere);
  return all;
}

void deliver(Store& store, const std::vector<casebook::Incident>& incidents) {
  auto writing = store.begin();
  auto writer = store.incident_writer("polisen");
  for (const auto& incident : incidents) writer.put(incident);
  store.record_delivery("polisen", stored_only(static_cast<std::int64_t>(incidents.size())));
  writing.commit();
}

using Counts = std::map<std::tuple<std::string, std::string, std::string, std::int32_t>, int>;

/// Rows by scheme, area ("" for none), category and day.
Counts counts_of(const Store& store, const std::vector<std::string>& schemes) {
  const auto casebook = store.load_casebook();
  const auto& view = casebook.seen_by(kReads);
  Counts counts;
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) {
    if (std::find(schemes.begin(), schemes.end(), view.schemes[scheme].code) == schemes.end()) continue;
    for (std::size_t row = 0; row < view.incidents.size(); ++row) {
      const std::uint16_t area = view.incidents.area(scheme, row);
      const std::string code = area == casebook::IncidentTable::kNoArea ? "" : view.schemes[scheme].areas[area].code;
      ++counts[{view.schemes[scheme].code, code, view.categories[view.incidents.category(row)].code,
                view.incidents.day(row)}];
    }
  }
  return counts;
}

const std::vector<std::string> kKept{"SO", "MO", "MO2011", "PO"};

std::vector<RetentionAccount> retain(Store& store, time::Day today = kToday) {
  return store.retention().retain(kRetains, {today, kWhen});
}

std::string findings_of(const Store& store) {
  std::string all;
  for (const Finding& finding : store.check()) all += finding.text + "\n";
  return all;
}

}  // namespace

TEST_CASE("counts of every area, category and day stay in every division down to primärområden") {
  const Folder folder;
  Store store = full_store(folder / "a");
  deliver(store, rows());
  const Counts before = counts_of(store, kKept);
  REQUIRE(before.size() > 30);
  const auto accounts = retain(store);
  REQUIRE(accounts.size() == 1);
  CHECK(accounts[0].due == 158);
  CHECK(accounts[0].kept == 50);
  CHECK(counts_of(store, kKept) == before);
  CHECK(findings_of(store).empty());
}

TEST_CASE("what was retained has no point, no key, no basområde and no finer precision") {
  const Folder folder;
  Store store = full_store(folder / "a");
  deliver(store, {theft("1"), named("2", "BO", "b3")});
  retain(store);
  const auto casebook = store.load_casebook();
  const auto& view = casebook.seen_by(kReads);
  REQUIRE(view.incidents.size() == 2);
  for (std::size_t row = 0; row < 2; ++row) {
    CHECK(view.incidents.cell(row) == casebook::IncidentTable::kNoCell);
    CHECK(view.incidents.area(0, row) == casebook::IncidentTable::kNoArea);  // BO
    CHECK(view.incidents.precision(row) == casebook::Precision::primaromrade);
  }
  CHECK(view.incidents.runs().at(0).placed_end == 0);
  CHECK(ask(folder / "a", "SELECT count(*) FROM incident_identity") == "0");
  CHECK(ask(folder / "a", "SELECT count(*) FROM named_area") == "0");
  CHECK(ask(folder / "a", "SELECT group_concat(areas, ' ') FROM retained_place") ==
        R"({"MO":"11","MO2011":"A","PO":"p1","SO":"1"} {"MO":"11","MO2011":"","PO":"p1","SO":"1"})");
}

TEST_CASE("the precision that is left is that of the finest area that is left") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto outside = theft("1");
  outside.where = place::Metric{190'000, 6'400'500};
  deliver(store, {outside, theft("2")});
  retain(store);
  CHECK(ask(folder / "a", "SELECT group_concat(\"precision\") FROM incident_in_words") == "okand,mellanomrade");
}

TEST_CASE("a row is due when its last second is, by the city's own clock") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto ends_at_midnight = theft("1");
  ends_at_midnight.to = instant("2026-03-01T23:00:00Z");  // midnight in Göteborg
  auto ends_after = theft("2");
  ends_after.to = instant("2026-03-01T23:00:01Z");
  auto at_midnight = theft("3");
  at_midnight.from = at_midnight.to = instant("2026-03-01T23:00:00Z");
  deliver(store, {ends_at_midnight, ends_after, at_midnight});
  CHECK(retain(store, day("2031-03-01")).at(0).due == 0);
  CHECK(retain(store).at(0).due == 1);
  CHECK(ask(folder / "a", "SELECT id FROM incident WHERE retained_place IS NOT NULL") == "1");
}

TEST_CASE("a second run finds nothing to do and writes nothing") {
  const Folder folder;
  Store store = full_store(folder / "a");
  deliver(store, rows());
  retain(store);
  const auto log = store.audit().head();
  const auto again = retain(store);
  CHECK(again.at(0).due == 0);
  CHECK(again.at(0).retained == 158);
  CHECK(store.audit().head().hash == log.hash);
}

TEST_CASE("each source with something to retain gets one line in the log, in the same transaction") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1"), theft("2")});
  {
    auto undone = store.begin();
    retain(store);
  }
  CHECK(store.audit().head().count == 0);
  CHECK(ask(folder / "a", "SELECT count(*) FROM incident WHERE geometry IS NOT NULL") == "2");
  retain(store);
  const auto lines = store.audit().of_member(kRetains.member(), 10);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].act == "retain");
  CHECK(lines[0].what == "polisen");
  CHECK(lines[0].filter == "before 2026-03-02");
  CHECK(lines[0].rows == 2);
  CHECK(lines[0].when == kWhen);
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("a right to something else does not retain") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  const auto imports = access::Policy::for_owner_of_the_store_file(access::Act::import);
  CHECK_THROWS_WITH(store.retention().retain(imports, {kToday, kWhen}), Contains("only those who retain"));
  CHECK(ask(folder / "a", "SELECT count(*) FROM incident_identity") == "1");
}

TEST_CASE("without a retention that is decided and understood nothing is retained") {
  for (const char* const retention : {"", "bevaras", "tills vidare"}) {
    const Folder folder;
    Store store = small_store(folder / "a");
    auto police = store.sources().front();
    police.retention = retention;
    store.put_source(police);
    deliver(store, {theft("1")});
    const auto accounts = retain(store, day("2999-01-01"));
    CHECK_FALSE(accounts.at(0).limit);
    CHECK(accounts.at(0).due == 0);
    CHECK(accounts.at(0).kept == 1);
  }
}

TEST_CASE("the source remembers how far back nothing is left, and never less of it") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto older = theft("2");
  older.from = older.to = instant("2020-03-01T11:00:00Z");
  deliver(store, {older, theft("1")});
  retain(store, day("2026-03-02"));
  CHECK(store.sources().front().retained_before == day("2021-03-02"));
  retain(store);
  CHECK(store.sources().front().retained_before == day("2026-03-02"));
  retain(store, day("2026-03-02"));
  CHECK(store.sources().front().retained_before == day("2026-03-02"));
}

TEST_CASE("a division that comes later holds retained rows only above areas that they have") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  retain(store);
  casebook::AreaScheme whole;
  whole.code = "STAD";
  whole.title = "Staden";
  whole.level = casebook::AreaLevel::stadsomrade;
  whole.source_epsg = 3007;
  whole.areas = {{"S", "Staden", "", square(150'000, 6'400'000), 1.0}};
  store.put_area_scheme(whole);
  CHECK(counts_of(store, {"STAD"}).begin()->first == std::tuple{"STAD", "", "stold", 20513});
  auto cities = city_areas();
  cities.parent_scheme = "STAD";
  cities.areas[0].parent = "S";
  store.put_area_scheme(cities);
  CHECK(counts_of(store, {"STAD"}).begin()->first == std::tuple{"STAD", "S", "stold", 20513});
}

TEST_CASE("a row outside of a division stays outside of it, though an area that it has lies under one of it") {
  const Folder folder;
  Store store = small_store(folder / "a");
  auto cities = city_areas();
  cities.areas[0].geometry = square(151'000, 6'400'000);  // of the two squares only the eastern one
  store.put_area_scheme(cities);
  deliver(store, {theft("1")});
  const Counts before = counts_of(store, {"SO", "MO"});
  CHECK(before.contains({"SO", "", "stold", 20513}));
  retain(store);
  CHECK(counts_of(store, {"SO", "MO"}) == before);
}

TEST_CASE("a division whose days are corrected afterwards has the retained rows of those days") {
  const Folder folder;
  Store store = full_store(folder / "a");
  deliver(store, {theft("1")});
  retain(store);
  CHECK(counts_of(store, {"MO2011"}).contains({"MO2011", "", "stold", 20513}));
  auto older = store.area_schemes().at(2);
  REQUIRE(older.code == "MO2011");
  older.valid_to.reset();
  store.put_area_scheme(older);
  CHECK(counts_of(store, {"MO2011"}).contains({"MO2011", "A", "stold", 20513}));
}

TEST_CASE("an area code that waits for its area is kept, and found when the area comes") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {named("1", "MO", "13")});
  retain(store);
  CHECK(counts_of(store, {"MO"}).contains({"MO", "", "stold", 20513}));
  auto middle = middle_areas();
  middle.areas.push_back({"13", "Norra Ängen", "1", square(152'000, 6'400'000), 1.0});
  store.put_area_scheme(middle);
  CHECK(counts_of(store, {"MO"}).contains({"MO", "13", "stold", 20513}));
}

TEST_CASE("rows of a city that has no areas yet are retained too, and stay countable") {
  const Folder folder;
  Store store = Store::create(folder / "a");
  casebook::Source police;
  police.name = "polisen";
  police.retention = "P5Y";
  store.put_source(police);
  deliver(store, {named("1", "MO", "12")});
  CHECK(retain(store).at(0).due == 1);
  store.retention().rewrite_file(std::chrono::seconds{3});
  CHECK(store.load_casebook().seen_by(kReads).incidents.size() == 1);
  CHECK(ask(folder / "a", "SELECT areas FROM retained_place") == "{}");
  CHECK(ask(folder / "a", "SELECT count(*) FROM named_area") == "0");
}

TEST_CASE("retained rows are loaded the same by one thread and by three") {
  const Folder folder;
  Store store = full_store(folder / "a");
  deliver(store, rows());
  retain(store);
  const auto alone = store.load_casebook(1);
  const auto together = store.load_casebook(3);
  CHECK(alone.seen_by(kReads).incidents == together.seen_by(kReads).incidents);
}

TEST_CASE("rows that are overdue are told of, and none is when they are retained") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1"), theft("2")});
  CHECK(store.retention().findings(day("2031-03-01")).empty());
  const auto late = store.retention().findings(kToday);
  REQUIRE(late.size() == 1);
  CHECK(late[0].severity == Severity::warning);
  CHECK_THAT(late[0].text, Contains("gallring försenad: 2 rows of polisen") && Contains("5 år, before 2026-03-02"));
  retain(store);
  CHECK_THAT(store.retention().findings(kToday).at(0).text, Contains("may still lie in unused parts of the file"));
  store.retention().rewrite_file(std::chrono::seconds{3});
  CHECK(store.retention().findings(kToday).empty());
}

TEST_CASE("a retained row whose identity came back is found") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  retain(store);
  tamper(folder / "a", "INSERT INTO incident_identity VALUES (1, 2, 1, 3)");
  CHECK_THAT(findings_of(store), Contains("0 incidents have 1 identities, 1 of them lead nowhere"));
}

TEST_CASE("no program can give a retained row its point again") {
  const Folder folder;
  Store store = small_store(folder / "a");
  deliver(store, {theft("1")});
  retain(store);
  CHECK_THAT(tamper(folder / "a", "UPDATE incident SET geometry = x'00'"), Contains("CHECK constraint failed"));
}

TEST_CASE("a store from before there was retention is brought up to date when it is opened") {
  for (const Access access : {Access::read_only, Access::read_write}) {
    const Folder folder;
    {
      Store store = small_store(folder / "a");
      deliver(store, {theft("1")});
    }
    forget_retention(folder / "a");
    REQUIRE(ask(folder / "a", "PRAGMA user_version") == "4");
    Store store = Store::open(folder / "a", access);
    CHECK(store.sources().front().retention_decision.empty());
    CHECK_FALSE(store.sources().front().retained_before);
    CHECK(counts_of(store, {"MO"}).contains({"MO", "11", "stold", 20513}));
    if (access == Access::read_only) continue;
    CHECK(retain(store).at(0).due == 1);
    CHECK(counts_of(store, {"MO"}).contains({"MO", "11", "stold", 20513}));
  }
}
