// A client that sends exactly the bytes it is told to, for tests of what no honest client sends.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <sys/types.h>

/// An answer as it came over the wire.
struct RawAnswer {
  int status = 0;                              ///< 0: the server closed without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  /// "" when absent.
  std::string header(const std::string& lower_case_name) const;
};

/// Whether a body follows an answer to this request: none does to HEAD.
enum class Asked { get, head };

/// One connection to 127.0.0.1. Waits ten seconds at most for anything.
class RawHttp {
 public:
  explicit RawHttp(std::uint16_t port);
  virtual ~RawHttp();
  RawHttp(const RawHttp&) = delete;
  RawHttp& operator=(const RawHttp&) = delete;

  /// False when the server does not take it all.
  bool send(std::string_view bytes);
  /// A body by its length, in chunks, or until the server closes. Throws when it ends before its end.
  RawAnswer receive(Asked asked = Asked::get);
  /// Sends and receives.
  RawAnswer ask(std::string_view bytes, Asked asked = Asked::get);
  /// Whether the server sends something, or closes, within that time.
  bool has_input(std::chrono::milliseconds time);
  /// Waits for the server to close; false when it sends something instead, or nothing for ten seconds.
  bool is_closed_by_server();

 protected:
  /// How bytes go out and come in, as ::send and ::recv tell it: for what lies between HTTP and the socket.
  virtual ssize_t put(const char* bytes, std::size_t count);
  virtual ssize_t get(char* bytes, std::size_t most);
  int socket() const { return socket_; }

 private:
  /// False at the end of input.
  bool read_more();
  std::string take(std::size_t count);
  std::string take_line();
  std::string take_chunks();
  int socket_ = -1;
  bool was_reset_ = false;
  std::string unread_;
};

/// "GET path HTTP/1.1", Host and the further header lines (each with its CRLF).
std::string get_request(std::string_view path, std::string_view lines = {});
