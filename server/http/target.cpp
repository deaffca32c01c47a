#include "server/http/target.hpp"

#include <algorithm>
#include <array>

#include "geo/error.hpp"
#include "server/http/header_list.hpp"

namespace tryggkarta::http {
namespace {

[[noreturn]] void refuse(const std::string& swedish, const std::string& english) {
  throw Error(ErrorKind::bad_input, "Adressen kan inte läsas: " + swedish, "The address cannot be read: " + english);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Part { path, query };

/// Characters that stand for themselves in a path and in a query: ASCII but for controls, '%', '+' and the backslash.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int c = 0x20; c < 0x7f; ++c) plain[static_cast<std::size_t>(c)] = c != '%' && c != '+' && c != '\\';
  return plain;
}();

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return kPlain[static_cast<unsigned char>(c)]; });
}

std::string decode(std::string_view text, Part part) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const bool whole = i + 2 < text.size();
      const int high = whole ? hex_digit(text[i + 1]) : -1;
      const int low = whole ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        refuse("efter % ska två hexadecimala siffror stå.", "% must be followed by two hex digits.");
      c = static_cast<char>(high * 16 + low);
      i += 2;
      if (part == Part::path && c == '/')
        refuse("ett kodat snedstreck är inte tillåtet.", "an encoded slash is not allowed.");
    } else if (c == '+' && part == Part::query) {
      c = ' ';
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) refuse("den har ett styrtecken.", "it holds a control character.");
    if (part == Part::path && c == '\\') refuse("den har ett omvänt snedstreck.", "it holds a backslash.");
    decoded += c;
  }
  return decoded;
}

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xc2 ? 0
                               : lead < 0xe0 ? 2
                               : lead < 0xf0 ? 3
                               : lead < 0xf5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    }
    const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)) return false;
    if ((lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) return false;
    i += length;
  }
  return true;
}

std::string decode_text(std::string_view text, Part part) {
  if (is_plain(text)) return std::string(text);
  std::string decoded = decode(text, part);
  if (!is_utf8(decoded)) refuse("den är inte UTF-8.", "it is not UTF-8.");
  return decoded;
}

void refuse_dot_segments(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") refuse("den har en punkt som led.", "it holds a dot segment.");
    path.remove_prefix(segment.size());
  }
}

std::string_view without_authority(std::string_view raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_token(raw.substr(0, scheme.size()), scheme)) continue;
    raw.remove_prefix(scheme.size());
    const auto path = raw.find_first_of("/?");
    return path == std::string_view::npos ? std::string_view("/") : raw.substr(path);
  }
  return raw;
}

std::vector<Parameter> parse_query(std::string_view text, std::size_t most) {
  std::vector<Parameter> parameters;
  parameters.reserve(4);
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
    if (piece.empty()) continue;
    if (parameters.size() == most) refuse("den har för många parametrar.", "it has too many parameters.");
    const auto equals = piece.find('=');
    const std::string_view value = equals == std::string_view::npos ? std::string_view{} : piece.substr(equals + 1);
    parameters.push_back({decode_text(piece.substr(0, equals), Part::query), decode_text(value, Part::query)});
  }
  return parameters;
}

}  // namespace

Target parse_target(std::string_view raw, const Limits& limits) {
  if (raw == "*") return {"/", {}};
  std::string_view rest = without_authority(raw);
  if (!rest.empty() && rest.front() == '?' && rest.size() < raw.size())
    return {"/", parse_query(rest.substr(1), limits.query_parameters)};
  if (rest.empty() || rest.front() != '/') refuse("den ska börja med snedstreck.", "it must begin with a slash.");
  for (const char c : rest) {
    if (c <= 0x20 || c == 0x7f || c == '#')
      refuse("den har ett tecken som måste kodas.", "it holds a character that must be encoded.");
  }
  const auto question = rest.find('?');
  Target target{decode_text(rest.substr(0, question), Part::path), {}};
  refuse_dot_segments(target.path);
  if (question != std::string_view::npos)
    target.query = parse_query(rest.substr(question + 1), limits.query_parameters);
  return target;
}

std::vector<Parameter> parse_form(std::string_view body, const Limits& limits) {
  return parse_query(body, limits.query_parameters);
}

}  // namespace tryggkarta::http
