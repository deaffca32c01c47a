#include "server/log.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tryggkarta::server;

TEST_CASE("an event is one line of JSON with its fields in order") {
  CHECK(log_line("server.started", {{"port", 8080}, {"tls", false}, {"load", 0.5}, {"address", "::1"}}) ==
        R"({"event":"server.started","port":8080,"tls":false,"load":0.5,"address":"::1"})");
}

TEST_CASE("nothing in a text can begin a line of its own") {
  const std::string line = log_line("x", {{"reason", std::string("a\nb\r\x1b[31m\x7f\xff\u2028\"\\") + '\0' + "c"}});
  CHECK(line.find('\n') == std::string::npos);
  for (const char c : line) CHECK((c >= 0x20 && static_cast<unsigned char>(c) < 0x7f));
  CHECK(nlohmann::json::parse(line).size() == 2);
}

TEST_CASE("a logged line begins with the time and ends with a line break") {
  LogCapture log;
  log_event("edition.replaced", {{"number", 7}});
  const std::string text = log.text();
  REQUIRE(text.size() > 10);
  CHECK(text.back() == '\n');
  CHECK(nlohmann::json::parse(text)["time"].get<std::string>().size() ==
        std::string("2026-11-24T04:00:00.000Z").size());
}
