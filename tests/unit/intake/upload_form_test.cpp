// A sent form, out of its body: the file for its owner alone, the fields by name.
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "geo/error.hpp"
#include "server/http/body_file.hpp"
#include "server/intake/upload_form.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using namespace tryggkarta::intake;

namespace {

http::Request sent(std::string_view body, const import::TemporaryFolder& folder) {
  http::Request request;
  request.headers = {{"content-type", "multipart/form-data; boundary=b"}};
  auto file = std::make_shared<http::BodyFile>(folder.path("."));
  file->write(body);
  request.body_file = file;
  return request;
}

std::string field(std::string_view name, std::string_view value) {
  return "--b\r\nContent-Disposition: form-data; name=\"" + std::string{name} + "\"\r\n\r\n" + std::string{value} +
         "\r\n";
}
std::string file(std::string_view name, std::string_view content) {
  return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + std::string{name} + "\"\r\n\r\n" +
         std::string{content} + "\r\n";
}
constexpr std::string_view kEnd = "--b--\r\n";

ErrorKind refused(const std::string& body) {
  const import::TemporaryFolder folder;
  try {
    read_sent_form(sent(body, folder), folder.path("."));
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::broken;
}

}  // namespace

TEST_CASE("the file lies under a name of ours, for its owner alone, whatever path the sender wrote") {
  const import::TemporaryFolder folder;
  const auto form = read_sent_form(
      sent(field("source", "polisen") + file("../../x/Mars.CSV", "a;b\r\n1;2") + std::string{kEnd}, folder),
      folder.path("."));
  CHECK(form.value("source") == "polisen");
  CHECK(form.value("other").empty());
  CHECK(form.shown == "Mars.CSV");
  CHECK(form.file.filename() == "file.csv");
  CHECK(form.bytes == 8);
  CHECK(folder.read("file.csv") == "a;b\r\n1;2");
  struct stat facts {};
  REQUIRE(::stat(form.file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("a form without a chosen file has none") {
  const import::TemporaryFolder folder;
  CHECK(read_sent_form(sent(file("", "") + std::string{kEnd}, folder), folder.path(".")).file.empty());
}

TEST_CASE("two files, a kind that is not taken, long fields, text that is not UTF-8 and a cut form are refused") {
  const std::string end{kEnd};
  CHECK(refused(file("a.csv", "1") + file("b.csv", "2") + end) == ErrorKind::bad_input);
  CHECK(refused(file("a.vrt", "1") + end) == ErrorKind::bad_input);
  CHECK(refused(field("source", std::string(70'000, 'a')) + end) == ErrorKind::bad_input);
  CHECK(refused(field("source", "\xE5") + end) == ErrorKind::bad_input);
  CHECK(refused(file("a.csv", "1;2")) == ErrorKind::bad_input);
}
