#include "geo/import/source_name.hpp"

#include <algorithm>
#include <cctype>

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

namespace {

constexpr std::string_view kMask{"*****"};
constexpr std::size_t kLongestWords = 200;

std::size_t end_of_value(std::string_view text, std::size_t at) {
  const char quote = at < text.size() && (text[at] == '\'' || text[at] == '"') ? text[at] : 0;
  if (quote != 0) {
    const std::size_t close = text.find(quote, at + 1);
    return close == std::string_view::npos ? text.size() : close + 1;
  }
  return std::min(text.find_first_of(" &;'\"", at), text.size());
}

std::string without_password_settings(std::string text) {
  for (const std::string_view key : {"password=", "passwd=", "pwd="}) {
    std::size_t at = 0;
    while ((at = lower_case(text).find(key, at)) != std::string::npos) {
      at += key.size();
      text.replace(at, end_of_value(text, at) - at, kMask);
    }
  }
  return text;
}

std::string without_password_in_address(std::string text) {
  std::size_t scheme = 0;
  while ((scheme = text.find("://", scheme)) != std::string::npos) {
    scheme += 3;
    const std::size_t host_end = std::min(text.find_first_of("/ '\"", scheme), text.size());
    const std::size_t at = text.rfind('@', host_end);
    const std::size_t colon = text.find(':', scheme);
    if (at == std::string::npos || at < scheme || colon == std::string::npos || colon > at) continue;
    text.replace(colon + 1, at - colon - 1, kMask);
  }
  return text;
}

bool ends_path(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == '"' || c == '`' || c == ',' || c == ')';
}

/// "/var/lib/x/proj.db" → "proj.db"
std::string without_foreign_paths(const std::string& text, std::string_view source) {
  std::string clean;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = text[at] == '/' && (at == 0 || ends_path(text[at - 1]) || text[at - 1] == '(');
    if (!begins) {
      clean += text[at++];
      continue;
    }
    std::size_t end = at;
    if (!source.empty() && text.compare(at, source.size(), source) == 0) {
      end = at + source.size();
      clean += text.substr(at, end - at);
    } else {
      while (end < text.size() && !ends_path(text[end])) ++end;
      const std::string path = text.substr(at, end - at);
      clean += path.substr(path.rfind('/') + 1);
    }
    at = end;
  }
  return clean;
}

}  // namespace

std::string shown_source(std::string_view source) {
  std::string shown = without_password_in_address(without_password_settings(std::string{source}));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return shown;
}

std::string cleaned_words(std::string_view words, std::string_view source) {
  std::string clean = utf8_of_unknown(words);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  clean = without_foreign_paths(shown_source(clean), source);
  if (clean.size() > kLongestWords) {
    clean.resize(valid_utf8_length(std::string_view{clean}.substr(0, kLongestWords)));
    clean += " …";
  }
  std::string_view trimmed_words = trimmed(clean);
  while (trimmed_words.ends_with('.')) trimmed_words.remove_suffix(1);
  return std::string{trimmed_words};
}

bool is_file_source(std::string_view source) {
  const std::size_t colon = source.find(':');
  if (colon == std::string_view::npos || source.starts_with('/')) return !source.starts_with("/vsi");
  // "C:\…" is a path; "PG:…" and "https://…" are connections.
  const std::string_view before = source.substr(0, colon);
  return before.size() < 2 || before.find_first_of("/.\\") != std::string_view::npos;
}

}  // namespace tryggkarta::import
