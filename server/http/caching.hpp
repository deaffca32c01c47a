// Cacheable answers: validators, codings and Cache-Control in one place (tiles-and-http 1.3–1.5).
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/http/body_cache.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::http {

/// Classes A, B–D and E–F of tiles-and-http 1.5: for ever; ask every time, with a tag; never keep.
enum class CachePolicy { immutable, revalidate, no_store };

/// A representation that can be asked for by key.
struct Cacheable {
  /// Everything that decides the bytes apart from `version`: what it is, normalised parameters, the format chosen by
  /// Accept, the language. If the body holds `base_url`, nothing more is needed: `respond` keeps those apart.
  std::string key;
  /// The edition's number and content hash (and the encoder's revision, where one can change).
  std::string version;
  CachePolicy policy = CachePolicy::revalidate;
  /// Nothing but the address and Accept-Encoding has been looked at: a whole 200 may be remembered by them.
  bool by_address_alone = false;
  /// The format was chosen by Accept: adds it to Vary.
  bool negotiated_by_accept = false;
  /// Where finished bytes are kept, owned by what is swapped with the edition; without one, nothing is kept.
  BodyCache* cache = nullptr;
  /// Makes the representation: a pure function of key and version. Not called for a 304 by tag. An empty body is
  /// answered with 204. May throw Error; nothing is kept then. What it makes in pieces is kept and answered whole up to
  /// 8 MiB; only that it is longer is kept of what is longer, which is then made for each who asks.
  std::function<Content()> make;
  /// Last-Modified, and what If-Modified-Since is compared with when there is no If-None-Match.
  std::optional<std::chrono::sys_seconds> modified;
  /// Further headers of the 200, such as Link or Content-Security-Policy.
  std::vector<Header> headers;
};

/// 200, 204, 304, or 406 when no coding is acceptable. Tag from (version, key, coding) before `make` is called; weak
/// comparison of If-None-Match; br, gzip or identity, bodies under 200 bytes as they are; Vary on every answer. Long
/// bodies come in pieces, in every coding.
/// With `no_store` there is neither tag nor coding. The resource named by the key must exist: check before.
Response respond(const Request& request, const Cacheable& cacheable);

}  // namespace tryggkarta::http
