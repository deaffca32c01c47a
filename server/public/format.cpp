#include "server/public/format.hpp"

#include "server/http/negotiation.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::string_view kBareCsv = "text/csv";

http::ProblemError unknown_format(const std::string& known) {
  return refusal("f", "Okänt format. Kända: " + known + ".", "Unknown format. Known ones: " + known + ".");
}

/// "application/vnd.oai.openapi+json;version=3.0" → without its parameter.
std::string_view bare(std::string_view media_type) { return media_type.substr(0, media_type.find(';')); }

}  // namespace

ParameterRule json_rule() {
  return {"f", "The format; wins over Accept.", R"({"type":"string","enum":["json"],"default":"json"})"};
}

ParameterRule json_or_csv_rule() {
  return {"f", "The format; wins over Accept.", R"({"type":"string","enum":["json","csv"],"default":"json"})"};
}

std::optional<ChosenFormat> choose_json_or_csv(const Call& call, std::string_view json_type) {
  if (const auto asked = call.arguments.value("f")) {
    if (*asked == "json") return ChosenFormat{Format::json, false};
    if (*asked == "csv") return ChosenFormat{Format::csv, false};
    throw unknown_format("json, csv");
  }
  const auto chosen = http::choose_media_type(call.request, {json_type, kJson, kBareCsv});
  if (!chosen) return std::nullopt;
  return ChosenFormat{*chosen == kBareCsv ? Format::csv : Format::json, true};
}

http::Response respond_with_json(const Call& call, Representation representation) {
  const auto asked = call.arguments.value("f");
  if (asked && *asked != "json") throw unknown_format("json");
  if (!asked) {
    if (!http::choose_media_type(call.request, {bare(representation.media_type), kJson})) return not_acceptable(call);
    representation.negotiated_by_accept = true;
  }
  return respond_with(call, representation);
}

http::Response not_acceptable(const Call& call) {
  http::ProblemDetail detail;
  detail.status = 406;
  detail.detail =
      http::in_language_of(call.request, "Inget av formaten i Accept finns här; parametern f väljer ett som finns.",
                           "None of the formats in Accept is here; the parameter f chooses one that is.");
  return http::problem(call.request, detail);
}

}  // namespace tryggkarta::public_routes
