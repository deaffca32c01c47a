// Who may sign in, in which parts, and with which tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/access/member.hpp"
#include "geo/store/store.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::store {

/// Who somebody is to the city's own log-in (OpenID Connect).
struct Subject {
  std::string issuer;
  std::string subject;
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// A member and how they prove to be the one.
struct Account {
  access::Member member;
  std::string password_hash;  ///< empty for who signs in with the city's own log-in
  std::optional<Subject> subject;
  time::Instant created{};
};

/// A secret that stands for one part of a member.
struct ApiToken {
  std::int64_t id = 0;
  std::string secret_hash;  ///< SHA-256 of the secret, hexadecimal; unique
  std::string member;       ///< the name
  std::string name;         ///< what it is for, in its holder's words
  access::Assignment assignment;
  std::string purpose;  ///< stated with every use of it; may be empty
  time::Instant created{};
  time::Instant expires{};
  std::string ending;  ///< the last four characters of the secret
};

/// What a token gives to whoever shows it.
struct TokenHolder {
  access::Member member;
  ApiToken token;
};

/// Every change is in the log within the same transaction, in the name of the grant's member. `when` is now.
/// A grant for another act than manage_members is refused: Error(not_allowed). A name that no member has is
/// Error(not_found). Must not outlive its Store.
class Store::MemberBook {
 public:
  /// By name, without those who are removed.
  std::vector<Account> all() const;
  std::optional<Account> named(std::string_view name) const;
  std::optional<Account> of_subject(const Subject& subject) const;

  /// `account.member.id` and `created` are not read. Throws Error(conflict) when the name is or was somebody's, or the
  /// subject is; Error(bad_input) for what is no name, for no assignment, and for an area that the store does not have.
  void add(const access::DecisionGrant& grant, const Account& account, time::Instant when);
  void set_title(const access::DecisionGrant& grant, std::string_view name, std::string_view title, time::Instant when);
  /// Throws as `add` does. Tokens for a part that the member no longer has stop working.
  void set_assignments(const access::DecisionGrant& grant, std::string_view name,
                       const std::vector<access::Assignment>& assignments, time::Instant when);
  /// Takes every part away: sessions and tokens open nothing until parts are set again. Name, password and subject
  /// stay.
  void take_parts(const access::DecisionGrant& grant, std::string_view name, time::Instant when);
  void set_password(const access::DecisionGrant& grant, std::string_view name, std::string_view hash,
                    time::Instant when);
  void set_subject(const access::DecisionGrant& grant, std::string_view name, const std::optional<Subject>& subject,
                   time::Instant when);
  /// With tokens and all but number and name; the name is not given again, since the log speaks of its holder.
  void remove(const access::DecisionGrant& grant, std::string_view name, time::Instant when);

  // One's own password and tokens need no grant but the Member: nobody has one but by signing in or from this book, and
  // no policy could say no to it.
  void set_own_password(const access::Member& self, std::string_view hash, time::Instant when);
  /// `token.member` is not read. Gives the token's number. Throws Error(not_allowed) for a part that the member does
  /// not have, Error(bad_input) for more than kLongestTokenDays, none, or no name.
  std::int64_t keep_own_token(const access::Member& self, const ApiToken& token, time::Instant when);
  void revoke_own_token(const access::Member& self, std::int64_t id, time::Instant when);

  static constexpr int kLongestTokenDays = 366;

  /// As keep_own_token, for the member whom the token names.
  std::int64_t keep_token(const access::DecisionGrant& grant, const ApiToken& token, time::Instant when);
  void revoke_token(const access::DecisionGrant& grant, std::int64_t id, time::Instant when);
  /// Oldest first, expired ones too; all, or those of a member.
  std::vector<ApiToken> tokens() const;
  std::vector<ApiToken> tokens_of(std::string_view name) const;
  /// Nothing where the token has expired, or its member has no longer the part that it stands for.
  std::optional<TokenHolder> token_holder(std::string_view secret_hash, time::Instant now) const;

 private:
  friend class Store;
  explicit MemberBook(Inside& inside) : inside_(&inside) {}
  Inside* inside_;
};

}  // namespace tryggkarta::store
