#include "tests/support/raw_http.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <utility>

std::string RawAnswer::header(const std::string& lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? "" : found->second;
}

RawHttp::RawHttp(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval ten_seconds{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &ten_seconds, sizeof ten_seconds);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("nobody listens at the test's port");
  }
}

RawHttp::~RawHttp() { ::close(socket_); }

ssize_t RawHttp::put(const char* bytes, std::size_t count) { return ::send(socket_, bytes, count, MSG_NOSIGNAL); }

ssize_t RawHttp::get(char* bytes, std::size_t most) { return ::recv(socket_, bytes, most, 0); }

bool RawHttp::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = put(bytes.data(), bytes.size());
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawHttp::read_more() {
  char buffer[16384];
  const ssize_t count = get(buffer, sizeof buffer);
  was_reset_ = count < 0;
  if (count <= 0) return false;
  unread_.append(buffer, static_cast<std::size_t>(count));
  return true;
}

RawAnswer RawHttp::receive(Asked asked) {
  RawAnswer answer;
  while (unread_.find("\r\n\r\n") == std::string::npos) {
    if (!read_more()) return answer;
  }
  std::string head = unread_.substr(0, unread_.find("\r\n\r\n") + 2);
  unread_.erase(0, head.size() + 2);
  answer.status = std::atoi(head.c_str() + std::string_view("HTTP/1.1 ").size());
  head.erase(0, head.find("\r\n") + 2);
  while (!head.empty()) {
    std::string name = head.substr(0, head.find(": "));
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (answer.headers.count(name) > 0) throw std::runtime_error("the header " + name + " was sent twice");
    answer.headers[name] = head.substr(name.size() + 2, head.find("\r\n") - name.size() - 2);
    head.erase(0, head.find("\r\n") + 2);
  }
  if (asked == Asked::head || answer.status < 200 || answer.status == 204 || answer.status == 304) return answer;
  if (answer.header("transfer-encoding") == "chunked") {
    answer.body = take_chunks();
  } else if (answer.headers.count("content-length") > 0) {
    answer.body = take(static_cast<std::size_t>(std::atoll(answer.header("content-length").c_str())));
  } else {
    while (read_more()) continue;
    if (was_reset_) throw std::runtime_error("the body ended early");
    answer.body = std::exchange(unread_, {});
  }
  return answer;
}

std::string RawHttp::take(std::size_t count) {
  while (unread_.size() < count) {
    if (!read_more()) throw std::runtime_error("the body ended early");
  }
  std::string taken = unread_.substr(0, count);
  unread_.erase(0, count);
  return taken;
}

std::string RawHttp::take_line() {
  std::string line;
  while (!line.ends_with("\r\n")) line += take(1);
  return line;
}

std::string RawHttp::take_chunks() {
  std::string body;
  for (;;) {
    const auto length = static_cast<std::size_t>(std::stoull(take_line(), nullptr, 16));
    body += take(length);
    if (take(2) != "\r\n") throw std::runtime_error("a chunk is longer than it says");
    if (length == 0) return body;
  }
}

RawAnswer RawHttp::ask(std::string_view bytes, Asked asked) {
  send(bytes);
  return receive(asked);
}

bool RawHttp::has_input(std::chrono::milliseconds time) {
  if (!unread_.empty()) return true;
  pollfd waiting{socket_, POLLIN, 0};
  return ::poll(&waiting, 1, static_cast<int>(time.count())) > 0;
}

bool RawHttp::is_closed_by_server() {
  if (!unread_.empty()) return false;
  char byte = 0;
  const ssize_t count = get(&byte, 1);
  return count == 0 || (count < 0 && errno == ECONNRESET);
}

std::string get_request(std::string_view path, std::string_view lines) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(lines) + "\r\n";
}
