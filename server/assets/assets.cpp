#include "server/assets/assets.hpp"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "geo/error.hpp"

namespace tryggkarta::assets {

std::string address_of(std::string_view plain_name) {
  for (const Asset& asset : all()) {
    if (asset.path != "/assets/manifest.json") continue;
    const auto manifest = nlohmann::json::parse(asset.bytes);
    const auto found = manifest.find(std::string{plain_name});
    if (found != manifest.end()) return "/assets/" + found->get<std::string>();
  }
  throw Error{ErrorKind::broken,
              "The binary was built without the browser's file " + std::string{plain_name} + ": build it anew."};
}

std::string_view content_type_of(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> types{{
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".woff2", "font/woff2"},
      {".svg", "image/svg+xml; charset=utf-8"},
      {".png", "image/png"},
      {".txt", "text/plain; charset=utf-8"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace tryggkarta::assets
