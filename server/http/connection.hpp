// One client's connection, from the first byte to the last. For server.cpp; outsiders include server.hpp.
#pragma once

#include "server/http/sockets.hpp"  // first of Asio

#include <array>
#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "server/http/answer_memo.hpp"
#include "server/http/asking.hpp"
#include "server/http/connection_table.hpp"
#include "server/http/request_head.hpp"
#include "server/http/response_writer.hpp"
#include "server/http/router.hpp"
#include "server/http/server.hpp"
#include "server/http/slow_lane.hpp"
#include "server/http/tls.hpp"
#include "server/live.hpp"

namespace tryggkarta::http {

/// What all connections of a server share; nothing but the certificate changes while it serves.
struct Service {
  ServerOptions options;
  Router router;
  std::string base_url;  ///< where `options.public_url` or the listening address is
  ConnectionTable table{options.limits};
  SlowLane slow_lane{};
  SlowLane lengthy_lane{};
  server::Live<Certificate> certificate{};  ///< none where the server speaks without TLS
  /// Tells the servers of one program apart, one after the other too.
  std::uint64_t number = next_number();

  static std::uint64_t next_number() {
    static std::atomic<std::uint64_t> next{1};
    return next.fetch_add(1);
  }
};

/// Whether what a peer says about where it was asked is believed.
enum class Peer { stranger, trusted };

/// Sends a last answer past TLS, as far as it goes out at once, and ends the output.
void say_in_plain(Socket& socket, const Response& response);

/// Reads requests and answers them until either side has had enough. Its place in the table is free afterwards.
/// A template over what it talks through, so that what goes without TLS pays nothing for it; both are compiled in
/// connection.cpp.
template <class Stream>
class Connection {
 public:
  static constexpr bool kIsTls = std::is_same_v<Stream, TlsStream>;

  /// `address` is the peer's, as digits.
  Connection(Socket socket, ConnectionTable::Seat seat, Peer peer, std::string address, Service& service);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Serves until the connection is over. Throws nothing but what is out of memory.
  Task<void> run();

 private:
  /// What comes after an answer.
  enum class Next { another, close };
  /// How much of an answer's body went out, and whether the answer went out to its end.
  struct Sent {
    bool is_whole = false;
    std::size_t bytes = 0;
  };
  using Buffers = std::array<boost::asio::const_buffer, 3>;

  /// What came of a request's body.
  struct Body {
    enum class State { none, whole, unwanted, overdue, broken_off } state = State::none;
    std::string bytes;
    std::shared_ptr<BodyFile> file = nullptr;        ///< instead of `bytes`
    std::optional<Response> refused = std::nullopt;  ///< before all of it was read: what to answer
    std::size_t in_buffer = 0;                       ///< so much of it came together with the head
  };

  Task<bool> shake_hands();
  Task<HeadProgress> read_head();
  Task<Body> read_body(const RequestHead& head, std::size_t head_end);
  Task<Body> read_upload(const RequestHead& head, std::size_t head_end, Announced announced);
  Task<std::string> fill(std::string piece, std::size_t wanted);
  Task<bool> let_go_on();
  Task<std::optional<Response>> keep(BodyFile& file, const std::string& piece, const Request& request);
  Task<Next> serve(RequestHead& head, Body& body, unsigned count);
  Task<Response> ask(Request& request, const RequestHead& head, bool has_unread_body);
  Task<void> refuse(int status);
  Task<bool> write(const Response& response, WireOptions options);
  Task<Sent> stream(const Response& response, const Request& request, WireOptions options);
  Task<bool> send(Buffers rest, OpenConnection::Clock::time_point until);
  Task<std::size_t> write_record(const Buffers& rest, boost::system::error_code& error);
  Task<void> linger();
  Task<void> drain();

  AnswerMemo* memo();
  AskingRules rules() const;
  std::string_view received() const;
  Socket& socket();

  Service& service_;
  Stream stream_;
  ConnectionTable::Seat seat_;  // after the stream, so that it is given up first
  const Peer peer_;
  const std::string address_;
  boost::beast::flat_buffer buffer_;
  std::string head_;
  std::string record_;
  std::size_t linger_bytes_;  ///< what may still come after our last word
};

extern template class Connection<Socket>;
extern template class Connection<TlsStream>;

}  // namespace tryggkarta::http
