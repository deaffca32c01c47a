// The kinds of Asio that all of the server is built from.
#pragma once

#include <utility>  // before Asio: its coroutine headers of 1.74 use std::exchange without it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace tryggkarta::http {

// The concrete executor everywhere: 1.74's any_io_executor allocates and calls through a table per operation.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::ip::tcp::socket::rebind_executor<Executor>::other;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
inline constexpr boost::asio::use_awaitable_t<Executor> kAwait{};

}  // namespace tryggkarta::http
