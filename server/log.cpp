#include "server/log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <mutex>
#include <nlohmann/json.hpp>

namespace tryggkarta::server {
namespace {

// One capture at a time; the mutex also keeps a capture's text whole. Without a capture, the kernel's write is the
// lock.
std::mutex capture_mutex;
std::string* captured = nullptr;

std::string timestamp() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec, milliseconds);
}

std::string members(std::string_view event, std::initializer_list<LogField> fields) {
  nlohmann::ordered_json line;
  line["event"] = event;
  for (const LogField& field : fields) {
    std::visit([&](const auto& value) { line[std::string(field.name)] = value; }, field.value);
  }
  return line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace).substr(1);
}

void write_whole(std::string_view line) {
  while (!line.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    if (written <= 0) return;  // nobody reads the log: there is nowhere to say so
    line.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
  return "{" + members(event, fields);
}

void log_event(std::string_view event, std::initializer_list<LogField> fields) {
  const std::string line = fmt::format("{{\"time\":\"{}\",{}\n", timestamp(), members(event, fields));
  const std::lock_guard lock(capture_mutex);
  if (captured != nullptr) {
    captured->append(line);
    return;
  }
  write_whole(line);
}

LogCapture::LogCapture() {
  const std::lock_guard lock(capture_mutex);
  delete captured;
  captured = new std::string;
}

LogCapture::~LogCapture() {
  const std::lock_guard lock(capture_mutex);
  delete captured;
  captured = nullptr;
}

std::string LogCapture::text() const {
  const std::lock_guard lock(capture_mutex);
  return *captured;
}

}  // namespace tryggkarta::server
