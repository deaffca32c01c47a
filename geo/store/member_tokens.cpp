// The tokens of the member book.
#include <fmt/format.h>

#include <algorithm>

#include "geo/error.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/member_book.hpp"
#include "geo/store/member_rows.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/whole_write.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kTokens = R"(
SELECT api_token.id, secret_hash, member.name, api_token.name, assignment, purpose, api_token.created, expires, ending
FROM api_token JOIN member ON member.id = api_token.member
WHERE (:member IS NULL OR member.name = :member) AND (:secret_hash IS NULL OR secret_hash = :secret_hash)
ORDER BY api_token.id)";

constexpr const char* kKeepToken = R"(
INSERT INTO api_token (secret_hash, member, name, assignment, purpose, created, expires, ending)
VALUES (:secret_hash, :member, :name, :assignment, :purpose, :created, :expires, :ending))";

std::vector<ApiToken> tokens_in(Database& database, std::optional<std::string_view> member,
                                std::optional<std::string_view> secret_hash) {
  Statement rows{database, kTokens};
  rows.bind(":member", member).bind(":secret_hash", secret_hash);
  std::vector<ApiToken> tokens;
  while (rows.step()) {
    const auto assignment = access::parse_assignment(rows.view(4));
    if (!assignment) throw Error(ErrorKind::broken, "the store holds a token for no part: put back a backup");
    tokens.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), *assignment, rows.text(5),
                      rows.instant(6), rows.instant(7), rows.text(8)});
  }
  return tokens;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void require_good(const ApiToken& token, time::Instant when) {
  if (!is_sha256(token.secret_hash)) throw Error(ErrorKind::broken, "a token is kept by the SHA-256 of its secret");
  if (token.name.empty()) throw Error(ErrorKind::bad_input, "a token needs a name that says what it is for");
  require_line("a token's name", token.name);
  require_line("a token's purpose", token.purpose);
  const std::chrono::days longest{Store::MemberBook::kLongestTokenDays};
  if (token.expires <= when || token.expires > when + longest) {
    throw Error(ErrorKind::bad_input, fmt::format("a token lasts from 1 to {} days", longest.count()));
  }
}

std::int64_t keep(Database& database, std::string_view member, const ApiToken& token, time::Instant when) {
  require_good(token, when);
  const std::int64_t id = member_id(database, member);
  const auto held = assignments_of(database, id);
  const std::string part = access::format_assignment(token.assignment);
  if (!access::covers(held, token.assignment)) {
    throw Error(ErrorKind::not_allowed,
                fmt::format("{} does not have the part {}, but {}", member, part, in_words(held)));
  }
  require_known(database, token.assignment);
  Statement{database, kKeepToken}
      .bind(":secret_hash", token.secret_hash)
      .bind(":member", id)
      .bind(":name", token.name)
      .bind(":assignment", part)
      .bind(":purpose", token.purpose)
      .bind(":created", when)
      .bind(":expires", token.expires)
      .bind(":ending", token.ending)
      .run();
  return database.last_id();
}

std::string in_log(std::int64_t id, const ApiToken& token) {
  return fmt::format("{} …{} {}", id, token.ending, access::format_assignment(token.assignment));
}

/// Takes it away and returns what it was. Throws Error(not_found), also where it is not that member's.
ApiToken take(Database& database, std::int64_t id, std::optional<std::string_view> member) {
  const auto tokens = tokens_in(database, member, std::nullopt);
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const ApiToken& token) { return token.id == id; });
  if (found == tokens.end()) {
    throw Error(ErrorKind::not_found,
                fmt::format("there is no token {}: `tryggkarta member tokens` shows those that there are", id));
  }
  Statement{database, "DELETE FROM api_token WHERE id = :id"}.bind(":id", id).run();
  return *found;
}

}  // namespace

std::int64_t Store::MemberBook::keep_token(const access::DecisionGrant& grant, const ApiToken& token,
                                           time::Instant when) {
  const Doer doer = managing(grant);
  WholeWrite whole{inside_->database};
  const std::int64_t id = keep(inside_->database, token.member, token, when);
  log_change(AuditLog{*inside_}, doer, {"token keep", token.member, in_log(id, token), when});
  whole.keep();
  return id;
}

std::int64_t Store::MemberBook::keep_own_token(const access::Member& self, const ApiToken& token, time::Instant when) {
  WholeWrite whole{inside_->database};
  const std::int64_t id = keep(inside_->database, self.name, token, when);
  log_change(AuditLog{*inside_}, {self.name, ""}, {"own token keep", self.name, in_log(id, token), when});
  whole.keep();
  return id;
}

void Store::MemberBook::revoke_token(const access::DecisionGrant& grant, std::int64_t id, time::Instant when) {
  const Doer doer = managing(grant);
  WholeWrite whole{inside_->database};
  const ApiToken token = take(inside_->database, id, std::nullopt);
  log_change(AuditLog{*inside_}, doer, {"token revoke", token.member, in_log(id, token), when});
  whole.keep();
}

void Store::MemberBook::revoke_own_token(const access::Member& self, std::int64_t id, time::Instant when) {
  WholeWrite whole{inside_->database};
  const ApiToken token = take(inside_->database, id, self.name);
  log_change(AuditLog{*inside_}, {self.name, ""}, {"own token revoke", self.name, in_log(id, token), when});
  whole.keep();
}

std::vector<ApiToken> Store::MemberBook::tokens() const {
  return tokens_in(inside_->database, std::nullopt, std::nullopt);
}

std::vector<ApiToken> Store::MemberBook::tokens_of(std::string_view name) const {
  return tokens_in(inside_->database, name, std::nullopt);
}

std::optional<TokenHolder> Store::MemberBook::token_holder(std::string_view secret_hash, time::Instant now) const {
  Savepoint one_view{inside_->database};
  auto found = tokens_in(inside_->database, std::nullopt, secret_hash);
  if (found.empty() || found.front().expires <= now) return std::nullopt;
  auto account = named(found.front().member);
  if (!account || !access::covers(account->member.assignments, found.front().assignment)) return std::nullopt;
  return TokenHolder{std::move(account->member), std::move(found.front())};
}

}  // namespace tryggkarta::store
