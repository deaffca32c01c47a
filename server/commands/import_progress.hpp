// A line that counts rows, for those who watch a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace tryggkarta::commands {

/// Writes to standard error, and only where that is a terminal; takes its line away when it ends.
class ImportProgress {
 public:
  explicit ImportProgress(std::optional<std::int64_t> expected_rows);
  ~ImportProgress();
  ImportProgress(const ImportProgress&) = delete;
  ImportProgress& operator=(const ImportProgress&) = delete;

  void show(std::int64_t rows);

 private:
  bool watched_;
  std::optional<std::int64_t> expected_;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace tryggkarta::commands
