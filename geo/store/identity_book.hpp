// What incidents are known by: which identities are taken, in the table and on their way into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "geo/store/database.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

/// Sixteen bytes of a digest, as two numbers.
struct Identity {
  std::int64_t first_half;
  std::int64_t second_half;
};

/// The identities that a transaction takes. They are even as chance, so that every one would go to another page of the
/// table: they are gathered and written in the table's own order, which is six times as fast. Memory: 48 bytes for each
/// that waits.
class IdentityBook {
 public:
  /// Made in the transaction that it is for, and gone with it. Writes by itself when `most` identities wait.
  explicit IdentityBook(Database& database, std::size_t most = std::size_t{1} << 20);

  struct Known {
    std::int64_t place;  ///< its number in the table
    std::int64_t incident;
    std::int64_t content;
  };
  /// Who has the identity; nothing when nobody had: it is `incident`'s from now on.
  std::optional<Known> claim(Identity identity, std::int64_t incident, std::int64_t content);
  /// Has the memory fetched where `claim` will look; worth it some claims ahead.
  void will_claim(Identity identity) const { __builtin_prefetch(&slots_[home_of(identity.first_half)]); }
  void change_content(const Known& known, std::int64_t content);
  /// Writes what was gathered; before the transaction is committed.
  void write();

 private:
  struct Taken {
    Identity identity;
    std::int64_t incident;
    std::int64_t content;
  };
  struct Slot {
    std::uint32_t number = 0;  ///< position in gathered_ + 1; 0: free
    std::uint32_t tag = 0;     ///< high bits of the first half: most others are told apart without a look at gathered_
  };
  std::size_t home_of(std::int64_t first_half) const {
    // The halves are of SHA-256: the low bits are as even as any.
    return static_cast<std::size_t>(first_half) & (slots_.size() - 1);
  }
  Slot& slot_of(std::int64_t first_half);
  void grow();
  static void bind(Statement& add, std::size_t row, const Taken& taken);
  std::optional<Taken> find_in_table(std::int64_t first_half);

  std::size_t most_;
  std::vector<Taken> gathered_;
  std::vector<Slot> slots_;  // by first half
  bool table_has_rows_;
  Statement find_, add_, add_many_, change_;
};

}  // namespace tryggkarta::store
