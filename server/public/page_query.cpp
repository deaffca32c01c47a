#include "server/public/page_query.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tryggkarta::public_routes {

namespace {

constexpr std::int64_t kDefaultLimit = 100;
constexpr std::int64_t kMostFeatures = 10'000;
constexpr std::int64_t kMostOffset = 1'000'000'000;

std::string crs_schema() {
  std::vector<std::string> uris;
  for (const Crs& crs : offered_crs()) uris.emplace_back(crs.uri);
  std::string schema = enum_schema(uris);
  schema.insert(schema.size() - 1, fmt::format(R"(,"default":"{}")", uris.front()));
  return schema;
}

std::int64_t read_limit(const Arguments& arguments) {
  const auto text = arguments.value("limit");
  if (!text) return kDefaultLimit;
  const auto limit = read_integer(*text);
  if (!limit || *limit < 1) throw not_a_number("limit", "1–10000");
  return std::min(*limit, kMostFeatures);
}

std::int64_t read_offset(const Arguments& arguments) {
  const auto text = arguments.value("offset");
  if (!text) return 0;
  const auto offset = read_integer(*text);
  if (!offset || *offset < 0 || *offset > kMostOffset) throw not_a_number("offset", "0–1000000000");
  return *offset;
}

}  // namespace

ParameterRules page_rules() {
  return {
      {"limit", "How many features, at most.",
       fmt::format(R"({{"type":"integer","minimum":1,"maximum":{},"default":{}}})", kMostFeatures, kDefaultLimit)},
      {"offset", "How many features to pass over; written by `next` and `prev`.",
       R"({"type":"integer","minimum":0,"default":0})"},
      {"bbox", "Only features that touch the box: four numbers, or six with heights.",
       R"({"type":"array","items":{"type":"number"},"minItems":4,"maxItems":6})"},
      {"bbox-crs", "The reference system of `bbox`.", crs_schema()},
      crs_rule(),
      {"datetime", "An instant, a day, or an interval of them; days are those of the city's clock.",
       R"({"type":"string"})"},
  };
}

ParameterRule crs_rule() {
  return {"crs", "The reference system of the coordinates, in the axis order of its authority.", crs_schema()};
}

PageQuery read_page_query(const Arguments& arguments) {
  PageQuery query{read_limit(arguments), read_offset(arguments), &read_crs(arguments, "crs"), std::nullopt};
  const Crs& box_crs = read_crs(arguments, "bbox-crs");
  if (const auto box = arguments.value("bbox")) query.box = BoxFilter::parse(*box, box_crs);
  return query;
}

const Crs& read_crs(const Arguments& arguments, std::string_view parameter) {
  const auto uri = arguments.value(parameter);
  if (!uri) return offered_crs().front();
  if (const Crs* crs = find_crs(*uri)) return *crs;
  std::vector<std::string> uris;
  for (const Crs& crs : offered_crs()) uris.emplace_back(crs.uri);
  throw refusal(parameter, "Okänt koordinatsystem. Kända: " + joined(uris) + ".",
                "Unknown reference system. Known ones: " + joined(uris) + ".");
}

http::ProblemError not_a_number(std::string_view parameter, const std::string& range) {
  return refusal(parameter, "Skriv ett heltal " + range + ".", "Write a whole number, " + range + ".");
}

std::vector<http::Parameter> with(std::vector<http::Parameter> parameters, std::string_view name, std::string value) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const http::Parameter& parameter) { return parameter.name == name; });
  if (found != parameters.end())
    found->value = std::move(value);
  else
    parameters.push_back({std::string(name), std::move(value)});
  return parameters;
}

}  // namespace tryggkarta::public_routes
