#include "server/http/caching.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "server/http/entity_tag.hpp"
#include "server/http/http_date.hpp"
#include "tests/unit/http/decoding.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

std::string long_text() {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "område " + std::to_string(i * i) + "; ";
  return text;
}

struct Kept {
  BodyCache cache{1 << 20};
  int made = 0;
  Cacheable cacheable(std::string body) {
    Cacheable described;
    described.key = "tile areas/12/2200/1200";
    described.version = "42 9ae0b3d2";
    described.cache = &cache;
    described.make = [this, body = std::move(body)] {
      ++made;
      return Content{"text/plain; charset=utf-8", body};
    };
    return described;
  }
};

Request asking(std::string accept_encoding, std::string if_none_match = "") {
  Request request;
  request.headers = {{"accept-encoding", std::move(accept_encoding)}};
  if (!if_none_match.empty()) request.headers.emplace_back("if-none-match", std::move(if_none_match));
  return request;
}

std::string tag_of(const Response& response) { return response.header("etag").value(); }

}  // namespace

TEST_CASE("the three codings hold the same bytes and have three tags") {
  Kept kept;
  const Cacheable text = kept.cacheable(long_text());
  std::vector<std::string> tags;
  for (const char* coding : {"br", "gzip", "identity"}) {
    const Response response = respond(asking(coding), text);
    CHECK(response.status == 200);
    CHECK(response.header("content-encoding").value_or("identity") == coding);
    CHECK(response.header("vary") == "Accept-Encoding");
    CHECK(decoded(response.text(), response.header("content-encoding").value_or("")) == long_text());
    tags.push_back(tag_of(response));
  }
  CHECK(tags[0] != tags[1]);
  CHECK(tags[1] != tags[2]);
  CHECK(tags[0] != tags[2]);
  CHECK(kept.made == 1);
}

TEST_CASE("a tag is known before the bytes are made") {
  Kept kept;
  const std::string tag = tag_of(respond(asking("br"), kept.cacheable(long_text())));
  Kept fresh;
  const Response response = respond(asking("br", tag), fresh.cacheable(long_text()));
  CHECK(response.status == 304);
  CHECK(tag_of(response) == tag);
  CHECK(response.header("cache-control") == "public, no-cache");
  CHECK(response.header("vary") == "Accept-Encoding");
  CHECK(response.body == nullptr);
  CHECK(fresh.made == 0);
}

TEST_CASE("every part that decides the bytes decides the tag") {
  Kept kept;
  Cacheable text = kept.cacheable(long_text());
  const std::string tag = tag_of(respond(asking("br"), text));
  Cacheable other_key = text;
  other_key.key += "?period=2026";
  CHECK(tag_of(respond(asking("br"), other_key)) != tag);
  Cacheable other_version = text;
  other_version.version = "43 9ae0b3d2";
  CHECK(tag_of(respond(asking("br"), other_version)) != tag);
  Request through_proxy = asking("br");
  through_proxy.forwarded_base_url = "https://elsewhere.example";
  CHECK(tag_of(respond(through_proxy, text)) != tag);
  CHECK(RepresentationTags::of({"ab", "c"}).stem() != RepresentationTags::of({"a", "bc"}).stem());
}

TEST_CASE("a body under 200 bytes stays as it is unless that is forbidden") {
  Kept kept;
  const Cacheable small = kept.cacheable("litet");
  CHECK_FALSE(respond(asking("br"), small).header("content-encoding"));
  CHECK(tag_of(respond(asking("br"), small)) == tag_of(respond(asking("identity"), small)));
  const Response forced = respond(asking("identity;q=0, gzip"), small);
  CHECK(forced.header("content-encoding") == "gzip");
  CHECK(decoded(forced.text(), "gzip") == "litet");
  CHECK(respond(asking("br", tag_of(respond(asking("br"), small))), small).status == 304);
}

TEST_CASE("nothing there is a 204 with a tag of its own and no content headers") {
  Kept kept;
  const Cacheable empty = kept.cacheable("");
  const Response response = respond(asking("gzip"), empty);
  CHECK(response.status == 204);
  CHECK(response.header("cache-control") == "public, no-cache");
  CHECK(response.header("vary") == "Accept-Encoding");
  CHECK_FALSE(response.header("content-type"));
  CHECK_FALSE(response.header("content-encoding"));
  CHECK(respond(asking("br", tag_of(response)), empty).status == 304);
}

TEST_CASE("the policy decides Cache-Control, and what is not stored has no tag and no coding") {
  Kept kept;
  Cacheable text = kept.cacheable(long_text());
  text.policy = CachePolicy::immutable;
  text.negotiated_by_accept = true;
  const Response immutable = respond(asking("br"), text);
  CHECK(immutable.header("cache-control") == "public, max-age=31536000, s-maxage=86400, immutable");
  CHECK(immutable.header("vary") == "Accept, Accept-Encoding");

  text.policy = CachePolicy::no_store;
  const Response unstored = respond(asking("br"), text);
  CHECK(unstored.header("cache-control") == "no-store");
  CHECK_FALSE(unstored.header("etag"));
  CHECK_FALSE(unstored.header("content-encoding"));
  CHECK(unstored.text() == long_text());
}

TEST_CASE("nothing acceptable is a 406 that says what there is") {
  Kept kept;
  const Response response = respond(asking("*;q=0"), kept.cacheable(long_text()));
  CHECK(response.status == 406);
  CHECK(kept.made == 0);
}

TEST_CASE("If-None-Match is a list, compared weakly, whose end is where it stops making sense") {
  const auto ours = RepresentationTags::of({"x"});
  const std::string tag = ours.tag(TagForm::gzip);
  const auto names_gzip = [&](const std::string& field) {
    return NamedTags::parse(field, ours).forms[static_cast<int>(TagForm::gzip)];
  };
  CHECK(names_gzip(tag));
  CHECK(names_gzip("W/" + tag));
  CHECK(names_gzip("\"a,b\", W/\"c\" ,, " + tag));
  CHECK(names_gzip(", " + tag + ", nonsense"));
  CHECK_FALSE(names_gzip("nonsense, " + tag));
  CHECK_FALSE(names_gzip("w/" + tag));
  CHECK_FALSE(names_gzip(tag.substr(0, tag.size() - 1)));
  CHECK_FALSE(names_gzip(tag.substr(1)));
  CHECK_FALSE(names_gzip(ours.tag(TagForm::brotli)));
  CHECK_FALSE(names_gzip("\"" + std::string(ours.stem()) + "\""));
  CHECK(NamedTags::parse(" * ", ours).any);
}

TEST_CASE("a date is asked only when there is no tag") {
  using namespace std::chrono;
  Kept kept;
  Cacheable text = kept.cacheable(long_text());
  text.modified = sys_days(2026y / November / 20) + 10h;
  const Response whole = respond(asking("br"), text);
  CHECK(whole.header("last-modified") == "Fri, 20 Nov 2026 10:00:00 GMT");

  Request since = asking("br");
  since.headers.emplace_back("if-modified-since", "Fri, 20 Nov 2026 10:00:00 GMT");
  CHECK(respond(since, text).status == 304);
  CHECK(tag_of(respond(since, text)) == tag_of(whole));
  since.headers.emplace_back("if-none-match", "\"other\"");
  CHECK(respond(since, text).status == 200);

  Request before = asking("br");
  before.headers.emplace_back("if-modified-since", "Fri, 20 Nov 2026 09:59:59 GMT");
  CHECK(respond(before, text).status == 200);
}

TEST_CASE("dates of HTTP are read and written, others are not read") {
  const char* date = "Sun, 06 Nov 1994 08:49:37 GMT";
  CHECK(http_date(parse_http_date(date).value()) == date);
  for (const char* bad :
       {"", "Mon, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET"}) {
    CHECK_FALSE(parse_http_date(bad));
  }
}

TEST_CASE("what make throws is thrown and nothing is kept") {
  Kept kept;
  Cacheable text = kept.cacheable(long_text());
  Cacheable failing = text;
  failing.make = []() -> Content { throw Error(ErrorKind::unavailable, "not now"); };
  CHECK_THROWS_AS(respond(asking("br"), failing), Error);
  CHECK(kept.cache.counts().entries == 0);
  CHECK(respond(asking("br"), text).status == 200);
}
