// Lists of preferences and tags: any bytes are read without harm, and what is chosen is acceptable.
#include <string>
#include <string_view>

#include "server/http/entity_tag.hpp"
#include "server/http/http_date.hpp"
#include "server/http/negotiation.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"gzip, br;q=0.8, *;q=0",
          "identity;q=0.5, gzip;q=1.0",
          "\"0123456789abcdef-br\", W/\"x\", *",
          "text/html,application/json;q=0.9,*/*;q=0.1",
          "sv-SE,sv;q=0.9,en;q=0.5",
          "Sun, 06 Nov 1994 08:49:37 GMT"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tryggkarta::http;
  const std::string_view field(reinterpret_cast<const char*>(data), size);
  const auto accepted = AcceptedCodings::parse(field);
  const auto preferred = accepted.preferred();
  if (preferred) demand(accepted.accepts(*preferred));
  if (!preferred)
    demand(!accepted.accepts(Coding::identity) && !accepted.accepts(Coding::gzip) && !accepted.accepts(Coding::brotli));

  const auto ours = RepresentationTags::of({"edition", "key"});
  const auto form = NamedTags::parse(field, ours).acceptable(accepted);
  if (form) demand(field.find(ours.stem()) != std::string_view::npos);

  Request request;
  request.headers = {{"accept", std::string(field)}, {"accept-language", std::string(field)}};
  choose_media_type(request, {"application/json", "text/csv"});
  language_of(request);
  if (const auto instant = parse_http_date(field)) demand(http_date(*instant) == field);
  return 0;
}
