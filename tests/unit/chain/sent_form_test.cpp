#include "server/chain/sent_form.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"

using namespace tryggkarta;
using chain::SentForm;

namespace {

http::Request request_of(const std::string& type, const std::string& body) {
  http::Request request;
  request.headers = {{"content-type", type}};
  request.body = body;
  return request;
}

constexpr const char* kType = "multipart/form-data; boundary=----grans";

std::string part(const std::string& name, const std::string& value) {
  return "------grans\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

}  // namespace

TEST_CASE("A form with a file is read as its fields, with line ends of one kind") {
  const SentForm form{request_of(
      kType, part("title", "Två rader\r\nhär") + part("areas", "A:1") + part("areas", "A:2") + part("tom", "") +
                 "------grans\r\ncontent-disposition: form-data; filename=\"a; name=b.gpx\"; name=\"place_file\"\r\n"
                 "Content-Type: application/gpx+xml\r\n\r\n<gpx>\r\n</gpx>\r\n------grans--\r\n")};
  CHECK(form.value("title") == "Två rader\nhär");
  CHECK(form.all("areas") == std::vector<std::string>{"A:1", "A:2"});
  CHECK(form.has("tom"));
  CHECK(form.value("tom").empty());
  CHECK(form.value("place_file") == "<gpx>\n</gpx>");
  CHECK_FALSE(form.has("b.gpx"));
}

TEST_CASE("A plain form is read too, and says its version") {
  const SentForm form{request_of("application/x-www-form-urlencoded", "version=3&title=a+b")};
  CHECK(form.version() == 3);
  CHECK(form.value("title") == "a b");
  for (const char* body : {"version=", "version=0", "version=-1", "version=3x", "title=a"})
    CHECK_THROWS_AS(SentForm(request_of("application/x-www-form-urlencoded", body)).version(), Error);
}

TEST_CASE("What is no form is refused") {
  const std::string whole = part("title", "x") + "------grans--\r\n";
  CHECK_NOTHROW(SentForm(request_of(kType, whole)));
  CHECK_THROWS_AS(SentForm(request_of("application/json", "{}")), Error);
  CHECK_THROWS_AS(SentForm(request_of("multipart/form-data", whole)), Error);
  CHECK_THROWS_AS(SentForm(request_of("multipart/form-data; boundary=" + std::string(71, 'x'), whole)), Error);
  CHECK_THROWS_AS(SentForm(request_of(kType, part("title", "\xC0\xAF") + "------grans--\r\n")), Error);
  CHECK_THROWS_AS(SentForm(request_of(kType, part("title", "\xED\xA0\x80") + "------grans--\r\n")), Error);
  for (std::size_t length = 0; length + 4 < whole.size(); ++length)
    CHECK_THROWS_AS(SentForm(request_of(kType, whole.substr(0, length))), Error);
  std::string many;
  for (int i = 0; i < 401; ++i) many += part("f", "x");
  CHECK_THROWS_AS(SentForm(request_of(kType, many + "------grans--\r\n")), Error);
}
