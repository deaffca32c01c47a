// Long bodies: into a file without a name, only of those who may send them, and nothing is left of what breaks off.
#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>

#include "server/http/body_file.hpp"
#include "tests/support/raw_http.hpp"
#include "tests/unit/http/test_server.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

constexpr std::uint64_t kMost = 5u << 20;

std::string post(std::string_view path, std::size_t length, std::string_view lines = {}) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n" +
         std::string(lines) + "\r\n";
}

/// /deliver tells size and ends of what it was sent; it takes nothing of a stranger.
Router routes(std::atomic<int>& asked) {
  Router router = status_routes();
  router.upload("/deliver",
                [](const Request& request) {
                  const BodyFile& file = *request.body_file;
                  return plain_response(200, "text/plain",
                                        std::to_string(file.size()) + file.read(0, 1) + file.read(file.size() - 1, 9) +
                                            std::to_string(request.body.size()));
                },
                {[&asked](const Request& request) {
                   ++asked;
                   if (request.header("x-name") != "anna") throw Error(ErrorKind::not_allowed, "Nej.", "No.");
                   return std::make_shared<BodyFile>(std::filesystem::temp_directory_path());
                 },
                 kMost});
  return router;
}

}  // namespace

TEST_CASE("a body longer than a form arrives in a file, however it is cut, and the connection goes on") {
  std::atomic<int> asked = 0;
  TestServer server(test_options(), routes(asked));
  const std::string body = "a" + std::string((3u << 20) + 17, 'x') + "b";
  RawHttp client(server.port());
  const std::string head = post("/deliver", body.size(), "X-Name: anna\r\n");
  REQUIRE(client.send(head + body.substr(0, 7)));
  REQUIRE(client.send(body.substr(7)));
  CHECK(client.receive().body == std::to_string(body.size()) + "ab0");
  CHECK(client.ask(get_request("/echo")).body == "/echo");
  CHECK(asked == 1);
}

TEST_CASE("a stranger's long body is refused before any of it is read, in the words of who guards the address") {
  std::atomic<int> asked = 0;
  TestServer server(test_options(), routes(asked));
  RawHttp client(server.port());
  const RawAnswer answer = client.ask(post("/deliver", 4u << 20));
  CHECK(answer.status == 403);
  CHECK(answer.body.find("Nej.") != std::string::npos);
  CHECK(answer.header("connection") == "close");
}

TEST_CASE("a body above the address's limit is answered 413 with the limit, and is not waited for") {
  std::atomic<int> asked = 0;
  TestServer server(test_options(), routes(asked));
  RawHttp client(server.port());
  const RawAnswer answer = client.ask(post("/deliver", kMost + 1, "X-Name: anna\r\n"));
  CHECK(answer.status == 413);
  CHECK(answer.body.find("5 MiB") != std::string::npos);
}

TEST_CASE("a long body without its length is refused with 411") {
  std::atomic<int> asked = 0;
  TestServer server(test_options(), routes(asked));
  RawHttp client(server.port());
  const std::string head =
      "POST /deliver HTTP/1.1\r\nHost: x\r\nX-Name: anna\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n";
  CHECK(client.ask(head).status == 411);
  CHECK(asked == 0);
}

TEST_CASE("a client that waits for 100 is told to go on, and only where it may send") {
  std::atomic<int> asked = 0;
  TestServer server(test_options(), routes(asked));
  RawHttp friendly(server.port());
  CHECK(friendly.ask(post("/deliver", 2, "Expect: 100-continue\r\nX-Name: anna\r\n"), Asked::head).status == 100);
  CHECK(friendly.ask("ab").body == "2ab0");
  RawHttp stranger(server.port());
  CHECK(stranger.ask(post("/deliver", 2, "Expect: 100-continue\r\n")).status == 403);
}

TEST_CASE("what a file of a body holds has no name in its folder") {
  const auto folder = std::filesystem::temp_directory_path() / ("body-file-test-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  {
    BodyFile file{folder};
    file.write("personuppgift");
    CHECK(file.read(0, 100) == "personuppgift");
    CHECK(file.read(13, 100).empty());
    CHECK(std::filesystem::is_empty(folder));
  }
  std::filesystem::remove(folder);
  CHECK_THROWS_AS(BodyFile{folder}, Error);
}
