#include "server/public/address.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::string_view kPlain = "-._~:@,!$'()*";  // RFC 3986 allows them in path and query as they are

bool is_plain(char character) {
  const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  return letter || (character >= '0' && character <= '9') || kPlain.find(character) != std::string_view::npos;
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char character : text) {
    if (is_plain(character)) {
      encoded += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    encoded += '%';
    encoded += kHex[byte >> 4];
    encoded += kHex[byte & 15];
  }
  return encoded;
}

std::string query_text(const std::vector<http::Parameter>& parameters) {
  std::string text;
  for (const http::Parameter& parameter : parameters) {
    text += text.empty() ? '?' : '&';
    text += percent_encode(parameter.name) + '=' + percent_encode(parameter.value);
  }
  return text;
}

std::string_view path_prefix(std::string_view base_url) {
  const auto host = base_url.find("://");
  if (host == std::string_view::npos) return {};
  const auto path = base_url.find('/', host + 3);
  return path == std::string_view::npos ? std::string_view{} : base_url.substr(path);
}

}  // namespace tryggkarta::public_routes
