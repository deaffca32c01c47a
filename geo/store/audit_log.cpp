#include "geo/store/audit_log.hpp"

#include <fmt/format.h>

#include <array>

#include "geo/error.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/sha256.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/whole_write.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kAppend = R"(
INSERT INTO audit (number, moment, member, role, purpose, act, what, filter, row_count, hash)
VALUES (:number, :moment, :member, :role, :purpose, :act, :what, :filter, :row_count, :hash))";

// The last column: a value of another kind can have the same bytes or the same number.
constexpr const char* kAll = R"(
SELECT number, moment, member, role, purpose, act, what, filter, row_count, hash,
       typeof(moment) || typeof(member) || typeof(role) || typeof(purpose) || typeof(act) || typeof(what) ||
       typeof(filter) || typeof(row_count) || typeof(hash) = 'integertexttexttexttexttexttextintegerblob'
FROM audit ORDER BY number)";

constexpr const char* kOfMember = R"(
SELECT number, moment, member, role, purpose, act, what, filter, row_count
FROM audit WHERE member = :member ORDER BY number DESC LIMIT :most)";

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};  // NOLINT: bytes are bytes
}

std::string number_bytes(std::int64_t number) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes += static_cast<char>((static_cast<std::uint64_t>(number) >> shift) & 0xFF);
  return bytes;
}

/// Each text goes behind its length, so that no text can look like the end of one field and the start of the next.
std::string hash_of(std::string_view former, std::int64_t number, const AuditEntry& entry) {
  Sha256 sum;
  sum.add(former).add(number_bytes(number)).add(number_bytes(entry.when.time_since_epoch().count()));
  for (const std::string* const text :
       {&entry.member, &entry.role, &entry.purpose, &entry.act, &entry.what, &entry.filter}) {
    sum.add(number_bytes(static_cast<std::int64_t>(text->size()))).add(*text);
  }
  return std::string{bytes_of(sum.add(number_bytes(entry.rows)).finish())};
}

AuditEntry entry_at(const Statement& row) {
  return {row.instant(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.integer(8)};
}

struct Ending {
  std::int64_t count = 0;
  std::string hash;
};

std::optional<Ending> ending_of(Database& database) {
  Statement head{database, "SELECT count, hash FROM audit_head"};
  if (!head.step()) return std::nullopt;
  return Ending{head.integer(0), head.text(1)};
}

std::int64_t rows_of(Database& database) {
  Statement rows{database, "SELECT count(*) FROM audit"};
  rows.step();
  return rows.integer(0);
}

/// A row that does not follow from the one before it: how many rows there are tells what happened to it.
AuditFault::How how_broken(std::int64_t rows, std::int64_t should_be) {
  if (rows < should_be) return AuditFault::How::missing;
  return rows > should_be ? AuditFault::How::inserted : AuditFault::How::changed;
}

}  // namespace

std::string AuditFault::in_words() const {
  switch (how) {
    case How::changed: return fmt::format("row {} of the log is not what was written", number);
    case How::missing: return fmt::format("row {} of the log is missing", number);
    case How::inserted: return fmt::format("row {} of the log was put there afterwards", number);
    case How::tail_cut: return fmt::format("the log is cut off: row {} and what followed are missing", number);
  }
  return {};
}

Store::AuditLog Store::audit() const { return AuditLog{*inside_}; }

void Store::AuditLog::append(std::span<const AuditEntry> entries) {
  if (entries.empty()) return;
  Database& database = inside_->database;
  WholeWrite whole{database};
  auto end = ending_of(database);
  if (!end) throw Error(ErrorKind::broken, "the log has lost its head: put back a backup");
  Statement append{database, kAppend};
  for (const AuditEntry& entry : entries) {
    ++end->count;
    end->hash = hash_of(end->hash, end->count, entry);
    append.bind(":number", end->count)
        .bind(":moment", entry.when)
        .bind(":member", entry.member)
        .bind(":role", entry.role)
        .bind(":purpose", entry.purpose)
        .bind(":act", entry.act)
        .bind(":what", entry.what)
        .bind(":filter", entry.filter)
        .bind(":row_count", entry.rows)
        .bind(":hash", Blob{end->hash})
        .run();
  }
  Statement{database, "UPDATE audit_head SET count = :count, hash = :hash"}
      .bind(":count", end->count)
      .bind(":hash", Blob{end->hash})
      .run();
  whole.keep();
}

std::vector<AuditEntry> Store::AuditLog::of_member(std::string_view name, std::size_t most) const {
  Statement rows{inside_->database, kOfMember};
  rows.bind(":member", name).bind(":most", most);
  std::vector<AuditEntry> entries;
  while (rows.step()) entries.push_back(entry_at(rows));
  return entries;
}

Store::AuditLog::Head Store::AuditLog::head() const {
  const auto end = ending_of(inside_->database);
  if (!end) return {};
  std::string hash;
  for (const char byte : end->hash) hash += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return {end->count, hash};
}

std::optional<AuditFault> Store::AuditLog::verify() const {
  using How = AuditFault::How;
  Savepoint one_view{inside_->database};
  const auto head = ending_of(inside_->database);
  const std::int64_t should_be = head ? head->count : 0;
  const std::int64_t rows_there = rows_of(inside_->database);
  std::string former(32, '\0');
  std::int64_t number = 0;
  Statement rows{inside_->database, kAll};
  while (rows.step()) {
    ++number;
    if (rows.integer(0) != number) return AuditFault{number, rows.integer(0) > number ? How::missing : How::inserted};
    const std::string hash = hash_of(former, number, entry_at(rows));
    if (hash != rows.view(9) || rows.integer(10) == 0) return AuditFault{number, how_broken(rows_there, should_be)};
    former = hash;
  }
  if (number < should_be) return AuditFault{number + 1, How::tail_cut};
  if (number > should_be) return AuditFault{should_be + 1, How::inserted};
  // Rows that fit together and not the head: the last was written anew, hash and all.
  if (!head || head->hash != former) return AuditFault{number, How::changed};
  return std::nullopt;
}

}  // namespace tryggkarta::store
