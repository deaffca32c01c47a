// Front door of server/session: who is asking, in which part, and for what purpose.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/access/member.hpp"
#include "server/http/request.hpp"
#include "server/live.hpp"
#include "server/session/people.hpp"
#include "server/session/session_shelf.hpp"
#include "server/session/throttle.hpp"

namespace tryggkarta::session {

/// A request's sender, known by the session's cookie or by `Authorization: Bearer`.
struct Visitor {
  access::Member member;
  access::Assignment assignment;
  std::string purpose;
  std::string csrf;   ///< of the session; empty for a token, which no browser sends by itself
  std::string known;  ///< "session 12" or "token 3": for logs

  /// What the visitor may read; nothing where the role reads no rows.
  std::optional<access::ReadGrant> reads() const;
  std::optional<access::DecisionGrant> may(access::Act act) const;
};

/// What an address may carry for a program that cannot send headers, such as a calendar: it opens one feed and nothing
/// else, and ends with the token that it follows from.
struct FeedKey {
  std::string key;
  std::int64_t token = 0;
  time::Instant expires{};
};

/// A new session, or how long to wait before the next try, or neither (name and password do not fit).
struct Welcome {
  std::string secret;
  access::Member member;
  bool wants_rehash = false;  ///< the password's hash is of former limits: make a new one while it is known
};
struct Wrong {};
using SignedIn = std::variant<Welcome, std::chrono::seconds, Wrong>;

/// Safe to use from any thread.
class Doorkeeper {
 public:
  using Clock = std::function<time::Instant()>;
  explicit Doorkeeper(const server::Live<People>& people, Clock now, SessionLimits limits = {});

  /// Nothing for a stranger: no secret, a wrong or expired one, or a member who is no longer there.
  std::optional<Visitor> who(const http::Request& request);

  /// The keys to a feed that follow from the visitor's own tokens, one each; those of others are never told.
  std::vector<FeedKey> feed_keys(const Visitor& visitor, std::string_view feed) const;
  /// Who was given that key to that feed; nothing for a key to another feed, or of a token that opens nothing today.
  std::optional<Visitor> who_by_feed_key(std::string_view feed, std::string_view key) const;

  /// Whether an unsafe request comes from our own pages: a token was shown, or the session's CSRF token, as field
  /// `csrf` of a form or X-CSRF-Token, by a page of the same origin.
  static bool is_ours(const http::Request& request, const Visitor& visitor, std::string_view shown_csrf);
  /// Whether a browser says that another site has sent this.
  static bool is_from_elsewhere(const http::Request& request);

  /// Takes as long for an unknown name as for a wrong password. Wrong, too, for a member without any part.
  SignedIn sign_in(std::string_view name, std::string_view password, std::string_view address);
  /// The secret of a new session for a member whom the city's own log-in vouches for.
  std::string let_in(const access::Member& member) { return sessions_.begin(member.id, now_()); }
  /// Whether the member may also sign in with a password.
  bool has_password(const access::Member& member) const;
  void sign_out(const http::Request& request);
  void sign_out_everywhere(std::int64_t member) { sessions_.end_all_of(member); }
  /// At most 200 characters, without controls.
  static bool is_purpose(std::string_view text);
  /// Another part of the member's own, another purpose; false for what is neither.
  bool change(const http::Request& request, std::size_t assignment, std::string purpose);

  /// After the people have been swapped: sessions of those who are gone end at once.
  void forget_the_gone();

  static constexpr std::size_t kLongestPurpose = 200;

 private:
  std::optional<Visitor> by_token(const People& people, std::string_view secret) const;
  std::optional<Visitor> visitor_with(const People& people, const ApiToken& token) const;
  std::optional<Visitor> by_session(const People& people, std::string_view secret);

  const server::Live<People>& people_;
  const Clock now_;
  SessionShelf sessions_;
  Throttle throttle_;
};

}  // namespace tryggkarta::session
