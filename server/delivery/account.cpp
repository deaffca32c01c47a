#include "server/delivery/account.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tryggkarta::delivery {

namespace {

constexpr std::size_t kMostReasons = 500;
constexpr std::size_t kMostSentences = 10;

/// "13 335", with a plain blank: terminals and logs.
std::string grouped(std::int64_t number) {
  std::string digits = fmt::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ' ');
  return digits;
}

}  // namespace

void ImportAccount::add(store::Outcome outcome, std::int64_t rows) {
  switch (outcome) {
    case store::Outcome::stored: stored_ += rows; break;
    case store::Outcome::updated: updated_ += rows; break;
    case store::Outcome::duplicate: duplicate_ += rows; break;
  }
}

std::string ImportAccount::in_words() const {
  return fmt::format(
      "{} rows: {} stored, {} updated, {} duplicate, {} quarantined, {} rejected; {} without area (ej områdesbestämd).",
      grouped(rows()), grouped(stored_), grouped(updated_), grouped(duplicate_), grouped(quarantined_),
      grouped(rejected_), grouped(unplaced_));
}

std::string ImportAccount::in_json() const {
  return fmt::format(
      R"({{"rows": {}, "stored": {}, "duplicate": {}, "quarantined": {}, "rejected": {}, "unplaced": {}, "updated": {}}})",
      rows(), stored_, duplicate_, quarantined_, rejected_, unplaced_, updated_);
}

void ReasonList::add(std::int64_t line, std::string_view field, std::string_view reason) {
  auto found = reasons_.find(reason);
  if (found == reasons_.end()) {
    if (reasons_.size() >= kMostReasons) {
      ++others_;
      return;
    }
    found = reasons_.emplace(std::string{reason}, Seen{0, line, std::string{field}}).first;
  }
  ++found->second.rows;
}

std::vector<std::string> ReasonList::sentences() const {
  using Entry = std::pair<const std::string, Seen>;
  std::vector<const Entry*> entries;
  for (const Entry& entry : reasons_) entries.push_back(&entry);
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry* a, const Entry* b) { return a->second.rows > b->second.rows; });
  std::vector<std::string> sentences;
  std::int64_t rest = others_;
  for (const Entry* entry : entries) {
    const auto& [reason, seen] = *entry;
    if (sentences.size() == kMostSentences) {
      rest += seen.rows;
      continue;
    }
    const std::string field = seen.field.empty() ? "" : fmt::format(", {}", seen.field);
    sentences.push_back(
        fmt::format("{} row(s) not taken: {} (first: line {}{}).", grouped(seen.rows), reason, seen.first_line, field));
  }
  if (rest > 0) sentences.push_back(fmt::format("{} row(s) not taken for other reasons.", grouped(rest)));
  return sentences;
}

}  // namespace tryggkarta::delivery
