#include "server/session/doorkeeper.hpp"

#include <algorithm>

#include "geo/access/policy.hpp"
#include "server/session/cookies.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::session {

std::optional<access::ReadGrant> Visitor::reads() const {
  return access::Policy::may_read(member, assignment, purpose);
}

std::optional<access::DecisionGrant> Visitor::may(access::Act act) const {
  return access::Policy::may(member, assignment, act);
}

Doorkeeper::Doorkeeper(const server::Live<People>& people, Clock now, SessionLimits limits)
    : people_(people), now_(std::move(now)), sessions_(limits) {}

std::optional<Visitor> Doorkeeper::who(const http::Request& request) {
  const auto people = people_.current();
  if (!people) return std::nullopt;
  // Shown on purpose, a token is meant, also where a browser adds its cookie.
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view shown = request.header("authorization");
  if (!shown.empty())
    return shown.starts_with(kScheme) ? by_token(*people, shown.substr(kScheme.size())) : std::nullopt;
  return by_session(*people, secret_in(request));
}

std::optional<Visitor> Doorkeeper::by_token(const People& people, std::string_view secret) const {
  const auto found = people.tokens.find(hash_secret(secret));
  return found == people.tokens.end() ? std::nullopt : visitor_with(people, found->second);
}

std::optional<Visitor> Doorkeeper::visitor_with(const People& people, const ApiToken& token) const {
  const access::Member* member = people.with_id(token.member);
  if (member == nullptr || token.expires <= now_()) return std::nullopt;
  // A token is never more than its member is today.
  if (!access::covers(member->assignments, token.assignment)) return std::nullopt;
  return Visitor{*member, token.assignment, token.purpose, "", "token " + std::to_string(token.id)};
}

std::vector<FeedKey> Doorkeeper::feed_keys(const Visitor& visitor, std::string_view feed) const {
  std::vector<FeedKey> keys;
  const auto people = people_.current();
  if (!people) return keys;
  for (const auto& [hash, token] : people->tokens) {
    if (token.member == visitor.member.id && visitor_with(*people, token))
      keys.push_back({derived_secret(hash, feed), token.id, token.expires});
  }
  return keys;
}

std::optional<Visitor> Doorkeeper::who_by_feed_key(std::string_view feed, std::string_view key) const {
  const auto people = people_.current();
  if (!people) return std::nullopt;
  for (const auto& [hash, token] : people->tokens) {
    if (is_same(derived_secret(hash, feed), key)) return visitor_with(*people, token);
  }
  return std::nullopt;
}

std::optional<Visitor> Doorkeeper::by_session(const People& people, std::string_view secret) {
  if (secret.empty()) return std::nullopt;
  const auto session = sessions_.find(secret, now_());
  if (!session) return std::nullopt;
  const access::Member* member = people.with_id(session->member);
  if (member == nullptr || session->assignment >= member->assignments.size()) return std::nullopt;
  return Visitor{*member, member->assignments[session->assignment], session->purpose, session->csrf,
                 "session " + std::to_string(session->number)};
}

bool Doorkeeper::is_from_elsewhere(const http::Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return false;
  // The origin is the base URL up to its path.
  const std::string_view base = request.base_url;
  const auto authority = base.find("://");
  return origin != base.substr(0, authority == std::string_view::npos ? base.size() : base.find('/', authority + 3));
}

bool Doorkeeper::is_ours(const http::Request& request, const Visitor& visitor, std::string_view shown_csrf) {
  if (visitor.csrf.empty()) return true;
  return !is_from_elsewhere(request) && is_same(shown_csrf, visitor.csrf);
}

SignedIn Doorkeeper::sign_in(std::string_view name, std::string_view password, std::string_view address) {
  const time::Instant now = now_();
  const auto wait = throttle_.wait(name, address, now);
  if (wait > std::chrono::seconds{0}) return wait;
  const auto people = people_.current();
  if (!people) return Wrong{};
  const auto found = people->password_hashes.find(name);
  const bool known = found != people->password_hashes.end();
  const bool fits = is_password(password, known ? found->second : std::string{});
  const access::Member* member = people->named(name);
  if (!known || !fits || member == nullptr || member->assignments.empty()) {
    throttle_.failed(name, address, now);
    return Wrong{};
  }
  throttle_.succeeded(name, address, now);
  return Welcome{sessions_.begin(member->id, now), *member, needs_rehash(found->second)};
}

bool Doorkeeper::has_password(const access::Member& member) const {
  const auto people = people_.current();
  return people && people->password_hashes.contains(member.name);
}

void Doorkeeper::sign_out(const http::Request& request) { sessions_.end(secret_in(request)); }

bool Doorkeeper::is_purpose(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return text.size() <= kLongestPurpose && std::none_of(text.begin(), text.end(), is_control);
}

bool Doorkeeper::change(const http::Request& request, std::size_t assignment, std::string purpose) {
  if (!is_purpose(purpose)) return false;
  const auto visitor = who(request);
  if (!visitor || assignment >= visitor->member.assignments.size()) return false;
  return sessions_.change(secret_in(request), assignment, std::move(purpose));
}

void Doorkeeper::forget_the_gone() {
  const auto people = people_.current();
  sessions_.keep([&](std::int64_t member) { return people && people->with_id(member) != nullptr; });
}

}  // namespace tryggkarta::session
