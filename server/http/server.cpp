#include "server/http/server.hpp"

#include <sys/socket.h>

#include <utility>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <thread>

#include "geo/error.hpp"
#include "server/http/connection.hpp"
#include "server/http/refusal.hpp"
#include "server/log.hpp"

namespace tryggkarta::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Acceptor = tcp::acceptor::rebind_executor<Executor>::other;
using Timer = asio::steady_timer::rebind_executor<Executor>::other;
using std::chrono::milliseconds;

Task<void> pause(Executor executor, milliseconds time) {
  Timer timer(executor, time);
  error_code ignored;
  co_await timer.async_wait(asio::redirect_error(kAwait, ignored));
}

template <class Stream>
Task<void> serve_client(Socket socket, ConnectionTable::Seat seat, Peer peer, std::string address, Service& service) {
  try {
    Connection<Stream> connection(std::move(socket), std::move(seat), peer, std::move(address), service);
    co_await connection.run();
  } catch (const std::exception& error) {
    server::log_event("connection.failed", {{"reason", error.what()}});
  }
}

std::string at(const ServerOptions& options) {
  return "port " + std::to_string(options.port) + " on " + options.address;
}

[[noreturn]] void refuse_to_listen(const ServerOptions& options, const error_code& error) {
  if (error == asio::error::address_in_use) {
    throw Error(ErrorKind::unavailable, at(options) + " is in use: choose another with --listen");
  }
  if (error == asio::error::access_denied) {
    throw Error(ErrorKind::unavailable,
                at(options) + " may not be used by this user: choose one above 1023 with --listen");
  }
  throw Error(ErrorKind::unavailable, "cannot listen at " + at(options) + ": " + error.message());
}

tcp::endpoint endpoint_of(const ServerOptions& options) {
  error_code error;
  const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error) {
    throw Error(ErrorKind::bad_input,
                "\"" + options.address + "\" is no address to listen at: write for example 127.0.0.1:8080");
  }
  return {address, options.port};
}

// Short enough to keep the shortest deadline to a quarter of its length.
milliseconds sweep_interval(const Limits& limits) {
  const auto shortest =
      std::min({limits.handshake_time, limits.header_time, limits.idle_time, limits.write_time, limits.stream_time});
  return std::clamp(shortest / 4, milliseconds(10), milliseconds(1000));
}

}  // namespace

class Server::Running {
 public:
  Running(ServerOptions options, Router router) : service_{std::move(options), std::move(router), {}} {}
  ~Running() { stop(); }

  void start();
  void reload_certificate();
  void stop();
  std::uint16_t port() const { return port_; }

 private:
  void listen();
  void load_certificate();
  Task<void> accept();
  Task<void> sweep();
  void greet(Socket socket);
  void turn_away(Socket& socket);
  asio::io_context& next_context();

  Service service_;
  // Outlived by the table in service_: coroutines that are destroyed with their context still leave it.
  std::deque<asio::io_context> contexts_;
  std::size_t turn_ = 0;
  std::unique_ptr<Acceptor> acceptor_;
  int listening_ = -1;
  std::vector<std::thread> threads_;
  std::uint16_t port_ = 0;
};

void Server::Running::start() {
  const unsigned threads =
      service_.options.threads > 0 ? service_.options.threads : std::max(1u, std::thread::hardware_concurrency());
  // One context a thread, clients dealt out in turn, and not one context for all: measured with wrk on a cached 5 kB
  // answer, two threads on two busy processors, three runs side by side: 13–18 µs of processor time a request against
  // 18–21 µs, and up to twice the rate. Threads that share a context wake and lock each other for every event.
  for (unsigned i = 0; i < threads; ++i) contexts_.emplace_back(1);
  if (service_.options.tls) load_certificate();
  listen();
  asio::co_spawn(contexts_.front(), accept(), asio::detached);
  asio::co_spawn(contexts_.front(), sweep(), asio::detached);
  for (asio::io_context& context : contexts_) {
    threads_.emplace_back([&context] {
      const auto work = asio::make_work_guard(context);
      context.run();
    });
  }
  server::log_event("server.started", {{"address", service_.options.address}, {"port", port_}, {"threads", threads}});
}

void Server::Running::load_certificate() {
  auto certificate = std::make_shared<const Certificate>(*service_.options.tls);
  server::log_event("certificate.loaded", {{"valid_until", certificate->valid_until()}});
  service_.certificate.replace(std::move(certificate));
}

void Server::Running::reload_certificate() {
  if (!service_.options.tls) return;
  try {
    load_certificate();
  } catch (const std::exception& error) {
    server::log_event("certificate.failed", {{"reason", error.what()}});
  }
}

void Server::Running::listen() {
  const ServerOptions& options = service_.options;
  const tcp::endpoint endpoint = endpoint_of(options);
  acceptor_ = std::make_unique<Acceptor>(contexts_.front());
  error_code error;
  acceptor_->open(endpoint.protocol(), error);
  if (!error) acceptor_->set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_->bind(endpoint, error);
  if (!error) acceptor_->listen(asio::socket_base::max_listen_connections, error);
  if (error) refuse_to_listen(options, error);
  listening_ = acceptor_->native_handle();
  port_ = acceptor_->local_endpoint().port();
  const std::string host = endpoint.address().is_v6() ? "[" + options.address + "]" : options.address;
  const std::string scheme = options.tls ? "https://" : "http://";
  service_.base_url = options.public_url.empty() ? scheme + host + ":" + std::to_string(port_) : options.public_url;
}

Task<void> Server::Running::accept() {
  while (!service_.table.stopping()) {
    if (service_.table.is_full()) {
      service_.table.make_room(OpenConnection::Clock::now());
      co_await pause(acceptor_->get_executor(), milliseconds(10));
      continue;
    }
    error_code error;
    Socket socket = co_await acceptor_->async_accept(next_context(), asio::redirect_error(kAwait, error));
    if (!error) {
      greet(std::move(socket));
    } else if (!service_.table.stopping()) {
      server::log_event("server.accept_failed", {{"reason", error.message()}});
      // Out of file descriptors, most likely: trying again at once would spin.
      co_await pause(acceptor_->get_executor(), milliseconds(100));
    }
  }
}

asio::io_context& Server::Running::next_context() {
  turn_ = (turn_ + 1) % contexts_.size();
  return contexts_[turn_];
}

void Server::Running::greet(Socket socket) {
  error_code error;
  const auto address = socket.remote_endpoint(error).address();
  if (!error) socket.set_option(tcp::no_delay(true), error);
  if (!error) socket.non_blocking(true, error);
  if (error) return;  // gone again already

  const ServerOptions& options = service_.options;
  const std::string name = address.to_string();
  const auto& proxies = options.trusted_proxies;
  const Peer peer = std::find(proxies.begin(), proxies.end(), name) != proxies.end() ? Peer::trusted : Peer::stranger;
  const bool speaks_for_many = peer == Peer::trusted || address.is_loopback();
  const std::size_t most =
      speaks_for_many ? options.limits.connections_per_trusted_peer : options.limits.connections_per_peer;
  if (service_.table.count_of(name) >= most) return turn_away(socket);
  ConnectionTable::Seat seat = service_.table.join(socket.native_handle(), name);
  const Executor executor = socket.get_executor();
  const auto serve = options.tls ? serve_client<TlsStream> : serve_client<Socket>;
  asio::co_spawn(executor, serve(std::move(socket), std::move(seat), peer, name, service_), asio::detached);
}

// Without a word where it would take a handshake to say one.
void Server::Running::turn_away(Socket& socket) {
  if (!service_.options.tls) say_in_plain(socket, refusal(Request{}, 503));
}

Task<void> Server::Running::sweep() {
  const milliseconds interval = sweep_interval(service_.options.limits);
  for (;;) {
    co_await pause(contexts_.front().get_executor(), interval);
    service_.table.sweep(OpenConnection::Clock::now());
  }
}

void Server::Running::stop() {
  if (threads_.empty()) return;
  service_.table.begin_stop();
  // On Linux this ends a pending accept and refuses further clients, without touching the acceptor, which belongs to
  // its coroutine until the threads have ended.
  ::shutdown(listening_, SHUT_RDWR);
  const auto now = OpenConnection::Clock::now();
  service_.table.wait_until_empty(now + service_.options.limits.stop_time);
  for (asio::io_context& context : contexts_) context.stop();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  // What they still work on writes into coroutines that end with their contexts.
  service_.slow_lane.finish();
  service_.lengthy_lane.finish();
  acceptor_.reset();
  contexts_.clear();
  server::log_event("server.stopped", {{"port", port_}});
}

Server::Server(ServerOptions options, Router router)
    : running_(std::make_unique<Running>(std::move(options), std::move(router))) {}
Server::~Server() = default;
void Server::start() { running_->start(); }
std::uint16_t Server::port() const { return running_->port(); }
void Server::reload_certificate() { running_->reload_certificate(); }
void Server::stop() { running_->stop(); }

}  // namespace tryggkarta::http
