#include "server/session/cookies.hpp"

namespace tryggkarta::session {

namespace {

constexpr std::string_view kName = "tryggkarta";
constexpr std::string_view kGuardedName = "__Host-tryggkarta";

bool is_secure(std::string_view base_url) { return base_url.starts_with("https://"); }

std::string line(std::string_view value, std::string_view base_url) {
  std::string text{is_secure(base_url) ? kGuardedName : kName};
  text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (is_secure(base_url)) text += "; Secure";
  return text;
}

}  // namespace

std::string_view secret_in(const http::Request& request) {
  const std::string_view name = is_secure(request.base_url) ? kGuardedName : kName;
  std::string_view secret;
  for (const auto& [field, cookies] : request.headers) {
    if (field != "cookie") continue;
    for (std::string_view rest = cookies; !rest.empty();) {
      std::string_view pair = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
      while (pair.starts_with(' ')) pair.remove_prefix(1);
      if (!pair.starts_with(name) || pair.size() <= name.size() || pair[name.size()] != '=') continue;
      // A second one was put there by somebody else: neither is believed.
      if (!secret.empty()) return {};
      secret = pair.substr(name.size() + 1);
    }
  }
  return secret;
}

std::string cookie_of(std::string_view secret, std::string_view base_url) { return line(secret, base_url); }

std::string no_cookie(std::string_view base_url) { return line("", base_url) + "; Max-Age=0"; }

}  // namespace tryggkarta::session
