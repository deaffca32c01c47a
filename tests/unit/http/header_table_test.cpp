// Every status × GET and HEAD × what is accepted × what is had already, against one table.
#include <catch2/catch.hpp>
#include <map>
#include <vector>

#include "tests/support/raw_http.hpp"
#include "tests/unit/http/decoding.hpp"
#include "tests/unit/http/test_server.hpp"

namespace {

struct Encoding {
  std::string line;                     // as sent
  std::string chosen;                   // "" : nothing is acceptable
  std::vector<std::string> acceptable;  // in our order
};

const std::vector<Encoding>& encodings() {
  static const std::vector<Encoding> rows = {
      {"", "identity", {"identity"}},
      {"Accept-Encoding: gzip\r\n", "gzip", {"gzip", "identity"}},
      {"Accept-Encoding: br\r\n", "br", {"br", "identity"}},
      {"Accept-Encoding: gzip;q=0\r\n", "identity", {"identity"}},
      {"Accept-Encoding: identity;q=0\r\n", "", {}},
      {"Accept-Encoding: *;q=0\r\n", "", {}},
      {"Accept-Encoding: br;q=0.1,gzip\r\n", "gzip", {"br", "gzip", "identity"}},
  };
  return rows;
}

struct Tags {
  std::map<std::string, std::string> of;  // by coding
  std::string edition_before = "\"0123456789abcdef-gz\"";
};

struct Condition {
  std::string if_none_match;  // "": not sent
  std::string matched;        // the tag that a 304 must name; "": none
};

bool holds(const std::vector<std::string>& list, const std::string& element) {
  return std::find(list.begin(), list.end(), element) != list.end();
}

std::vector<Condition> conditions_for(const Encoding& encoding, const Tags& tags) {
  const std::string own = tags.of.at(encoding.chosen);
  std::vector<Condition> rows = {
      {"", ""}, {own, own}, {"W/" + own, own}, {tags.edition_before, ""}, {"\"x\", " + own, own}, {"*", own}};
  for (const auto& [coding, tag] : tags.of) rows.push_back({tag, holds(encoding.acceptable, coding) ? tag : ""});
  return rows;
}

RawAnswer ask(RawHttp& client, const std::string& method, const std::string& path, const std::string& lines) {
  const std::string request = method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n";
  return client.ask(request, method == "HEAD" ? Asked::head : Asked::get);
}

void check_standing_headers(const RawAnswer& answer) {
  CHECK(answer.header("access-control-allow-origin") == "*");
  CHECK(answer.header("access-control-expose-headers") == "ETag, Link, Content-Crs, OGCAPI-datetime");
  CHECK(answer.header("x-content-type-options") == "nosniff");
  CHECK(answer.header("referrer-policy") == "strict-origin-when-cross-origin");
  CHECK(answer.header("cross-origin-resource-policy") == "cross-origin");
  CHECK(answer.header("date").size() == 29);
  CHECK(answer.header("cache-control") != "");
}

void check_whole(const RawAnswer& answer, const Encoding& encoding, const std::string& method) {
  CHECK(answer.status == 200);
  CHECK(answer.header("content-encoding") == (encoding.chosen == "identity" ? "" : encoding.chosen));
  CHECK(answer.header("content-type") == "text/plain; charset=utf-8");
  if (method == "HEAD") return;
  CHECK(answer.header("content-length") == std::to_string(answer.body.size()));
  CHECK(decoded(answer.body, answer.header("content-encoding")) == big_text());
}

}  // namespace

TEST_CASE("an answer that can be cached has the status and the headers of the table") {
  TestServer server;
  RawHttp client(server.port());
  Tags tags;
  std::map<std::string, std::string> lengths;
  for (const char* coding : {"identity", "gzip", "br"}) {
    const RawAnswer answer = ask(client, "GET", "/big", std::string("Accept-Encoding: ") + coding + "\r\n");
    tags.of[coding] = answer.header("etag");
    lengths[coding] = answer.header("content-length");
  }
  for (const char* method : {"GET", "HEAD"}) {
    for (const Encoding& encoding : encodings()) {
      if (encoding.chosen.empty()) {
        const RawAnswer answer = ask(client, method, "/big", encoding.line);
        CHECK(answer.status == 406);
        check_standing_headers(answer);
        continue;
      }
      for (const Condition& condition : conditions_for(encoding, tags)) {
        const std::string header =
            condition.if_none_match.empty() ? "" : "If-None-Match: " + condition.if_none_match + "\r\n";
        INFO(method << " " << encoding.line << header);
        const RawAnswer answer = ask(client, method, "/big", encoding.line + header);
        check_standing_headers(answer);
        CHECK(answer.header("vary") == "Accept-Encoding");
        CHECK(answer.header("cache-control") == "public, no-cache");
        if (condition.matched.empty()) {
          check_whole(answer, encoding, method);
          CHECK(answer.header("etag") == tags.of[encoding.chosen]);
          CHECK(answer.header("content-length") == lengths[encoding.chosen]);
        } else {
          CHECK(answer.status == 304);
          CHECK(answer.header("etag") == condition.matched);
          CHECK(answer.headers.count("content-length") == 0);
          CHECK(answer.headers.count("content-type") == 0);
        }
      }
    }
  }
}

TEST_CASE("nothing there is 204, or 304 for who knows it already, whatever is accepted") {
  TestServer server;
  RawHttp client(server.port());
  const std::string tag = ask(client, "GET", "/nothing", "").header("etag");
  for (const char* method : {"GET", "HEAD"}) {
    for (const Encoding& encoding : encodings()) {
      if (encoding.chosen.empty()) continue;
      for (const std::string& condition :
           {std::string(), "If-None-Match: " + tag + "\r\n", "If-None-Match: W/" + tag + "\r\n",
            std::string("If-None-Match: \"0123456789abcdef-no\"\r\n")}) {
        INFO(method << " " << encoding.line << condition);
        const RawAnswer answer = ask(client, method, "/nothing", encoding.line + condition);
        CHECK(answer.status == (condition.find(tag) == std::string::npos ? 204 : 304));
        check_standing_headers(answer);
        CHECK(answer.header("etag") == tag);
        CHECK(answer.header("vary") == "Accept-Encoding");
        for (const char* absent : {"content-type", "content-length", "content-encoding"})
          CHECK(answer.headers.count(absent) == 0);
      }
    }
  }
}

TEST_CASE("redirects and errors are the same whatever is accepted or had, and are never kept") {
  TestServer server;
  RawHttp client(server.port());
  const std::pair<const char*, int> rows[] = {{"/moved", 302},   {"/bad", 400},  {"/missing", 404},
                                              {"/unknown", 404}, {"/gone", 410}, {"/later", 503}};
  for (const auto& [path, status] : rows) {
    const std::string length = ask(client, "GET", path, "").header("content-length");
    for (const char* method : {"GET", "HEAD"}) {
      for (const Encoding& encoding : encodings()) {
        for (const char* condition : {"", "If-None-Match: *\r\n", "If-None-Match: \"0123456789abcdef-gz\"\r\n"}) {
          INFO(method << " " << path << " " << encoding.line << condition);
          const RawAnswer answer = ask(client, method, path, encoding.line + condition);
          CHECK(answer.status == status);
          check_standing_headers(answer);
          CHECK(answer.header("cache-control") == "no-store");
          CHECK(answer.header("content-length") == length);
          CHECK(answer.headers.count("etag") == 0);
          CHECK(answer.headers.count("content-encoding") == 0);
        }
      }
    }
  }
}

TEST_CASE("every other method is refused with 405 and Allow") {
  TestServer server;
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "FANTASY"}) {
    RawHttp client(server.port());
    const RawAnswer answer = ask(client, method, "/big", "");
    INFO(method);
    CHECK(answer.status == 405);
    CHECK(answer.header("allow") == "GET, HEAD, OPTIONS");
    check_standing_headers(answer);
  }
}
