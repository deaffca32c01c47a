#include "server/http/pieces.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "server/http/caching.hpp"
#include "tests/unit/http/decoding.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

// Numbers as coordinates have them: they compress, but not to nothing.
std::string numbers(std::size_t bytes) {
  std::string text;
  for (unsigned i = 1; text.size() < bytes; ++i) text += std::to_string(i * 2654435761u % 1000003u) + ",";
  text.resize(bytes);
  return text;
}

PieceSource in_pieces(std::string text, std::size_t piece) {
  return [text = std::move(text), piece, from = std::size_t{0}](std::string& out) mutable {
    out += text.substr(from, piece);
    from += piece;
    return from < text.size() ? Piece::more_follow : Piece::last;
  };
}

constexpr std::size_t kAnyLength = std::size_t{1} << 40;

struct Served {
  BodyCache cache{64u << 20};
  int made = 0;
  std::size_t asked_for = 0;  // pieces
  Cacheable cacheable(std::string body) {
    Cacheable described;
    described.key = "items";
    described.version = "42";
    described.cache = &cache;
    described.make = [this, body = std::move(body)] {
      ++made;
      auto source = in_pieces(body, kPieceBytes);
      return Content{"application/geo+json", "", [this, source](std::string& out) {
                       ++asked_for;
                       return source(out);
                     }};
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

const std::string& long_text() {
  static const std::string text = numbers((8u << 20) + 1);
  return text;
}

}  // namespace

TEST_CASE("a body coded in pieces is the body, whatever the pieces") {
  const auto coding = GENERATE(Coding::identity, Coding::gzip, Coding::brotli);
  const auto [bytes, piece] =
      GENERATE(table<std::size_t, std::size_t>({{0, 1}, {1, 1}, {1000, 7}, {70'000, 65'536}, {3'000'000, 64 * 1024}}));
  const std::string text = numbers(bytes);
  const auto body = whole_body(coded(in_pieces(text, piece), coding), kAnyLength);
  INFO(token_of(coding) << " " << bytes << " in pieces of " << piece);
  CHECK(decoded(body.value(), token_of(coding)) == text);
}

TEST_CASE("what does not compress is coded in pieces too") {
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 1'000'000; ++i) noise += static_cast<char>((state = state * 1664525u + 1013904223u) >> 24);
  for (const Coding coding : {Coding::gzip, Coding::brotli}) {
    const auto body = whole_body(coded(in_pieces(noise, kPieceBytes), coding), kAnyLength);
    CHECK(decoded(body.value(), token_of(coding)) == noise);
  }
}

TEST_CASE("a body is whole up to the limit and nothing above it") {
  CHECK(whole_body(in_pieces(numbers(100), 10), 100) == numbers(100));
  CHECK_FALSE(whole_body(in_pieces(numbers(101), 10), 100));
}

TEST_CASE("what is made in pieces and is short is kept and answered whole") {
  Served served;
  const Cacheable text = served.cacheable(numbers(100'000));
  for (int i = 0; i < 2; ++i) {
    const Response response = respond(asking("gzip"), text);
    CHECK_FALSE(response.more);
    CHECK(decoded(response.text(), "gzip") == numbers(100'000));
  }
  CHECK(served.made == 1);
}

TEST_CASE("what is longer than 8 MiB comes in pieces in the coding that was asked for, and is not kept") {
  Served served;
  const Cacheable text = served.cacheable(long_text());
  std::vector<std::string> tags;
  for (const char* coding : {"br", "gzip", "identity", "identity;q=0, gzip;q=0.1"}) {
    const Response response = respond(asking(coding), text);
    REQUIRE(response.more);
    CHECK(response.status == 200);
    CHECK(response.body == nullptr);
    CHECK(response.header("content-type") == "application/geo+json");
    CHECK(response.header("vary") == "Accept-Encoding");
    const std::string used = response.header("content-encoding").value_or("identity");
    CHECK(used == (std::string(coding).ends_with("0.1") ? "gzip" : coding));
    tags.push_back(response.header("etag").value());
    CHECK(decoded(whole_body(response.more, kAnyLength).value(), used) == long_text());
  }
  CHECK(tags[0] != tags[1]);
  CHECK(tags[1] != tags[2]);
  CHECK(tags[1] == tags[3]);
  CHECK(served.cache.counts().bytes < 4096);
}

TEST_CASE("that a body is long is found out once") {
  Served served;
  const Cacheable text = served.cacheable(long_text());
  respond(asking("identity"), text);
  const std::size_t at_first = served.asked_for;
  respond(asking("identity"), text);
  CHECK(served.asked_for == at_first);
}

TEST_CASE("a long body is not made for who has it already") {
  Served served;
  const std::string tag = respond(asking("gzip"), served.cacheable(long_text())).header("etag").value();
  Served fresh;
  const Response had = respond(asking("gzip", tag), fresh.cacheable(long_text()));
  CHECK(had.status == 304);
  CHECK(had.header("etag") == tag);
  CHECK(fresh.made == 0);

  const std::size_t before = served.asked_for;
  const Response any = respond(asking("gzip", "*"), served.cacheable(long_text()));
  CHECK(any.status == 304);
  CHECK(any.header("etag") == tag);
  CHECK_FALSE(any.more);
  CHECK(served.asked_for == before);
}

TEST_CASE("only who accepts no coding at all gets 406 for a long body") {
  Served served;
  const Cacheable text = served.cacheable(long_text());
  CHECK(respond(asking("*;q=0"), text).status == 406);
  CHECK(respond(asking("identity;q=0"), text).status == 406);
  CHECK(respond(asking("identity;q=0, br"), text).status == 200);
}

TEST_CASE("a source that fails while the length is looked for fails the request, and nothing is kept") {
  BodyCache cache{1 << 20};
  Cacheable broken;
  broken.key = "broken";
  broken.version = "42";
  broken.cache = &cache;
  broken.make = [] {
    return Content{"text/plain", "", [](std::string&) -> Piece { throw Error(ErrorKind::broken, "no"); }};
  };
  CHECK_THROWS_AS(respond(asking("gzip"), broken), Error);
  CHECK(cache.counts().entries == 0);
}

TEST_CASE("what must not be kept is streamed without tag and coding") {
  Served served;
  Cacheable text = served.cacheable(numbers(1000));
  text.policy = CachePolicy::no_store;
  const Response response = respond(asking("gzip"), text);
  CHECK(response.header("cache-control") == "no-store");
  CHECK_FALSE(response.header("etag"));
  CHECK_FALSE(response.header("content-encoding"));
  CHECK(whole_body(response.more, kAnyLength) == numbers(1000));
}
