// A header block is refused, or all that is read from it is harmless: what is read twice is the same.
#include <string_view>

#include "server/http/request_head.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"GET /figures?x=1 HTTP/1.1\r\nHost: karta.example.org\r\nAccept: */*\r\n\r\n",
          "\r\nHEAD / HTTP/1.0\r\nConnection: close\r\n\r\nGET /",
          "OPTIONS * HTTP/1.1\r\nHost: [::1]:8080\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tryggkarta::http;
  const std::string_view received(reinterpret_cast<const char*>(data), size);
  const HeadProgress progress = find_head(received, 8192);
  if (progress.state != HeadProgress::State::complete) return 0;
  demand(progress.skip + progress.length <= size);

  const auto parsed = parse_head(received.substr(progress.skip, progress.length));
  const auto* head = std::get_if<RequestHead>(&parsed);
  if (head == nullptr) return 0;
  unsigned hosts = 0;
  for (const auto& [name, value] : head->headers) {
    demand(!name.empty());
    demand((name + value).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    if (name == "host") ++hosts;
  }
  demand(hosts <= 1);
  demand(head->target.find_first_of(std::string_view(" \r\n\0", 4)) == std::string_view::npos);
  return 0;
}
