#include "server/desk.hpp"

#include <chrono>

#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/member_book.hpp"
#include "server/log.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::server {

namespace {

constexpr std::size_t kLinesShown = 200;

time::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// The line is on the disk when this returns. The store's own words are about files: nobody is shown them.
void record(Writer& writer, const store::AuditEntry& entry) {
  try {
    writer.record(entry);
  } catch (const Error& error) {
    log_event("audit.failed", {{"reason", error.english()}});
    throw Error{ErrorKind::unavailable, "Loggen kan inte skrivas just nu: försök igen om en stund.",
                "The log cannot be written just now: try again in a moment."};
  }
}

Writer& open(const std::shared_ptr<Writer>& writer) {
  if (writer) return *writer;
  throw Error{ErrorKind::unavailable, "Loggen kan inte skrivas, och utan den besvaras ingenting här.",
              "The log cannot be written, and without it nothing is answered here."};
}

store::AuditEntry entry_of(const session::Visitor& visitor, std::string act, std::string what) {
  return {.when = now(),
          .member = visitor.member.name,
          .role = std::string{access::name_of(visitor.assignment.role)},
          .purpose = visitor.purpose,
          .act = std::move(act),
          .what = std::move(what)};
}

std::vector<account::LoggedLine> logged_of(Writer& writer, const std::string& member) {
  std::vector<account::LoggedLine> lines;
  for (auto& entry : writer.with([&](store::Store& store) { return store.audit().of_member(member, kLinesShown); })) {
    lines.push_back({entry.when, std::move(entry.role), std::move(entry.purpose), std::move(entry.act),
                     std::move(entry.what), std::move(entry.filter), entry.rows});
  }
  return lines;
}

}  // namespace

std::shared_ptr<const session::People> people_in(const store::Store& store) {
  auto people = std::make_shared<session::People>();
  for (auto& account : store.members().all()) {
    if (!account.password_hash.empty()) people->password_hashes.emplace(account.member.name, account.password_hash);
    people->members.push_back(std::move(account.member));
  }
  for (auto& token : store.members().tokens()) {
    const access::Member* member = people->named(token.member);
    if (member == nullptr) continue;
    people->tokens.emplace(token.secret_hash, session::ApiToken{token.id, token.secret_hash, member->id,
                                                                token.assignment, token.purpose, token.expires});
  }
  return people;
}

account::Desk desk_on(const std::shared_ptr<Writer>& writer, const std::function<void()>& changed) {
  const auto change = [writer, changed](const auto& act) {
    open(writer).with([&](store::Store& store) {
      auto book = store.members();
      act(book);
    });
    changed();
  };
  account::Desk desk;
  desk.log = [writer](const session::Visitor& visitor, const std::string& act, const std::string& what) {
    record(open(writer), entry_of(visitor, act, what));
  };
  desk.log_of_stranger = [writer](const std::string& name, const std::string& act, const std::string& what) {
    record(open(writer), {.when = now(), .member = name, .act = act, .what = what});
  };
  desk.logged_of = [writer](const std::string& member) { return logged_of(open(writer), member); };
  desk.members = [writer] {
    std::vector<access::Member> members;
    for (auto& account : open(writer).with([](store::Store& store) { return store.members().all(); }))
      members.push_back(std::move(account.member));
    return members;
  };
  desk.add = [change](const access::DecisionGrant& grant, const access::Member& member, const std::string& password) {
    const store::Account account{.member = member, .password_hash = session::hash_password(password)};
    change([&](auto& book) { book.add(grant, account, now()); });
  };
  desk.set_assignments = [change](const access::DecisionGrant& grant, const std::string& name,
                                  const std::vector<access::Assignment>& assignments) {
    change([&](auto& book) { book.set_assignments(grant, name, assignments, now()); });
  };
  desk.remove = [change](const access::DecisionGrant& grant, const std::string& name) {
    change([&](auto& book) { book.remove(grant, name, now()); });
  };
  desk.set_own_password = [change](const access::Member& member, const std::string& password) {
    const std::string hash = session::hash_password(password);
    change([&](auto& book) { book.set_own_password(member, hash, now()); });
  };
  return desk;
}

std::function<void(const std::function<void(store::Store&)>&)> store_of(const std::shared_ptr<Writer>& writer) {
  return [writer](const std::function<void(store::Store&)>& act) { open(writer).with(act); };
}

std::function<void(const session::Visitor&, const std::string&, std::int64_t)> reading_log_on(
    const std::shared_ptr<Writer>& writer) {
  return [writer](const session::Visitor& visitor, const std::string& what, std::int64_t rows) {
    auto entry = entry_of(visitor, "läst", what);
    entry.rows = rows;
    record(open(writer), entry);
  };
}

inside::KeepLog log_on(const std::shared_ptr<Writer>& writer) {
  return [writer](const session::Visitor& visitor, const inside::LogLine& line) {
    auto entry = entry_of(visitor, line.act, line.what);
    entry.filter = line.filter;
    entry.rows = line.rows;
    record(open(writer), entry);
  };
}

}  // namespace tryggkarta::server
