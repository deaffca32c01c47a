#include "server/session/cookies.hpp"

namespace tryggkarta::session {

namespace {

bool is_secure(std::string_view base_url) { return base_url.starts_with("https://"); }

std::string_view name_of(Cookie which, std::string_view base_url) {
  const bool is_session = which == Cookie::session;
  if (is_secure(base_url)) return is_session ? "__Host-tryggkarta" : "__Host-tryggkarta-departure";
  return is_session ? "tryggkarta" : "tryggkarta-departure";
}

std::string line(std::string_view value, std::string_view base_url, Cookie which) {
  std::string text{name_of(which, base_url)};
  text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (is_secure(base_url)) text += "; Secure";
  return text;
}

}  // namespace

std::string_view secret_in(const http::Request& request, Cookie which) {
  const std::string_view name = name_of(which, request.base_url);
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

std::string cookie_of(std::string_view secret, std::string_view base_url, Cookie which) {
  return line(secret, base_url, which) + (which == Cookie::departure ? "; Max-Age=600" : "");
}

std::string no_cookie(std::string_view base_url, Cookie which) { return line("", base_url, which) + "; Max-Age=0"; }

}  // namespace tryggkarta::session
