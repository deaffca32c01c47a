#include "server/http/static_files.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <string>

#include "server/http/caching.hpp"
#include "server/http/entity_tag.hpp"

namespace tryggkarta::http {
namespace {

bool is_compressed_already(std::string_view content_type) {
  const bool image = content_type.starts_with("image/") && !content_type.starts_with("image/svg");
  return image || content_type.starts_with("font/woff") || content_type.starts_with("application/zip");
}

bool is_hash_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// Coded before the first visitor comes, so that nobody waits for brotli.
void code_once(const Cacheable& file) {
  for (const Coding coding : kCodings) {
    Request request;
    request.headers = {{"accept-encoding", std::string(token_of(coding))}};
    respond(request, file);
  }
}

}  // namespace

bool has_hashed_name(std::string_view path) {
  path.remove_prefix(path.find_last_of('/') + 1);
  const auto extension = path.find_last_of('.');
  if (extension == std::string_view::npos) return false;
  const std::string_view name = path.substr(0, extension);
  const auto mark = name.find_last_of("-.");
  if (mark == std::string_view::npos) return false;
  const std::string_view hash = name.substr(mark + 1);
  return hash.size() >= 8 && std::all_of(hash.begin(), hash.end(), is_hash_character) &&
         std::any_of(hash.begin(), hash.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void add_static_files(Router& router, std::span<const EmbeddedFile> files) {
  // The files are few and fixed when the binary is made: nothing is ever pushed out.
  const auto cache = std::make_shared<BodyCache>(std::numeric_limits<std::size_t>::max());
  for (const EmbeddedFile& file : files) {
    Cacheable cacheable;
    cacheable.key = "static " + std::string(file.path);
    cacheable.version = RepresentationTags::of({file.bytes, file.content_type}).stem();
    cacheable.policy = has_hashed_name(file.path) ? CachePolicy::immutable : CachePolicy::revalidate;
    cacheable.cache = cache.get();
    cacheable.make = [file] { return Content{std::string(file.content_type), std::string(file.bytes)}; };
    if (!is_compressed_already(file.content_type)) code_once(cacheable);
    router.get(file.path, [cache, cacheable = std::move(cacheable)](const Request& request) {
      return respond(request, cacheable);
    });
  }
}

}  // namespace tryggkarta::http
