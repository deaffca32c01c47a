// A cache between server and clients that obeys Vary and validators, as a CDN does.
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "server/http/caching.hpp"
#include "tests/unit/http/decoding.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta::http;

namespace {

class ToyCache {
 public:
  ToyCache(const Router& origin, std::string path) : origin_(origin), path_(std::move(path)) {}

  // RFC 9111 §4.1: a stored answer is chosen by the fields that its Vary names; no-cache: it is validated with all tags
  // known.
  Response get(const std::string& accept_encoding) {
    Request request;
    request.path = path_;
    request.headers = {{"accept-encoding", accept_encoding}};
    std::string known;
    for (const auto& [selector, stored] : stored_) known += (known.empty() ? "" : ", ") + stored.header("etag").value();
    if (!known.empty()) request.headers.emplace_back("if-none-match", known);
    const Response response = origin_.route(request);
    if (response.status != 304) return stored_[accept_encoding] = response;
    ++spared;
    for (const auto& [selector, stored] : stored_) {
      if (stored.header("etag") == response.header("etag")) return stored;
    }
    FAIL("304 with a tag that nobody sent");
    return {};
  }

  int spared = 0;

 private:
  const Router& origin_;
  std::string path_;
  std::map<std::string, Response> stored_;
};

}  // namespace

TEST_CASE("through a shared cache nobody gets a coding that he did not accept") {
  const Router router = status_routes();
  ToyCache cache(router, "/big");
  const std::string fields[] = {
      "",  "gzip",     "br", "gzip, br", "gzip;q=0, br", "br;q=0.1, gzip", "identity", "identity;q=0, gzip",
      "*", "*;q=0, br"};
  std::mt19937 random(20261124);
  for (int i = 0; i < 500; ++i) {
    const std::string& field = fields[random() % std::size(fields)];
    const Response response = cache.get(field);
    const std::string coding = response.header("content-encoding").value_or("identity");
    INFO(field << " got " << coding);
    const auto accepted = AcceptedCodings::parse(field);
    CHECK(accepted.accepts(coding == "br" ? Coding::brotli : coding == "gzip" ? Coding::gzip : Coding::identity));
    CHECK(decoded(response.text(), coding) == big_text());
  }
  CHECK(cache.spared > 480);
}
