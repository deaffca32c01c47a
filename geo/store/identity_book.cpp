#include "geo/store/identity_book.hpp"

#include <algorithm>
#include <string>

namespace tryggkarta::store {

namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kManyRows = 32;

constexpr const char* kFind =
    "SELECT second_half, incident, content FROM incident_identity WHERE first_half = :first_half";
constexpr const char* kChange = "UPDATE incident_identity SET content = :content WHERE first_half = :first_half";

bool has_rows(Database& database) {
  Statement statement{database, "SELECT EXISTS (SELECT 1 FROM incident_identity)"};
  statement.step();
  return statement.integer(0) != 0;
}

/// The statement that adds some rows at once: running one is a third of the work of a row.
std::string add_rows(std::size_t rows) {
  std::string sql = "INSERT INTO incident_identity (first_half, second_half, incident, content) VALUES (?, ?, ?, ?)";
  for (std::size_t row = 1; row < rows; ++row) sql += ", (?, ?, ?, ?)";
  return sql;
}

std::uint32_t tag_of(std::int64_t first_half) {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(first_half) >> 32);
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
      add_(database, add_rows(1)),
      add_many_(database, add_rows(kManyRows)),
      change_(database, kChange) {}

std::optional<IdentityBook::Known> IdentityBook::claim(Identity identity, std::int64_t incident, std::int64_t content) {
  if (gathered_.size() == most_) write();
  if (2 * (gathered_.size() + 1) > slots_.size()) grow();
  for (;; identity.first_half = next_to(identity.first_half)) {
    Slot& slot = slot_of(identity.first_half);
    const auto holder = slot.number != 0 ? gathered_[slot.number - 1] : find_in_table(identity.first_half);
    if (!holder) {
      gathered_.push_back({identity, incident, content});
      slot = {static_cast<std::uint32_t>(gathered_.size()), tag_of(identity.first_half)};
      return std::nullopt;
    }
    if (holder->identity.second_half == identity.second_half)
      return Known{identity.first_half, holder->incident, holder->content};
  }
}

void IdentityBook::change_content(const Known& known, std::int64_t content) {
  if (const Slot slot = slot_of(known.place); slot.number != 0) {
    gathered_[slot.number - 1].content = content;
    return;
  }
  change_.bind(":content", content).bind(":first_half", known.place).run();
}

void IdentityBook::bind(Statement& add, std::size_t row, const Taken& taken) {
  const int first = static_cast<int>(4 * row) + 1;
  add.bind_at(first, taken.identity.first_half);
  add.bind_at(first + 1, taken.identity.second_half);
  add.bind_at(first + 2, taken.incident);
  add.bind_at(first + 3, taken.content);
}

void IdentityBook::write() {
  if (gathered_.empty()) return;
  std::sort(gathered_.begin(), gathered_.end(),
            [](const Taken& a, const Taken& b) { return a.identity.first_half < b.identity.first_half; });
  std::size_t written = 0;
  for (; written + kManyRows <= gathered_.size(); written += kManyRows) {
    for (std::size_t row = 0; row < kManyRows; ++row) bind(add_many_, row, gathered_[written + row]);
    add_many_.run();
  }
  for (; written < gathered_.size(); ++written) {
    bind(add_, 0, gathered_[written]);
    add_.run();
  }
  gathered_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});
  table_has_rows_ = true;
}

/// Where a first half stands, or would stand.
IdentityBook::Slot& IdentityBook::slot_of(std::int64_t first_half) {
  const auto holds_it = [&](const Slot& slot) {
    return slot.tag == tag_of(first_half) && gathered_[slot.number - 1].identity.first_half == first_half;
  };
  std::size_t at = home_of(first_half);
  while (slots_[at].number != 0 && !holds_it(slots_[at])) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

void IdentityBook::grow() {
  slots_.assign(slots_.size() * 2, Slot{});
  for (std::size_t i = 0; i < gathered_.size(); ++i) {
    const std::int64_t first_half = gathered_[i].identity.first_half;
    slot_of(first_half) = {static_cast<std::uint32_t>(i + 1), tag_of(first_half)};
  }
}

std::optional<IdentityBook::Taken> IdentityBook::find_in_table(std::int64_t first_half) {
  if (!table_has_rows_) return std::nullopt;
  find_.bind_at(1, first_half);
  std::optional<Taken> holder;
  if (find_.step()) holder = Taken{{first_half, find_.integer(0)}, find_.integer(1), find_.integer(2)};
  find_.reset();
  return holder;
}

}  // namespace tryggkarta::store
