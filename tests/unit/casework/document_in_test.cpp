#include "server/casework/document_in.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tryggkarta;
using casework::read_document;
using casework::versions_named;

namespace {

http::Request request_with(std::string name, std::string value, http::Method method = http::Method::put) {
  http::Request request;
  request.method = method;
  request.headers.emplace_back(std::move(name), std::move(value));
  return request;
}

std::vector<std::int64_t> versions(const char* if_match) {
  return versions_named(request_with("if-match", if_match)).value();
}

}  // namespace

TEST_CASE("If-Match names the versions that it names, and weak or foreign tags name none") {
  CHECK(!versions_named(http::Request{}));
  CHECK(!versions_named(request_with("if-match", "*")));
  CHECK(!versions_named(request_with("if-match", "  ")));
  CHECK(versions("\"3\"") == std::vector<std::int64_t>{3});
  CHECK(versions("\"3\" , \"12\"") == std::vector<std::int64_t>{3, 12});
  for (const char* text : {"W/\"3\"", "3", "\"x\"", "\"3", "\"\"", "\"3x\"", "\"99999999999999999999\"", "\""}) {
    INFO(text);
    CHECK(versions(text).empty());
  }
}

TEST_CASE("a body is read as JSON where it says that it is") {
  using http::Method;
  CHECK(casework::is_known_form(request_with("content-type", "application/geo+json; charset=utf-8")));
  CHECK(casework::is_known_form(request_with("content-type", "application/json")));
  CHECK(casework::is_known_form(request_with("content-type", "application/merge-patch+json", Method::patch)));
  CHECK(!casework::is_known_form(request_with("content-type", "application/merge-patch+json")));
  CHECK(!casework::is_known_form(request_with("content-type", "application/x-www-form-urlencoded")));
  CHECK(!casework::is_known_form(http::Request{}));
}

TEST_CASE("what is no JSON, or nested beyond any feature, is refused by name") {
  http::Request request;
  const std::vector<const char*> bodies{"", "{", "{\"a\":1e999}", "\xff", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]"};
  for (const char* body : bodies) {
    request.body = body;
    INFO(body);
    CHECK_THROWS_AS(read_document(request), casebook::RefusedWork);
  }
  request.body.assign(100'000, '[');
  CHECK_THROWS_AS(read_document(request), casebook::RefusedWork);
  request.body = R"({"type":"Feature"})";
  CHECK(read_document(request)["type"] == "Feature");
}
