#include "server/commands/import_progress.hpp"

#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

namespace tryggkarta::commands {

namespace {
constexpr auto kBetween = std::chrono::milliseconds{200};
constexpr const char* kClearLine = "\r\x1b[K";
}  // namespace

ImportProgress::ImportProgress(std::optional<std::int64_t> expected_rows)
    : watched_(isatty(STDERR_FILENO) == 1),
      expected_(expected_rows),
      begun_(std::chrono::steady_clock::now()),
      shown_(begun_) {}

ImportProgress::~ImportProgress() {
  if (watched_) std::cerr << kClearLine << std::flush;
}

void ImportProgress::show(std::int64_t rows) {
  const auto now = std::chrono::steady_clock::now();
  if (!watched_ || now - shown_ < kBetween) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const std::string share = expected_ && *expected_ > 0 ? fmt::format(" of {}", *expected_) : "";
  std::cerr << kClearLine << fmt::format("{}{} rows, {:.0f} a second", rows, share, static_cast<double>(rows) / seconds)
            << std::flush;
}

}  // namespace tryggkarta::commands
