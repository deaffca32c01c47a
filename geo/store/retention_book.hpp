// Retention (gallring): exact place and key of rows that are older than their source may keep them go, areas and counts
// stay.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/store/store.hpp"

namespace tryggkarta::store {

/// The rows of one source by their age.
struct RetentionAccount {
  std::string source;
  std::string retention;           ///< as it was decided; empty: ej beslutat
  std::optional<time::Day> limit;  ///< rows whose last day is before it are due; none: every row is kept exactly
  std::int64_t due = 0;            ///< older, and still with their place and key
  std::int64_t retained = 0;       ///< have lost them before
  std::int64_t kept = 0;           ///< the others
};

/// Must not outlive its Store. Days are those of the city's own clock. Times of day stay: they say nothing of where.
class Store::RetentionBook {
 public:
  /// By source.
  std::vector<RetentionAccount> accounts(time::Day today) const;

  /// When it is done, and by which day's reckoning.
  struct Order {
    time::Day today{};
    time::Instant when{};
  };
  /// Takes place and key from every row that is due, and writes a line into the log for each source that had some: all
  /// in one transaction. Gives the accounts as they were before. The counts of every area stay as they are, in every
  /// scheme of primärområden and coarser ones; in finer ones the rows are unplaced. Throws Error(not_allowed) for a
  /// grant that is for something else.
  std::vector<RetentionAccount> retain(const access::DecisionGrant& grant, const Order& order);

  /// Whether bytes of what was retained may still lie in unused parts of the file.
  bool must_rewrite() const;
  /// Writes the file anew, so that they are gone from it and from its journal; a reader reads on meanwhile. Not in a
  /// transaction. Throws Error(conflict) when somebody writes, or reads an older view, for longer than `patience`, and
  /// Error(unavailable) when the disk is full: the store is then whole, and must_rewrite() is still true.
  void rewrite_file(std::chrono::milliseconds patience);

  /// Warnings: rows that are overdue, and a file that must be rewritten.
  std::vector<Finding> findings(time::Day today) const;

 private:
  friend class Store;
  explicit RetentionBook(const Store& store) : store_(&store) {}
  void forget(const std::vector<RetentionAccount>& accounts);
  const Store* store_;
};

}  // namespace tryggkarta::store
