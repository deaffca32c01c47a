#include "geo/store/identity_book.hpp"

#include <algorithm>

namespace tryggkarta::store {

namespace {

constexpr std::size_t kFirstSlots = 1024;

// In the order of the parameters: they are bound by number, once a row.
constexpr const char* kFind =
    "SELECT second_half, incident, content FROM incident_identity WHERE first_half = :first_half";
constexpr const char* kAdd = R"(
INSERT INTO incident_identity (first_half, second_half, incident, content)
VALUES (:first_half, :second_half, :incident, :content))";
constexpr const char* kChange = "UPDATE incident_identity SET content = :content WHERE first_half = :first_half";

bool has_rows(Database& database) {
  Statement statement{database, "SELECT EXISTS (SELECT 1 FROM incident_identity)"};
  statement.step();
  return statement.integer(0) != 0;
}

std::int64_t next_to(std::int64_t first_half) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(first_half) + 1);
}

}  // namespace

IdentityBook::IdentityBook(Database& database, std::size_t most)
    : most_(most),
      slots_(kFirstSlots),
      table_has_rows_(has_rows(database)),
      find_(database, kFind),
      add_(database, kAdd),
      change_(database, kChange) {}

std::optional<IdentityBook::Known> IdentityBook::claim(Identity identity, std::int64_t incident, std::int64_t content) {
  for (;; identity.first_half = next_to(identity.first_half)) {
    const auto holder = holder_of(identity.first_half);
    if (!holder) {
      take({identity, incident, content});
      return std::nullopt;
    }
    if (holder->identity.second_half == identity.second_half)
      return Known{identity.first_half, holder->incident, holder->content};
  }
}

void IdentityBook::change_content(const Known& known, std::int64_t content) {
  if (const std::uint32_t slot = slot_of(known.place); slot != 0) {
    gathered_[slot - 1].content = content;
    return;
  }
  change_.bind(":content", content).bind(":first_half", known.place).run();
}

void IdentityBook::write() {
  if (gathered_.empty()) return;
  std::sort(gathered_.begin(), gathered_.end(),
            [](const Taken& a, const Taken& b) { return a.identity.first_half < b.identity.first_half; });
  for (const Taken& taken : gathered_) {
    add_.bind_at(1, taken.identity.first_half);
    add_.bind_at(2, taken.identity.second_half);
    add_.bind_at(3, taken.incident);
    add_.bind_at(4, taken.content);
    add_.run();
  }
  gathered_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
  table_has_rows_ = true;
}

/// Where a first half stands, or would stand.
std::uint32_t& IdentityBook::slot_of(std::int64_t first_half) {
  // The halves are of SHA-256: the low bits are as even as any. Neighbours are tried in turn.
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(first_half) & mask;
  while (slots_[at] != 0 && gathered_[slots_[at] - 1].identity.first_half != first_half) at = (at + 1) & mask;
  return slots_[at];
}

void IdentityBook::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::size_t i = 0; i < gathered_.size(); ++i)
    slot_of(gathered_[i].identity.first_half) = static_cast<std::uint32_t>(i + 1);
}

std::optional<IdentityBook::Taken> IdentityBook::holder_of(std::int64_t first_half) {
  if (const std::uint32_t slot = slot_of(first_half); slot != 0) return gathered_[slot - 1];
  if (!table_has_rows_) return std::nullopt;
  find_.bind_at(1, first_half);
  std::optional<Taken> holder;
  if (find_.step()) holder = Taken{{first_half, find_.integer(0)}, find_.integer(1), find_.integer(2)};
  find_.reset();
  return holder;
}

void IdentityBook::take(const Taken& taken) {
  if (gathered_.size() == most_) write();
  if (2 * (gathered_.size() + 1) > slots_.size()) grow();
  gathered_.push_back(taken);
  slot_of(taken.identity.first_half) = static_cast<std::uint32_t>(gathered_.size());
}

}  // namespace tryggkarta::store
