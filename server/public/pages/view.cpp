#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {
namespace {

std::string path_part(std::string_view base) {
  const std::size_t scheme = base.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::size_t slash = base.find('/', scheme + 3);
  if (slash == std::string_view::npos) return {};
  std::string path(base.substr(slash));
  while (!path.empty() && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

std::string address(std::string_view path, const Query& query) {
  std::string out(path);
  char joint = '?';
  for (const auto& [name, value] : query) {
    out += joint + name + '=' + percent_encode(value);
    joint = '&';
  }
  return out;
}

std::string View::link(std::string_view path, Query query) const {
  if (words.language() == Language::english) query.emplace_back("lang", "en");
  return address(prefix + std::string(path), query);
}

std::string View::asset(std::string_view name) const {
  const auto found = settings.assets.find(name);
  return prefix + (found != settings.assets.end() ? found->second : "/assets/" + std::string(name));
}

time::Day View::published_day() const {
  const auto zone = time::TimeZone::named(settings.time_zone);
  return zone ? zone->day_of(edition.published()) : std::chrono::floor<std::chrono::days>(edition.published());
}

View view_of(const published::Edition& edition, const PageSettings& settings, const http::Request& request) {
  const bool english = parameter(request, "lang") == "en";
  return View{edition, settings, Words(english ? Language::english : Language::swedish), request.base_url,
              path_part(request.base_url)};
}

std::optional<std::string> parameter(const http::Request& request, std::string_view name) {
  for (const auto& parameter : request.query) {
    if (parameter.name == name) return parameter.value;
  }
  return std::nullopt;
}

std::string area_link(const View& view, const published::Scheme& scheme, const published::Area& area) {
  Query query;
  if (&scheme != view.edition.default_scheme()) query.emplace_back("scheme", scheme.code);
  const std::string slug = area.slug.empty() ? "" : "-" + percent_encode(area.slug);
  return view.link("/omrade/" + percent_encode(area.code) + slug, query);
}

}  // namespace tryggkarta::pages
