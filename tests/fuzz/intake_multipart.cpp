// Whatever a browser or somebody else sends as a form with a file is refused, or comes out the same however it is cut.
#include <string>
#include <string_view>

#include "geo/error.hpp"
#include "server/intake/multipart.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--\r\n",
          "--b\r\ncontent-disposition: form-data; name=f; filename=\"a;b.csv\"\r\nContent-Type: text/csv\r\n\r\n"
          "1;2\r\n--\r\n--b\r\nContent-Disposition: form-data; name=z\r\n\r\n\r\n--b--",
          "multipart/form-data; boundary=\"b\"; charset=utf-8"};
}

namespace {

/// Everything that comes out, or "refused".
std::string read(std::string_view form, std::size_t piece) {
  using namespace tryggkarta::intake;
  std::string out;
  try {
    MultipartReader reader{"b",
                           {[&](const PartHead& head) {
                              demand(head.name.size() + head.file_name.value_or("").size() <= 4096);
                              out += "\n" + head.name + "|" + head.file_name.value_or("-") + "|";
                            },
                            [&](std::string_view bytes) {
                              demand(bytes.size() <= form.size());
                              out += bytes;
                            }}};
    for (std::size_t at = 0; at < form.size(); at += piece) reader.take(form.substr(at, piece));
    reader.finish();
  } catch (const tryggkarta::Error& error) {
    demand(error.kind() == tryggkarta::ErrorKind::bad_input);
    return "refused";
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view form{reinterpret_cast<const char*>(data), size};
  const std::string whole = read(form, size + 1);
  demand(read(form, 1) == whole);
  demand(read(form, 7) == whole);
  demand(tryggkarta::intake::boundary_of(form).size() <= 70);
  return 0;
}
