#include "server/chain/sent_form.hpp"

#include <charconv>
#include <system_error>
#include <utility>

#include "geo/error.hpp"
#include "server/http/limits.hpp"
#include "server/http/target.hpp"

namespace tryggkarta::chain {

namespace {

constexpr std::size_t kMostFields = 400;

[[noreturn]] void refuse() {
  throw Error{ErrorKind::bad_input, "Adressen tar emot ett formulär: öppna sidan igen och skicka därifrån.",
              "This address takes a form: open the page again and send from there."};
}

/// "\n" alone, and no controls that could speak to a terminal.
std::string with_plain_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      plain += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::size_t length_of_letter(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_of_letter(static_cast<unsigned char>(text[at]));
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return false;
    }
    const auto second = length > 2 ? static_cast<unsigned char>(text[at + 1]) : 0;
    const auto first = static_cast<unsigned char>(text[at]);
    // Overlong forms, surrogates, and what lies above Unicode.
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
      return false;
    at += length;
  }
  return true;
}

/// The value of `name="…"` in a header field; "" where there is none.
std::string quoted_parameter(std::string_view field, std::string_view name) {
  const std::string wanted = std::string{name} + "=\"";
  for (std::size_t at = field.find(wanted); at != std::string_view::npos; at = field.find(wanted, at + 1)) {
    if (at > 0 && field[at - 1] != ' ' && field[at - 1] != ';') continue;
    const auto begin = at + wanted.size();
    const auto end = field.find('"', begin);
    return end == std::string_view::npos ? std::string{} : std::string{field.substr(begin, end - begin)};
  }
  return {};
}

std::string boundary_of(std::string_view type) {
  constexpr std::string_view kName = "boundary=";
  const auto at = type.find(kName);
  if (at == std::string_view::npos) return {};
  std::string_view value = type.substr(at + kName.size());
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return std::string{value.substr(0, value.find('"'))};
  }
  return std::string{value.substr(0, value.find_first_of("; \t"))};
}

}  // namespace

SentForm::SentForm(const http::Request& request) {
  const std::string_view type = request.header("content-type");
  const std::string_view kind = type.substr(0, type.find(';'));
  if (kind == "multipart/form-data") {
    const std::string boundary = boundary_of(type);
    constexpr std::size_t kLongestBoundary = 70;  // RFC 2046 § 5.1.1
    if (boundary.empty() || boundary.size() > kLongestBoundary) refuse();
    read_parts(request.body, boundary);
    return;
  }
  if (kind != "application/x-www-form-urlencoded") refuse();
  http::Limits limits;
  limits.query_parameters = kMostFields;
  for (auto& field : http::parse_form(request.body, limits)) keep(std::move(field.name), std::move(field.value));
}

void SentForm::keep(std::string name, std::string value) {
  if (++count_ > kMostFields || !is_utf8(name) || !is_utf8(value)) refuse();
  fields_[std::move(name)].push_back(with_plain_ends(value));
}

void SentForm::read_parts(std::string_view body, const std::string& boundary) {
  const std::string first = "--" + boundary;
  const std::string between = "\r\n" + first;
  if (!body.starts_with(first)) refuse();
  body.remove_prefix(first.size());
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) refuse();
    body.remove_prefix(2);
    const auto head_end = body.find("\r\n\r\n");
    const auto end = head_end == std::string_view::npos ? head_end : body.find(between, head_end + 2);
    if (end == std::string_view::npos) refuse();
    const std::string name = quoted_parameter(body.substr(0, head_end), "name");
    if (name.empty()) refuse();
    const auto begin = head_end + 4;
    keep(name, std::string{end < begin ? std::string_view{} : body.substr(begin, end - begin)});
    body.remove_prefix(end + between.size());
  }
}

std::string SentForm::value(std::string_view name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::string{} : found->second.back();
}

std::vector<std::string> SentForm::all(std::string_view name) const {
  std::vector<std::string> values;
  const auto found = fields_.find(name);
  if (found == fields_.end()) return values;
  for (const std::string& value : found->second) {
    if (!value.empty()) values.push_back(value);
  }
  return values;
}

std::int64_t SentForm::version() const {
  const std::string text = value("version");
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error == std::errc{} && end == text.data() + text.size() && version >= 1) return version;
  throw Error{ErrorKind::bad_input, "Formuläret säger inte vilken version det är av: öppna sidan igen.",
              "The form does not say which version it is of: open the page again."};
}

}  // namespace tryggkarta::chain
