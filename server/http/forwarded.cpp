#include "server/http/forwarded.hpp"

#include <algorithm>

#include "server/http/header_list.hpp"

namespace tryggkarta::http {
namespace {

bool consists_of(std::string_view text, std::string_view further) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           further.find(c) != std::string_view::npos;
  });
}

// "https,http,http": every proxy on the way adds itself at the end.
std::string_view first_element(std::string_view list) { return trimmed(list.substr(0, list.find(','))); }

}  // namespace

std::optional<std::string> forwarded_base_url(const Request& request) {
  const std::string_view scheme = first_element(request.header("x-forwarded-proto"));
  const std::string_view host = first_element(request.header("x-forwarded-host"));
  std::string_view prefix = first_element(request.header("x-forwarded-prefix"));
  while (prefix.ends_with('/')) prefix.remove_suffix(1);

  if (host.empty() || host.size() > 255 || !consists_of(host, ".-:[]")) return std::nullopt;
  if (!scheme.empty() && scheme != "http" && scheme != "https") return std::nullopt;
  const bool harmless = prefix.empty() || (prefix.starts_with('/') && !prefix.starts_with("//") && prefix.size() < 256);
  if (!harmless || !consists_of(prefix, "/-._~")) return std::nullopt;
  return std::string(scheme.empty() ? "http" : scheme) + "://" + std::string(host) + std::string(prefix);
}

std::optional<std::string> forwarded_client(const Request& request) {
  const std::string list = request.joined_header("x-forwarded-for");
  const std::string_view last = trimmed(std::string_view{list}.substr(list.rfind(',') + 1));
  if (last.empty() || last.size() > 45 || !consists_of(last, ".:")) return std::nullopt;
  return std::string(last);
}

std::string_view prefix_of(std::string_view base_url) {
  const auto authority = base_url.find("://");
  if (authority == std::string_view::npos) return {};
  const auto slash = base_url.find('/', authority + 3);
  return slash == std::string_view::npos ? std::string_view{} : base_url.substr(slash);
}

std::string without_prefix(std::string path, std::string_view prefix) {
  if (prefix.empty() || !path.starts_with(prefix)) return path;
  if (path.size() == prefix.size()) return "/";
  if (path[prefix.size()] != '/') return path;
  return path.substr(prefix.size());
}

}  // namespace tryggkarta::http
