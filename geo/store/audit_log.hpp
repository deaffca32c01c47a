// The log of what was done and read in whose name: append-only, and chained so that tampering shows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/store/store.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::store {

/// One thing that a member did. Any text is kept as it is; the purpose and the filter are empty where there was none.
struct AuditEntry {
  time::Instant when{};
  std::string member;  ///< the name that one signs in with
  std::string role;
  std::string purpose;
  std::string act;     ///< "read", "export", "member add", …
  std::string what;    ///< what was read or changed
  std::string filter;  ///< which part of it
  std::int64_t rows = 0;
};

/// Where the log is not what it was.
struct AuditFault {
  enum class How { changed, missing, inserted, tail_cut };
  std::int64_t number = 0;  ///< of the first row that does not fit
  How how = How::changed;

  /// One sentence with the number.
  std::string in_words() const;
};

/// Must not outlive its Store.
class Store::AuditLog {
 public:
  /// Keeps all of them or none: within the transaction that is open, or in one of its own that waits for other writers.
  void append(std::span<const AuditEntry> entries);
  /// Newest first, at most so many.
  std::vector<AuditEntry> of_member(std::string_view name, std::size_t most) const;

  /// How long the log is, and the hash that it ends with (hexadecimal). Written down elsewhere, it also betrays who
  /// would write the whole log anew.
  struct Head {
    std::int64_t count = 0;
    std::string hash;
  };
  Head head() const;
  /// Nothing when every row is as it was appended and none is missing. Reads the whole log.
  std::optional<AuditFault> verify() const;

 private:
  friend class Store;
  explicit AuditLog(Inside& inside) : inside_(&inside) {}
  Inside* inside_;
};

}  // namespace tryggkarta::store
