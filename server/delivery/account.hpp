// What every import ends with: the account of its rows, and why some were not taken.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/store/store.hpp"

namespace tryggkarta::delivery {

/// rows = stored + updated + duplicate + quarantined + rejected, by construction.
class ImportAccount {
 public:
  /// What a row did, `rows` times over.
  void add(store::Outcome outcome, std::int64_t rows = 1);
  void add_quarantined() { ++quarantined_; }
  void add_rejected() { ++rejected_; }
  /// Of the rows that were stored or updated: some more have no area.
  void add_unplaced(std::int64_t rows = 1) { unplaced_ += rows; }

  std::int64_t rows() const { return stored_ + updated_ + duplicate_ + quarantined_ + rejected_; }
  std::int64_t stored() const { return stored_; }
  std::int64_t updated() const { return updated_; }
  std::int64_t duplicate() const { return duplicate_; }
  std::int64_t quarantined() const { return quarantined_; }
  std::int64_t rejected() const { return rejected_; }
  std::int64_t unplaced() const { return unplaced_; }

  /// "13 335 rows: 13 330 stored …"
  std::string in_words() const;
  /// The object of the contract, on one line.
  std::string in_json() const;

 private:
  std::int64_t stored_ = 0, updated_ = 0, duplicate_ = 0, quarantined_ = 0, rejected_ = 0, unplaced_ = 0;
};

/// Why rows were not taken, gathered: the same reason once, with how often and where first.
class ReasonList {
 public:
  void add(std::int64_t line, std::string_view field, std::string_view reason);
  /// At most ten sentences, the most frequent first.
  std::vector<std::string> sentences() const;

 private:
  struct Seen {
    std::int64_t rows = 0;
    std::int64_t first_line = 0;
    std::string field;
  };
  std::map<std::string, Seen, std::less<>> reasons_;
  std::int64_t others_ = 0;
};

}  // namespace tryggkarta::delivery
