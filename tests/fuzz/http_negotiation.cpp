// Lists of preferences and tags: any bytes are read without harm, and what is chosen is acceptable.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/http/entity_tag.hpp"
#include "server/http/http_date.hpp"
#include "server/http/negotiation.hpp"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

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
