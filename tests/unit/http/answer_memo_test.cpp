#include "server/http/answer_memo.hpp"

#include <catch2/catch.hpp>

#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta::http;

namespace {

RequestHead head_of(std::string_view target, std::vector<std::pair<std::string, std::string>> headers = {}) {
  RequestHead head;
  head.target = target;
  head.headers = std::move(headers);
  return head;
}

Response answer_of(const std::shared_ptr<const std::string>& body) {
  Response response;
  response.body = body;
  static const auto lines = std::make_shared<const std::string>("ETag: \"t\"\r\nContent-Type: text/plain\r\n");
  response.kept_lines = lines;
  response.headers = {{"Last-Modified", "once"}};
  response.fixed_lines = "Vary: Accept-Encoding\r\n";
  response.by_address_alone = true;
  return response;
}

std::string key_of(const RequestHead& head) {
  AnswerMemo memo;
  return std::string(memo.words_of(head).key);
}

/// /tile tells how often it was made, through the cache; what is served is replaced with `generation`.
struct Tiles {
  explicit Tiles(std::size_t budget = 1 << 20) : cache(budget) {
    router.get("/tile", [this](const Request& request) {
      ++routed;
      Cacheable described;
      described.key = "tile";
      described.version = std::to_string(generation->load());
      described.cache = &cache;
      described.by_address_alone = true;
      described.make = [this] {
        return Content{"text/plain", std::string(300, static_cast<char>('a' + generation->load()))};
      };
      return respond(request, described);
    });
  }
  BodyCache cache;
  std::shared_ptr<std::atomic<std::uint64_t>> generation = std::make_shared<std::atomic<std::uint64_t>>(0);
  std::atomic<int> routed{0};
  Router router;
};

ServerOptions options_of(const Tiles& tiles) {
  auto options = test_options();
  options.threads = 1;
  options.generation = tiles.generation;
  return options;
}

}  // namespace

TEST_CASE("only a plain GET without conditions has a key, and codings are part of it") {
  CHECK(key_of(head_of("/tile")) == "/tile ");
  CHECK(key_of(head_of("/tile", {{"accept-encoding", "gzip"}})) == "/tile gzip");
  CHECK(key_of(head_of("/tile", {{"accept", "text/html"}})) == "/tile ");
  CHECK(key_of(head_of("/tile", {{"accept-encoding", "gzip"}, {"accept-encoding", "br"}})) == "");
  CHECK(key_of(head_of("/tile", {{"if-none-match", "\"a\""}})) == "/tile ");
  CHECK(key_of(head_of("/tile", {{"if-none-match", "\"a\""}, {"if-none-match", "\"b\""}})) == "");
  CHECK(key_of(head_of("/tile", {{"if-none-match", "\"a\""}, {"if-modified-since", "today"}})) == "");
  CHECK(key_of(head_of("/tile", {{"if-modified-since", "today"}})) == "");
  auto head = head_of("/tile");
  head.method = Method::head;
  CHECK(key_of(head) == "");
  head.method = Method::get;
  head.has_body = true;
  CHECK(key_of(head) == "");
}

TEST_CASE("an answer is found as it was kept, under its generation alone, as long as its body is kept elsewhere") {
  AnswerMemo memo;
  auto body = std::make_shared<const std::string>("body");
  memo.keep("a", 1, answer_of(body));
  const auto found = memo.find({"a", {}}, 1);
  REQUIRE(found);
  CHECK(found->body == body);
  CHECK(found->headers == std::vector<Header>{{"Last-Modified", "once"}});
  CHECK(found->fixed_lines == "Vary: Accept-Encoding\r\n");
  CHECK_FALSE(memo.find({"a", {}}, 2));
  CHECK(memo.find({"a", "\"t\""}, 1)->status == 304);
  CHECK_FALSE(memo.find({"a", "\"u\""}, 1));
  CHECK_FALSE(memo.find({"b", {}}, 1));
  body.reset();
  CHECK(found->text() == "body");
  memo.keep("a", 2, *found);
  CHECK(memo.find({"a", {}}, 2));
}

TEST_CASE("a body that the cache has given up is not kept alive") {
  AnswerMemo memo;
  auto body = std::make_shared<const std::string>("body");
  memo.keep("a", 1, answer_of(body));
  body.reset();
  CHECK_FALSE(memo.find({"a", {}}, 1));
}

TEST_CASE("the memo forgets rather than grow") {
  AnswerMemo memo;
  const auto body = std::make_shared<const std::string>("body");
  for (std::size_t i = 0; i <= AnswerMemo::kMost; ++i) memo.keep("k" + std::to_string(i), 1, answer_of(body));
  const std::string last = "k" + std::to_string(AnswerMemo::kMost);
  CHECK(memo.find({last, {}}, 1));
  CHECK_FALSE(memo.find({"k0", {}}, 1));
}

TEST_CASE("the same words are answered without the route, with the same bytes, until the content is replaced") {
  Tiles tiles;
  Server server{options_of(tiles), std::move(tiles.router)};
  server.start();
  RawHttp client(server.port());
  const std::string gzip = get_request("/tile", "Accept-Encoding: gzip\r\n");
  const RawAnswer first = client.ask(get_request("/tile"));
  const RawAnswer second = client.ask(get_request("/tile"));
  CHECK(tiles.routed == 1);
  CHECK(first.body == std::string(300, 'a'));
  CHECK(second.body == first.body);
  CHECK(second.headers == first.headers);
  CHECK(client.ask(gzip).header("content-encoding") == "gzip");
  CHECK(tiles.routed == 2);
  CHECK(client.ask(gzip).header("content-encoding") == "gzip");
  CHECK(tiles.routed == 2);
  const auto named = [&](const std::string& tags) {
    return client.ask(get_request("/tile", "If-None-Match: " + tags + "\r\n"));
  };
  const RawAnswer unchanged = named(first.header("etag"));
  CHECK(unchanged.status == 304);
  CHECK(unchanged.header("etag") == first.header("etag"));
  CHECK(unchanged.header("vary") == first.header("vary"));
  CHECK(unchanged.header("cache-control") == first.header("cache-control"));
  CHECK(tiles.routed == 2);
  // Whatever is more than one plain tag is the route's to read.
  for (const std::string& tags : {"W/" + first.header("etag"), "\"x\", " + first.header("etag"), std::string("*")}) {
    INFO(tags);
    CHECK(named(tags).status == 304);
  }
  CHECK(named("\"x\"").status == 200);
  CHECK(tiles.routed == 6);
  tiles.generation->fetch_add(1);
  CHECK(named(first.header("etag")).body == std::string(300, 'b'));
  CHECK(client.ask(get_request("/tile")).body == std::string(300, 'b'));
}

TEST_CASE("without a generation, and behind a proxy that says where we are, nothing is remembered") {
  Tiles plain;
  auto options = options_of(plain);
  options.generation = nullptr;
  Server without{options, std::move(plain.router)};
  without.start();
  Tiles proxied;
  auto behind = options_of(proxied);
  behind.trusted_proxies = {"127.0.0.1"};
  Server proxy{behind, std::move(proxied.router)};
  proxy.start();
  for (int i = 0; i < 2; ++i) {
    CHECK(RawHttp(without.port()).ask(get_request("/tile")).status == 200);
    CHECK(RawHttp(proxy.port()).ask(get_request("/tile")).status == 200);
  }
  CHECK(plain.routed == 2);
  CHECK(proxied.routed == 2);
}
