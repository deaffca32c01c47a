#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;
using namespace std::string_literals;
using How = AuditFault::How;

namespace {

AuditEntry read_by(const std::string& member, std::int64_t rows) {
  return {instant("2026-11-24T10:00:00Z"), member, "analyst", "lägesbild", "read", "incidents", "category=stold", rows};
}

/// Five rows, in two goes.
Store logged_store(const std::filesystem::path& path) {
  Store store = small_store(path);
  const std::vector<AuditEntry> first{read_by("anna", 1), read_by("bo", 2)};
  const std::vector<AuditEntry> second{read_by("anna", 3), read_by("bo", 4), read_by("anna", 5)};
  store.audit().append(first);
  store.audit().append(second);
  return store;
}

constexpr const char* kUnguarded =
    "DROP TRIGGER audit_follows; DROP TRIGGER audit_stays; DROP TRIGGER audit_remains;"
    "DROP TRIGGER audit_head_once; DROP TRIGGER audit_head_follows; DROP TRIGGER audit_head_remains;";

/// What the log says of itself after somebody with the file and SQLite has been at it.
std::optional<AuditFault> after(const std::string& sql) {
  const Folder folder;
  const Store store = logged_store(folder / "a");
  REQUIRE(tamper(folder / "a", (kUnguarded + sql).c_str()).empty());
  return store.audit().verify();
}

void check_fault(const std::string& sql, std::int64_t number, How how) {
  const auto fault = after(sql);
  INFO(sql);
  REQUIRE(fault);
  CHECK(fault->number == number);
  CHECK(fault->how == how);
}

}  // namespace

TEST_CASE("an empty log is whole, and so is a long one") {
  const Folder folder;
  CHECK_FALSE(small_store(folder / "a").audit().verify());
  const Store store = logged_store(folder / "b");
  CHECK_FALSE(store.audit().verify());
  CHECK(store.audit().head().count == 5);
  CHECK(store.audit().head().hash.size() == 64);
}

TEST_CASE("the log of a member is theirs alone, newest first") {
  const Folder folder;
  const auto entries = logged_store(folder / "a").audit().of_member("anna", 2);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].rows == 5);
  CHECK(entries[1].rows == 3);
  CHECK(entries[0].purpose == "lägesbild");
  CHECK(entries[0].filter == "category=stold");
  CHECK(entries[0].when == instant("2026-11-24T10:00:00Z"));
}

TEST_CASE("the store refuses to change or remove what is logged") {
  const Folder folder;
  const Store store = logged_store(folder / "a");
  for (const char* const sql :
       {"UPDATE audit SET row_count = 0 WHERE number = 2", "UPDATE audit SET member = 'x'", "DELETE FROM audit",
        "INSERT INTO audit SELECT 9, moment, member, role, purpose, act, what, filter, row_count, hash FROM audit "
        "LIMIT 1",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 3", "DELETE FROM audit_head",
        "UPDATE audit_head SET count = 2", "INSERT OR REPLACE INTO audit_head VALUES (1, 0, zeroblob(32))"}) {
    INFO(sql);
    CHECK_THAT(tamper(folder / "a", sql), Contains("the log is append-only"));
  }
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("a change of any field of a row is noticed") {
  for (const char* const change :
       {"moment = moment + 1", "member = 'bo'", "role = 'reader'", "purpose = ''", "act = 'export'", "what = 'areas'",
        "filter = filter || ' '", "row_count = 30", "hash = zeroblob(32)", "row_count = '3x'", "member = x'616e6e61'",
        "what = 'inciden' , filter = 'tscategory=stold'", "role = purpose, purpose = role"}) {
    check_fault(std::string{"UPDATE audit SET "} + change + " WHERE number = 3", 3, How::changed);
  }
}

TEST_CASE("a row that is taken out is noticed, also when the others close ranks") {
  check_fault("DELETE FROM audit WHERE number = 2", 2, How::missing);
  check_fault("DELETE FROM audit WHERE number = 2; UPDATE audit SET number = number - 1 WHERE number > 2", 2,
              How::missing);
  check_fault("DELETE FROM audit WHERE number = 1", 1, How::missing);
}

TEST_CASE("a row that is put between is noticed") {
  check_fault(
      "UPDATE audit SET number = -number - 1 WHERE number > 2; UPDATE audit SET number = -number WHERE number < 0;"
      "INSERT INTO audit SELECT 3, moment, member, role, purpose, act, what, filter, 9, hash FROM audit WHERE number = "
      "2",
      3, How::inserted);
  check_fault(
      "INSERT INTO audit SELECT 0, moment, member, role, purpose, act, what, filter, 9, hash FROM audit LIMIT 1", 1,
      How::inserted);
  check_fault(
      "INSERT INTO audit SELECT 6, moment, member, role, purpose, act, what, filter, 9, hash FROM audit LIMIT 1", 6,
      How::inserted);
}

TEST_CASE("rows that change places are noticed") {
  check_fault(
      "UPDATE audit SET number = -1 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3;"
      "UPDATE audit SET number = 3 WHERE number = -1",
      2, How::changed);
}

TEST_CASE("a tail that is cut off is noticed, also when all of it is") {
  check_fault("DELETE FROM audit WHERE number > 3", 4, How::tail_cut);
  check_fault("DELETE FROM audit", 1, How::tail_cut);
}

TEST_CASE("a cut tail is noticed when the head's count is changed with it, or the head is gone") {
  check_fault("DELETE FROM audit WHERE number > 3; UPDATE audit_head SET count = 3", 3, How::changed);
  check_fault("UPDATE audit_head SET hash = zeroblob(32)", 5, How::changed);
  CHECK(after("DELETE FROM audit_head"));
}

TEST_CASE("text of any kind is kept as it is, and none can look like another row's") {
  const Folder folder;
  Store store = small_store(folder / "a");
  const std::string odd = "\0\n\x1b[31m'; DROP TABLE audit; -- åäö\xE2\x80\xAE\xF0\x9F\x94\xA5"s;
  AuditEntry entry = read_by("anna", 7);
  entry.what = odd;
  entry.filter = std::string(100'000, 'x');
  store.audit().append({&entry, 1});
  const auto kept = store.audit().of_member("anna", 1);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].what == odd);
  CHECK(kept[0].filter == entry.filter);
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("moving a character from one field to the next gives another hash") {
  const Folder folder;
  AuditEntry one = read_by("anna", 7);
  one.act = "read";
  one.what = "incidents";
  AuditEntry other = one;
  other.act = "readi";
  other.what = "ncidents";
  Store first = small_store(folder / "a");
  Store second = small_store(folder / "b");
  first.audit().append({&one, 1});
  second.audit().append({&other, 1});
  CHECK(first.audit().head().hash != second.audit().head().hash);
}

TEST_CASE("two connections append in turn, and the chain holds") {
  const Folder folder;
  Store first = logged_store(folder / "a");
  Store second = Store::open(folder / "a", Access::read_write);
  for (int i = 0; i < 20; ++i) {
    const AuditEntry entry = read_by("bo", i);
    (i % 2 == 0 ? first : second).audit().append({&entry, 1});
  }
  CHECK(first.audit().head().count == 25);
  CHECK_FALSE(second.audit().verify());
}

TEST_CASE("what is logged in a transaction goes with it") {
  const Folder folder;
  Store store = logged_store(folder / "a");
  {
    const auto given_up = store.begin();
    const AuditEntry entry = read_by("bo", 9);
    store.audit().append({&entry, 1});
  }
  CHECK(store.audit().head().count == 5);
  CHECK_FALSE(store.audit().verify());
}

TEST_CASE("a log that was tampered with makes check say so") {
  const Folder folder;
  const Store store = logged_store(folder / "a");
  tamper(folder / "a", (kUnguarded + std::string{"DELETE FROM audit WHERE number = 5"}).c_str());
  const auto findings = store.check();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::broken);
  CHECK_THAT(findings[0].text, Contains("the log is cut off: row 5"));
}
