#include "server/oidc/address_text.hpp"

#include <curl/curl.h>

#include <memory>

namespace tryggkarta::oidc {

namespace {

using Address = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// One part of an address; "" where it has none.
std::string part(const Address& address, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(address.get(), which, &text, 0) != CURLUE_OK) return {};
  std::string copy{text};
  curl_free(text);
  return copy;
}

bool is_this_machine(const std::string& host) { return host == "127.0.0.1" || host == "[::1]" || host == "localhost"; }

bool is_printable(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f) return false;
  }
  return true;
}

}  // namespace

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string safe;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view{"-._~"}.find(c) != std::string_view::npos;
    if (is_plain) {
      safe += c;
    } else {
      safe.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    }
  }
  return safe;
}

std::string encoded(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) text += (text.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  return text;
}

std::string with_fields(std::string address, const Fields& fields) {
  const bool has_query = address.find('?') != std::string::npos;
  return address.append(has_query ? "&" : "?").append(encoded(fields));
}

bool is_loopback(const std::string& address) {
  const Address url{curl_url(), &curl_url_cleanup};
  if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return false;
  return part(url, CURLUPART_SCHEME) == "http" && is_this_machine(part(url, CURLUPART_HOST));
}

bool is_safe_address(const std::string& address) {
  if (!is_printable(address) || address.size() > 2048) return false;
  const Address url{curl_url(), &curl_url_cleanup};
  if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return false;
  for (const CURLUPart forbidden : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT}) {
    if (!part(url, forbidden).empty()) return false;
  }
  if (part(url, CURLUPART_HOST).empty()) return false;
  return part(url, CURLUPART_SCHEME) == "https" || is_loopback(address);
}

}  // namespace tryggkarta::oidc
