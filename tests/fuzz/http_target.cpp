// Whatever stands in a request line is refused, or becomes a path without tricks.
#include <string_view>

#include "geo/error.hpp"
#include "server/http/target.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"/tiles/areas/9/273/155.mvt?scheme=MO&period=2026-Q3", "http://karta.example.org/a%20b?c=%C3%A5+d", "*",
          "/a/../b/./c", "/%2e%2e/%2f?%00=%ff&&=&x"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tryggkarta::http;
  const Limits limits;
  try {
    const Target target = parse_target({reinterpret_cast<const char*>(data), size}, limits);
    const std::string path = target.path + "/";
    demand(path.front() == '/');
    demand(path.find("/../") == std::string::npos && path.find("/./") == std::string::npos);
    demand(path.find('\\') == std::string::npos);
    for (const char c : path) demand(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    demand(target.query.size() <= limits.query_parameters);
  } catch (const tryggkarta::Error& error) {
    demand(error.kind() == tryggkarta::ErrorKind::bad_input);
  }
  return 0;
}
