#include "server/casework/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tryggkarta::casework {

namespace {

constexpr std::size_t kMostWords = 200;

/// Line breaks and tabs belong to prose; other controls could speak to a terminal that shows them.
bool has_controls(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
  });
}

}  // namespace

const Json* FieldReader::find(const char* name) {
  known_.insert(name);
  const auto member = properties_.find(name);
  return member == properties_.end() || member->is_null() ? nullptr : &*member;
}

void FieldReader::complain(std::string field, std::string swedish, std::string english) {
  complaints_.push_back({std::move(field), std::move(swedish), std::move(english)});
}

std::string FieldReader::text(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return {};
  if (!member->is_string()) {
    complain(name, "fältet ska vara en text", "the field must be a text");
    return {};
  }
  auto text = member->get<std::string>();
  if (has_controls(text)) complain(name, "texten har styrtecken", "the text has control characters");
  return text;
}

bool FieldReader::yes_no(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return false;
  if (member->is_boolean()) return member->get<bool>();
  complain(name, "skriv true eller false", "write true or false");
  return false;
}

std::optional<double> FieldReader::number(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return std::nullopt;
  if (member->is_number() && std::isfinite(member->get<double>())) return member->get<double>();
  complain(name, "fältet ska vara ett tal", "the field must be a number");
  return std::nullopt;
}

std::optional<std::int64_t> FieldReader::whole(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return std::nullopt;
  constexpr std::int64_t kMost = 2'000'000'000;
  if (member->is_number_integer() && std::abs(member->get<double>()) <= kMost) return member->get<std::int64_t>();
  complain(name, "fältet ska vara ett heltal", "the field must be a whole number");
  return std::nullopt;
}

std::optional<time::Day> FieldReader::day(const char* name) {
  const std::string written = text(name);
  if (written.empty()) return std::nullopt;
  const auto day = time::parse_day(written);
  if (!day) complain(name, "skriv en dag som 2026-03-09", "write a day like 2026-03-09");
  return day;
}

std::vector<std::string> FieldReader::words(const char* name) {
  const Json* member = find(name);
  std::vector<std::string> words;
  if (member == nullptr) return words;
  const bool is_list = member->is_array() && member->size() <= kMostWords &&
                       std::all_of(member->begin(), member->end(), [](const Json& each) { return each.is_string(); });
  if (!is_list) {
    complain(name, "fältet ska vara en lista av texter", "the field must be a list of texts");
    return words;
  }
  for (const Json& each : *member) words.push_back(each.get<std::string>());
  return words;
}

std::vector<std::int64_t> FieldReader::wholes(const char* name) {
  const Json* member = find(name);
  std::vector<std::int64_t> numbers;
  if (member == nullptr) return numbers;
  const auto is_number = [](const Json& each) {
    return each.is_number_integer() && each.get<std::int64_t>() > 0 && each.get<std::int64_t>() < 1'000'000'000;
  };
  if (!member->is_array() || member->size() > kMostWords || !std::all_of(member->begin(), member->end(), is_number)) {
    complain(name, "fältet ska vara en lista av nummer", "the field must be a list of numbers");
    return numbers;
  }
  for (const Json& each : *member) numbers.push_back(each.get<std::int64_t>());
  return numbers;
}

void FieldReader::need(const char* name) {
  const auto member = properties_.find(name);
  const bool is_given = member != properties_.end() && !member->is_null() && *member != "";
  if (!is_given) complain(name, "fältet behövs", "the field is needed");
}

void FieldReader::fixed(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return;
  const auto before = before_.find(name);
  if (before == before_.end() || *before != *member)
    complain(name, "fältet ges av servern och kan inte ändras",
             "the field is given by the server and cannot be changed");
}

void FieldReader::finish() {
  for (const auto& [name, value] : properties_.items()) {
    // As much of a name as tells which one it is.
    if (!known_.contains(name)) complain(name.substr(0, 80), "det finns inget sådant fält", "there is no such field");
    if (complaints_.size() >= 50) break;
  }
  if (!complaints_.empty()) throw casebook::RefusedWork(std::move(complaints_));
}

}  // namespace tryggkarta::casework
