// One client's connection, from the first byte to the last. For server.cpp; outsiders include server.hpp.
#pragma once

#include <utility>  // before Asio: its coroutine headers of 1.74 use std::exchange without it

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <string>
#include <string_view>

#include "server/http/connection_table.hpp"
#include "server/http/request_head.hpp"
#include "server/http/response_writer.hpp"
#include "server/http/router.hpp"
#include "server/http/server.hpp"

namespace tryggkarta::http {

// The concrete executor everywhere: 1.74's any_io_executor allocates and calls through a table per operation.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::ip::tcp::socket::rebind_executor<Executor>::other;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
inline constexpr boost::asio::use_awaitable_t<Executor> kAwait{};

/// What all connections of a server share; none of it changes while it serves.
struct Service {
  ServerOptions options;
  Router router;
  std::string base_url;  ///< where `options.public_url` or the listening address is
  ConnectionTable table{options.limits};
};

/// Whether what a peer says about where it was asked is believed.
enum class Peer { stranger, trusted };

/// Reads requests and answers them until either side has had enough. Its place in the table is free afterwards.
class Connection {
 public:
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
    std::size_t in_buffer = 0;  ///< so much of it came together with the head
  };

  Task<HeadProgress> read_head();
  Task<Body> read_body(const RequestHead& head, std::size_t head_end);
  Task<Next> serve(RequestHead& head, Body& body, unsigned count);
  Task<void> refuse(int status);
  Task<bool> write(const Response& response, WireOptions options);
  Task<Sent> stream(const Response& response, const Request& request, WireOptions options);
  Task<bool> send(Buffers rest, OpenConnection::Clock::time_point until);
  Task<void> linger();

  Request request_of(RequestHead& head) const;
  bool wants_body_of(const RequestHead& head) const;
  Response answer_to(Request& request, const RequestHead& head, Body::State body) const;
  std::string_view received() const;

  Service& service_;
  Socket socket_;
  ConnectionTable::Seat seat_;  // after the socket, so that it is given up first
  const Peer peer_;
  const std::string address_;
  boost::beast::flat_buffer buffer_;
  std::string head_;
};

}  // namespace tryggkarta::http
