#include "server/http/negotiation.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::http;

namespace {

std::string preferred(std::string_view field) {
  const auto coding = AcceptedCodings::parse(field).preferred();
  return coding ? std::string(token_of(*coding)) : "none";
}

Request with(std::string name, std::string value) {
  Request request;
  request.headers = {{std::move(name), std::move(value)}};
  return request;
}

std::string chosen(std::string accept) {
  return std::string(choose_media_type(with("accept", std::move(accept)), {"application/json", "text/csv", "text/html"})
                         .value_or("none"));
}

}  // namespace

TEST_CASE("the coding is the one that Accept-Encoding prefers") {
  const std::pair<const char*, const char*> rows[] = {
      {"", "identity"},
      {"gzip", "gzip"},
      {"br", "br"},
      {"gzip, deflate, br", "br"},
      {"gzip;q=1.0, br;q=1.0", "br"},
      {"br;q=0.1,gzip", "gzip"},
      {"gzip;q=0.5", "gzip"},
      {"gzip;q=0.5, identity;q=0.8", "identity"},
      {"gzip;q=0.001", "gzip"},
      {"identity", "identity"},
      {"x-gzip", "gzip"},
      {"GZip", "gzip"},
      {"gzip;Q=0", "identity"},
      {"gzip;q=0", "identity"},
      {"gzip;q=0, br;q=0", "identity"},
      {"deflate", "identity"},
      {"zstd, deflate", "identity"},
      {"*", "br"},
      {"*;q=0.5, gzip", "gzip"},
      {"br;q=0, *", "gzip"},
      {"gzip;q=0, br;q=0, *", "identity"},
      {"identity;q=0, *", "br"},
      {"identity;q=0", "none"},
      {"*;q=0", "none"},
      {"*;q=0, gzip", "gzip"},
      {"*;q=0, identity", "identity"},
      {"identity;q=0, gzip;q=0, br;q=0", "none"},
      {" gzip ; q=1 ", "gzip"},
      {",,gzip,,", "gzip"},
  };
  for (const auto& [field, coding] : rows) {
    INFO(field);
    CHECK(preferred(field) == coding);
  }
}

TEST_CASE("a malformed member is ignored and the others still count") {
  for (const char* field : {"br;q=2, gzip", "br;q=-1, gzip", "br;q=0.1234, gzip", "br;q=a, gzip", "b r, gzip",
                            "br;q=, gzip", "\"br\", gzip", ";q=1, gzip", "br;q=1.001, gzip"}) {
    INFO(field);
    CHECK(preferred(field) == "gzip");
  }
}

TEST_CASE("the media type is the one that Accept prefers, the closest range decides") {
  CHECK(chosen("") == "application/json");
  CHECK(chosen("*/*") == "application/json");
  CHECK(chosen("text/csv") == "text/csv");
  CHECK(chosen("TEXT/CSV") == "text/csv");
  CHECK(chosen("text/*") == "text/csv");
  CHECK(chosen("text/*, text/csv;q=0.1") == "text/html");
  CHECK(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") == "text/html");
  CHECK(chosen("application/json;q=0.5, text/csv;q=0.9") == "text/csv");
  CHECK(chosen("text/html;level=\"1,2\", */*;q=0.1") == "text/html");
  CHECK(chosen("image/png") == "none");
  CHECK(chosen("*/*;q=0") == "none");
}

TEST_CASE("the language is Swedish unless English is preferred") {
  const auto is_english = [](const char* field) {
    return language_of(with("accept-language", field)) == Language::english;
  };
  for (const char* field : {"", "sv", "sv-SE,sv;q=0.9,en;q=0.8", "de", "*", "en;q=0", "en;q=0.5, sv;q=0.5"})
    CHECK_FALSE(is_english(field));
  for (const char* field : {"en", "en-GB,en;q=0.9", "sv;q=0.2, en;q=0.3", "de, en;q=0.1"}) CHECK(is_english(field));
}

TEST_CASE("the address names the language before the browser does") {
  Request request = with("accept-language", "sv");
  request.query = {{"lang", "en"}};
  CHECK(language_of(request) == Language::english);
  request.query = {{"lang", "sv"}};
  request.headers = {{"accept-language", "en"}};
  CHECK(language_of(request) == Language::swedish);
}

TEST_CASE("a field that was sent in two lines counts as one list") {
  Request request;
  request.headers = {{"accept-language", "sv;q=0.1"}, {"host", "x"}, {"accept-language", "en"}};
  CHECK(request.joined_header("accept-language") == "sv;q=0.1, en");
  CHECK(language_of(request) == Language::english);
}
