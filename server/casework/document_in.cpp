#include "server/casework/document_in.hpp"

#include <charconv>
#include <string_view>

namespace tryggkarta::casework {

namespace {

// A MultiPolygon in a feature is six levels deep.
constexpr int kDeepest = 12;

[[noreturn]] void refuse_body(const char* swedish, const char* english) {
  throw casebook::RefusedWork({{"body", swedish, english}});
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::int64_t> version_in(std::string_view tag) {
  if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  const std::string_view digits = tag.substr(1, tag.size() - 2);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return version;
}

}  // namespace

bool is_known_form(const http::Request& request) {
  const std::string_view field = request.header("content-type");
  const std::string_view type = trimmed(field.substr(0, field.find(';')));
  if (type == "application/geo+json" || type == "application/json") return true;
  return request.method == http::Method::patch && type == "application/merge-patch+json";
}

Json read_document(const http::Request& request) {
  const auto keep = [](int depth, Json::parse_event_t, const Json&) {
    if (depth > kDeepest) refuse_body("dokumentet är för djupt nästlat", "the document is nested too deep");
    return true;
  };
  try {
    return Json::parse(request.body, keep);
  } catch (const Json::exception&) {
    refuse_body("innehållet är inte giltig JSON", "the body is not valid JSON");
  }
}

std::optional<std::vector<std::int64_t>> versions_named(const http::Request& request) {
  const std::string field = request.joined_header("if-match");
  std::string_view rest = trimmed(field);
  // "*" names no version, and somebody else's change would be lost.
  if (rest.empty() || rest == "*") return std::nullopt;
  std::vector<std::int64_t> versions;
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    if (const auto version = version_in(trimmed(rest.substr(0, comma)))) versions.push_back(*version);
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return versions;
}

}  // namespace tryggkarta::casework
