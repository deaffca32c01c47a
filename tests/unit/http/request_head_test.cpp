#include "server/http/request_head.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::http;

namespace {

int refused_with(std::string_view block) {
  const auto parsed = parse_head(block);
  const auto* refusal = std::get_if<Refusal>(&parsed);
  return refusal == nullptr ? 0 : refusal->status;
}

std::string with_lines(std::string_view lines) { return "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(lines) + "\r\n"; }

RequestHead read(std::string_view block) { return std::get<RequestHead>(parse_head(block)); }

}  // namespace

TEST_CASE("a plain request is read whole") {
  const std::string block = "HEAD /a?b=c HTTP/1.1\r\nHost: a\r\nAccept-Encoding:  br \r\nX-Empty:\r\n\r\n";
  const RequestHead head = read(block);
  CHECK(head.method == Method::head);
  CHECK(head.target == "/a?b=c");
  CHECK(head.headers == decltype(head.headers){{"host", "a"}, {"accept-encoding", "br"}, {"x-empty", ""}});
  CHECK_FALSE(head.has_body);
  CHECK(head.keep_alive);
}

TEST_CASE("the connection lives on or not as version and Connection say") {
  CHECK_FALSE(read(with_lines("Connection: close\r\n")).keep_alive);
  CHECK_FALSE(read("GET / HTTP/1.0\r\n\r\n").keep_alive);
  CHECK(read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}

TEST_CASE("a body is announced by a length above zero or by a transfer coding") {
  CHECK(read(with_lines("Content-Length: 3\r\n")).has_body);
  CHECK(read(with_lines("Transfer-Encoding: chunked\r\n")).has_body);
  CHECK_FALSE(read(with_lines("Content-Length: 0\r\n")).has_body);
}

TEST_CASE("what two readers could read differently is refused") {
  const std::string_view lines[] = {
      "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
      "Content-Length: 3\r\nContent-Length: 3\r\n",
      "Content-Length: 3\r\nContent-Length: 4\r\n",
      "Content-Length: 0\r\nContent-Length: 0\r\n",
      "Content-Length: 3, 3\r\n",
      "Content-Length: +3\r\n",
      "Content-Length: -3\r\n",
      "Content-Length: 0x3\r\n",
      "Content-Length: 99999999999999999999999\r\n",
      "Content-Length:\r\n",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
      "Host: b\r\n",
      "X: a\r\n folded\r\n",
      "X: a\r\n\tfolded\r\n",
      "X: a\nY: b\r\n",
      "X: a\rY: b\r\n",
      "X : a\r\n",
      " X: a\r\n",
      "X\r\n",
      ": a\r\n",
      "X(: a\r\n",
  };
  for (const std::string_view line : lines) {
    INFO(line);
    CHECK(refused_with(with_lines(line)) == 400);
  }
  CHECK(refused_with(with_lines(std::string_view("X: a\0b\r\n", 8))) == 400);
  CHECK(refused_with("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("a request line that is none is refused") {
  for (const char* line : {"GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", "/ HTTP/1.1", "GET\t/ HTTP/1.1",
                           " GET / HTTP/1.1", "G@T / HTTP/1.1"}) {
    INFO(line);
    CHECK(refused_with(std::string(line) + "\r\nHost: a\r\n\r\n") != 0);
  }
  CHECK(refused_with("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == 505);
  CHECK(refused_with("GET / HTTP/1.1\r\n\r\n") == 400);
}

TEST_CASE("the end of the block is found, and what can never become right is refused at once") {
  using State = HeadProgress::State;
  CHECK(find_head("GET / HTTP/1.1\r\nHost: a\r\n", 100).state == State::incomplete);
  CHECK(find_head("", 100).state == State::incomplete);

  const HeadProgress whole = find_head("\r\nGET / HTTP/1.0\r\n\r\nGET /next", 100);
  CHECK(whole.state == State::complete);
  CHECK(whole.skip == 2);
  CHECK(whole.length == 18);

  CHECK(find_head("GET / HTTP/1.1\nHost: a\n\n", 100).refusal.status == 400);
  CHECK(find_head("GET / HTTP/1.1\nHost: a\n\n", 100).state == State::refused);
  CHECK(find_head("GET /" + std::string(100, 'a'), 100).refusal.status == 414);
  CHECK(find_head("GET / HTTP/1.1\r\nX: " + std::string(100, 'a'), 100).refusal.status == 431);
}
