// Forms with files, piece by piece: what a browser sends comes out whole, and nothing else does.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "geo/error.hpp"
#include "server/intake/multipart.hpp"

using namespace tryggkarta;
using namespace tryggkarta::intake;

namespace {

constexpr std::string_view kForm =
    "--grans\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
    "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mars; 2026.csv\"\r\n"
    "Content-Type: text/csv\r\n\r\na;b\r\n--gran;\r\n1;2\r\n\r\n"
    "--grans\r\ncontent-disposition:form-data;name=tom\r\n\r\n\r\n--grans--\r\n";

/// "name[file]=content" of every part, in the order of the form.
std::vector<std::string> parts_of(std::string_view form, std::size_t piece, std::string_view boundary = "grans") {
  std::vector<std::string> parts;
  MultipartReader reader{boundary,
                         {[&](const PartHead& head) {
                            parts.push_back(head.name + (head.file_name ? "[" + *head.file_name + "]" : "") + "=");
                          },
                          [&](std::string_view bytes) { parts.back() += bytes; }}};
  for (std::size_t at = 0; at < form.size(); at += piece) reader.take(form.substr(at, piece));
  reader.finish();
  return parts;
}

bool is_refused(std::string_view form) {
  try {
    parts_of(form, 1000);
  } catch (const Error& error) {
    return error.kind() == ErrorKind::bad_input;
  }
  return false;
}

std::string part(std::string_view head) { return "--grans\r\n" + std::string{head} + "\r\n\r\nx\r\n--grans--\r\n"; }

}  // namespace

TEST_CASE("a form comes out the same however it is cut, and what only looks like a boundary is content") {
  const std::vector<std::string> expected{"csrf=abc", "file[mars; 2026.csv]=a;b\r\n--gran;\r\n1;2\r\n", "tom="};
  for (std::size_t piece = 1; piece <= kForm.size(); ++piece) {
    INFO(piece);
    CHECK(parts_of(kForm, piece) == expected);
  }
}

TEST_CASE("of a long part no more is held back than a boundary") {
  const std::string content(1 << 20, '\r');
  std::size_t come = 0;
  MultipartReader reader{"grans", {[](const PartHead&) {}, [&](std::string_view bytes) { come += bytes.size(); }}};
  reader.take("--grans\r\nContent-Disposition: form-data; name=a\r\n\r\n" + content);
  CHECK(come >= content.size() - std::string_view{"\r\n--grans"}.size());
}

TEST_CASE("a form that is cut off anywhere is refused") {
  for (std::size_t length = 0; length + 2 < kForm.size(); ++length) {
    INFO(length);
    CHECK(is_refused(kForm.substr(0, length)));
  }
}

TEST_CASE("what no browser sends is refused") {
  CHECK(is_refused("text before\r\n" + std::string{kForm}));
  CHECK(is_refused(std::string{kForm} + "text after"));
  CHECK(is_refused("--grans--\r\n"));
  CHECK(is_refused(part("Content-Type: text/plain")));
  CHECK(is_refused(part("Content-Disposition: form-data")));
  CHECK(is_refused(part("Content-Disposition: attachment; name=a")));
  CHECK(is_refused(part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b")));
  CHECK(is_refused(part("no colon")));
  CHECK(is_refused(part("Content-Disposition: form-data; name=" + std::string(5000, 'a'))));
  std::string many;
  for (int i = 0; i < 21; ++i) many += "--grans\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
  CHECK(is_refused(many + "--grans--\r\n"));
}

TEST_CASE("a boundary is read as RFC 2046 allows it, and nothing else is one") {
  CHECK(boundary_of("multipart/form-data; boundary=----WebKitFormBoundaryAb1") == "----WebKitFormBoundaryAb1");
  CHECK(boundary_of("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\"") == "a b");
  CHECK(boundary_of("multipart/mixed; boundary=a").empty());
  CHECK(boundary_of("multipart/form-data").empty());
  CHECK(boundary_of("multipart/form-data; boundary=").empty());
  CHECK(boundary_of("multipart/form-data; boundary=\"a\r\nb\"").empty());
  CHECK(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')).empty());
}
