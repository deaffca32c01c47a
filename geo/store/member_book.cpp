#include "geo/store/member_book.hpp"

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/member_rows.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/whole_write.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kAccounts = R"(
SELECT id, name, title, password, issuer, subject, created FROM member
WHERE removed IS NULL AND (:name IS NULL OR name = :name)
  AND (:issuer IS NULL OR (issuer = :issuer AND subject = :subject)) ORDER BY name)";

constexpr const char* kAdd = R"(
INSERT INTO member (name, title, password, issuer, subject, created)
VALUES (:name, :title, :password, :issuer, :subject, :created))";

constexpr const char* kRemove = R"(
UPDATE member SET title = '', password = '', issuer = NULL, subject = NULL, removed = :removed WHERE id = :id)";

/// All of them, or those that are meant.
std::vector<Account> accounts(Database& database, std::optional<std::string_view> name, const Subject* subject) {
  Savepoint one_view{database};
  Statement rows{database, kAccounts};
  rows.bind(":name", name);
  if (subject != nullptr) rows.bind(":issuer", subject->issuer).bind(":subject", subject->subject);
  std::vector<Account> found;
  while (rows.step()) {
    Account account{{rows.integer(0), rows.text(1), rows.text(2), {}}, rows.text(3), std::nullopt, rows.instant(6)};
    if (!rows.is_null(4)) account.subject = Subject{rows.text(4), rows.text(5)};
    account.member.assignments = assignments_of(database, account.member.id);
    found.push_back(std::move(account));
  }
  return found;
}

std::optional<Account> first_of(std::vector<Account> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void refuse_taken_name(Database& database, const std::string& name) {
  Statement taken{database, "SELECT removed IS NULL FROM member WHERE name = :name"};
  if (!taken.bind(":name", name).step()) return;
  throw Error(ErrorKind::conflict,
              taken.integer(0) != 0
                  ? fmt::format("there is a member {} already: choose another name, or change it with `tryggkarta "
                                "member set`",
                                name)
                  : fmt::format("{} was the name of a member who is removed, and the log speaks of them: choose "
                                "another name",
                                name));
}

void refuse_taken_subject(Database& database, std::string_view name, const std::optional<Subject>& subject) {
  if (!subject) return;
  const auto holder = accounts(database, std::nullopt, &*subject);
  if (holder.empty() || holder.front().member.name == name) return;
  throw Error(ErrorKind::conflict, fmt::format("{} signs in as that subject already", holder.front().member.name));
}

void bind_subject(Statement& statement, const std::optional<Subject>& subject) {
  std::optional<std::string_view> issuer;
  std::optional<std::string_view> there;
  if (subject) {
    issuer = subject->issuer;
    there = subject->subject;
  }
  statement.bind(":issuer", issuer).bind(":subject", there);
}

void put_password(Database& database, std::string_view name, std::string_view hash) {
  Statement{database, "UPDATE member SET password = :password WHERE id = :id"}
      .bind(":id", member_id(database, name))
      .bind(":password", hash)
      .run();
}

}  // namespace

Store::MemberBook Store::members() const { return MemberBook{*inside_}; }

std::vector<Account> Store::MemberBook::all() const { return accounts(inside_->database, std::nullopt, nullptr); }

std::optional<Account> Store::MemberBook::named(std::string_view name) const {
  return first_of(accounts(inside_->database, name, nullptr));
}

std::optional<Account> Store::MemberBook::of_subject(const Subject& subject) const {
  return first_of(accounts(inside_->database, std::nullopt, &subject));
}

void Store::MemberBook::add(const access::DecisionGrant& grant, const Account& account, time::Instant when) {
  const Doer doer = managing(grant);
  const access::Member& member = account.member;
  if (!access::Member::is_name(member.name)) {
    throw Error(ErrorKind::bad_input,
                "that is no name to sign in with: 2 to 64 lower case letters a-z, digits and the signs . - _ @");
  }
  require_line("a member's title", member.title);
  Database& database = inside_->database;
  WholeWrite whole{database};
  refuse_taken_name(database, member.name);
  refuse_taken_subject(database, member.name, account.subject);
  Statement add{database, kAdd};
  bind_subject(add, account.subject);
  add.bind(":name", member.name)
      .bind(":title", member.title)
      .bind(":password", account.password_hash)
      .bind(":created", when)
      .run();
  put_assignments(database, database.last_id(), member.assignments);
  log_change(AuditLog{*inside_}, doer, {"member add", member.name, in_words(member.assignments), when});
  whole.keep();
}

void Store::MemberBook::set_title(const access::DecisionGrant& grant, std::string_view name, std::string_view title,
                                  time::Instant when) {
  const Doer doer = managing(grant);
  require_line("a member's title", title);
  WholeWrite whole{inside_->database};
  Statement{inside_->database, "UPDATE member SET title = :title WHERE id = :id"}
      .bind(":id", member_id(inside_->database, name))
      .bind(":title", title)
      .run();
  log_change(AuditLog{*inside_}, doer, {"member title", std::string{name}, "", when});
  whole.keep();
}

void Store::MemberBook::set_assignments(const access::DecisionGrant& grant, std::string_view name,
                                        const std::vector<access::Assignment>& assignments, time::Instant when) {
  const Doer doer = managing(grant);
  WholeWrite whole{inside_->database};
  put_assignments(inside_->database, member_id(inside_->database, name), assignments);
  log_change(AuditLog{*inside_}, doer, {"member parts", std::string{name}, in_words(assignments), when});
  whole.keep();
}

void Store::MemberBook::take_parts(const access::DecisionGrant& grant, std::string_view name, time::Instant when) {
  const Doer doer = managing(grant);
  Database& database = inside_->database;
  WholeWrite whole{database};
  Statement{database, "DELETE FROM assignment WHERE member = :member"}.bind(":member", member_id(database, name)).run();
  log_change(AuditLog{*inside_}, doer, {"member parts", std::string{name}, "", when});
  whole.keep();
}

void Store::MemberBook::set_password(const access::DecisionGrant& grant, std::string_view name, std::string_view hash,
                                     time::Instant when) {
  const Doer doer = managing(grant);
  WholeWrite whole{inside_->database};
  put_password(inside_->database, name, hash);
  log_change(AuditLog{*inside_}, doer, {"member password", std::string{name}, "", when});
  whole.keep();
}

void Store::MemberBook::set_own_password(const access::Member& self, std::string_view hash, time::Instant when) {
  WholeWrite whole{inside_->database};
  put_password(inside_->database, self.name, hash);
  log_change(AuditLog{*inside_}, {self.name, ""}, {"own password", self.name, "", when});
  whole.keep();
}

void Store::MemberBook::set_subject(const access::DecisionGrant& grant, std::string_view name,
                                    const std::optional<Subject>& subject, time::Instant when) {
  const Doer doer = managing(grant);
  Database& database = inside_->database;
  WholeWrite whole{database};
  refuse_taken_subject(database, name, subject);
  Statement set{database, "UPDATE member SET issuer = :issuer, subject = :subject WHERE id = :id"};
  bind_subject(set, subject);
  set.bind(":id", member_id(database, name)).run();
  log_change(AuditLog{*inside_}, doer, {"member subject", std::string{name}, "", when});
  whole.keep();
}

void Store::MemberBook::remove(const access::DecisionGrant& grant, std::string_view name, time::Instant when) {
  const Doer doer = managing(grant);
  Database& database = inside_->database;
  WholeWrite whole{database};
  const std::int64_t id = member_id(database, name);
  Statement{database, "DELETE FROM api_token WHERE member = :member"}.bind(":member", id).run();
  Statement{database, "DELETE FROM assignment WHERE member = :member"}.bind(":member", id).run();
  Statement{database, kRemove}.bind(":id", id).bind(":removed", when).run();
  log_change(AuditLog{*inside_}, doer, {"member remove", std::string{name}, "", when});
  whole.keep();
}

}  // namespace tryggkarta::store
