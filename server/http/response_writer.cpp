#include "server/http/response_writer.hpp"

#include <charconv>
#include <chrono>
#include <ctime>

#include "server/http/http_date.hpp"

namespace tryggkarta::http {
namespace {

// Formatting a date costs more than the rest of the head, and it changes once a second.
const std::string& date_line() {
  thread_local std::time_t written_for = 0;
  thread_local std::string line;
  const std::time_t now = std::time(nullptr);
  if (now != written_for) {
    line = "Date: " + http_date(std::chrono::sys_seconds(std::chrono::seconds(now))) + "\r\n";
    written_for = now;
  }
  return line;
}

void append_number(std::string& text, std::size_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  text.append(digits, end);
}

void append_status_line(std::string& head, int status) {
  head += "HTTP/1.1 ";
  append_number(head, static_cast<std::size_t>(status));
  head += ' ';
  head += reason_phrase(status);
  head += "\r\n";
}

bool has_length(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

void write_head(std::string& head, const Response& response, WireOptions options) {
  head.clear();
  append_status_line(head, response.status);
  head += date_line();
  head += response.fixed_lines;
  if (response.kept_lines) head += *response.kept_lines;
  for (const auto& [name, value] : response.headers) {
    if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) continue;
    head.append(name).append(": ").append(value).append("\r\n");
  }
  head += standing_lines(response.audience);
  if (options.is_tls) head += "Strict-Transport-Security: max-age=31536000\r\n";
  if (response.more) {
    if (!options.is_http_1_0) head += "Transfer-Encoding: chunked\r\n";
  } else if (has_length(response.status)) {
    head += "Content-Length: ";
    append_number(head, response.text().size());
    head += "\r\n";
  }
  if (!options.keep_alive) head += "Connection: close\r\n";
  if (options.keep_alive && options.is_http_1_0) head += "Connection: keep-alive\r\n";
  head += "\r\n";
}

bool body_follows(const Response& response, WireOptions options) {
  return !options.is_head && has_length(response.status) && !response.text().empty();
}

void begin_chunk(std::string& head, std::size_t bytes, WireOptions options) {
  if (bytes == 0 || options.is_http_1_0) return;
  char digits[16];
  head.append(digits, std::to_chars(digits, digits + sizeof digits, bytes, 16).ptr);
  head += "\r\n";
}

std::string_view end_of_chunk(std::size_t bytes, Piece piece, WireOptions options) {
  if (options.is_http_1_0) return "";
  if (piece == Piece::last) return bytes == 0 ? "0\r\n\r\n" : "\r\n0\r\n\r\n";
  return bytes == 0 ? "" : "\r\n";
}

}  // namespace tryggkarta::http
