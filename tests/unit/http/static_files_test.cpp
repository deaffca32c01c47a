#include "server/http/static_files.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/unit/http/decoding.hpp"

using namespace tryggkarta::http;

namespace {

Response asked(const Router& router, std::string path, std::string accept_encoding, std::string if_none_match = "") {
  Request request;
  request.path = std::move(path);
  request.headers = {{"accept-encoding", std::move(accept_encoding)}, {"if-none-match", std::move(if_none_match)}};
  return router.route(request);
}

}  // namespace

TEST_CASE("a name with a hash before its extension is recognised") {
  for (const char* name :
       {"/assets/map-3f9c2a1b.js", "/a/public.9ae0b3d2c4e5.css", "/x-A1b2C3d4.woff2", "/map-3F9C2A1B.js"})
    CHECK(has_hashed_name(name));
  for (const char* name : {"/assets/map.js", "/map-engine.js", "/map-123.js", "/map-abcdefgh.js", "/map-3f9c2a1b",
                           "/3f9c2a1b-map.js", "/"})
    CHECK_FALSE(has_hashed_name(name));
}

TEST_CASE("hashed files are immutable, others are revalidated, and all come in three codings") {
  const std::string script(3000, 'j');
  const EmbeddedFile files[] = {{"/assets/map-3f9c2a1b.js", "text/javascript; charset=utf-8", script},
                                {"/robots.txt", "text/plain", script}};
  Router router;
  add_static_files(router, files);
  const Response hashed = asked(router, "/assets/map-3f9c2a1b.js", "br");
  CHECK(hashed.header("cache-control") == "public, max-age=31536000, s-maxage=86400, immutable");
  CHECK(hashed.header("content-type") == "text/javascript; charset=utf-8");
  CHECK(hashed.header("content-encoding") == "br");
  CHECK(decoded(hashed.text(), "br") == script);

  const Response plain = asked(router, "/robots.txt", "gzip");
  CHECK(plain.header("cache-control") == "public, no-cache");
  CHECK(decoded(plain.text(), "gzip") == script);
  CHECK(asked(router, "/robots.txt", "gzip", plain.header("etag").value()).status == 304);
  CHECK(asked(router, "/robots.txt", "").text() == script);
}
