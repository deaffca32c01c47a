#include "server/http/connection.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <exception>
#include <optional>

#include "server/http/answer.hpp"
#include "server/http/refusal.hpp"
#include "server/log.hpp"

namespace tryggkarta::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = OpenConnection::Clock;

constexpr std::size_t kReadAtOnce = 4096;
// What a client may still send after our last word before we hang up on it.
constexpr std::size_t kLingerBytes = 256 * 1024;
constexpr std::chrono::seconds kLingerTime{2};
// What one record of TLS holds at most (RFC 8446 §5.1).
constexpr std::size_t kRecordBytes = 16 * 1024;

template <class Buffers>
void skip(Buffers& buffers, std::size_t count) {
  for (asio::const_buffer& buffer : buffers) {
    const std::size_t here = std::min(count, buffer.size());
    buffer += here;
    count -= here;
  }
}

// Past Asio, whose destructor of a socket takes back what was set through it.
void reset_when_closed(Socket& socket, int on) {
  const ::linger option{on, 0};
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_LINGER, &option, sizeof option);
}

// Nothing where the source breaks: the head is out by then, so that an end without its mark is all that can be said.
std::optional<Piece> next_piece(const Response& response, const Request& request, std::string& text) {
  try {
    return response.more(text);
  } catch (const std::exception& error) {
    server::log_event("answer.broken_off", {{"path", request.path}, {"reason", error.what()}});
  } catch (...) {
    server::log_event("answer.broken_off", {{"path", request.path}, {"reason", "an exception of no known type"}});
  }
  return std::nullopt;
}

template <class Stream>
Stream stream_over(Socket socket, const Service& service) {
  if constexpr (std::is_same_v<Stream, TlsStream>)
    return service.certificate.current()->stream_over(std::move(socket));
  else
    return socket;
}

}  // namespace

void say_in_plain(Socket& socket, const Response& response) {
  WireOptions options;
  options.keep_alive = false;
  std::string text;
  write_head(text, response, options);
  text += response.text();
  error_code ignored;
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(Socket::shutdown_send, ignored);
}

template <class Stream>
Connection<Stream>::Connection(Socket socket, ConnectionTable::Seat seat, Peer peer, std::string address,
                               Service& service)
    : service_(service),
      stream_(stream_over<Stream>(std::move(socket), service)),
      seat_(std::move(seat)),
      peer_(peer),
      address_(std::move(address)),
      linger_bytes_(kLingerBytes) {}

template <class Stream>
Socket& Connection<Stream>::socket() {
  if constexpr (kIsTls)
    return stream_.next_layer();
  else
    return stream_;
}

template <class Stream>
std::string_view Connection<Stream>::received() const {
  return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
}

template <class Stream>
Task<void> Connection<Stream>::run() {
  if constexpr (kIsTls) {
    if (!co_await shake_hands()) co_return;
  }
  for (unsigned count = 1;; ++count) {
    const HeadProgress progress = co_await read_head();
    if (progress.state == HeadProgress::State::incomplete) {
      if (seat_->overdue() && !received().empty()) co_await refuse(408);
      co_return;
    }
    if (progress.state == HeadProgress::State::refused) {
      co_await refuse(progress.refusal.status);
      co_return;
    }
    auto parsed = parse_head(received().substr(progress.skip, progress.length));
    if (const auto* refused = std::get_if<Refusal>(&parsed)) {
      co_await refuse(refused->status);
      co_return;
    }
    RequestHead head = std::get<RequestHead>(std::move(parsed));
    const std::size_t head_end = progress.skip + progress.length;
    Body body = co_await read_body(head, head_end);
    if (body.state == Body::State::overdue) co_await refuse(408);
    if (body.state == Body::State::overdue || body.state == Body::State::broken_off) co_return;
    const Next next = co_await serve(head, body, count);
    if (next == Next::close) co_return;
    buffer_.consume(head_end + body.in_buffer);
  }
}

// With a deadline for all of it: a byte now and then does not renew it.
template <class Stream>
Task<bool> Connection<Stream>::shake_hands() {
  seat_->enter(Phase::greeting, Clock::now() + service_.options.limits.handshake_time);
  // Who came after the stop began was not there when inputs were ended.
  if (service_.table.stopping()) co_return false;
  error_code error;
  if constexpr (kIsTls) {
    co_await stream_.async_handshake(TlsStream::server, asio::redirect_error(kAwait, error));
    if (is_plain_http(error)) {
      const Response response = refusal_of_plain_http();
      say_in_plain(socket(), response);
      seat_->enter(Phase::lingering, Clock::now() + kLingerTime);
      co_await drain();
    }
  }
  co_return !error;
}

// Returns when a whole block is there, when it can be refused, or (incomplete) when the input has ended.
template <class Stream>
Task<HeadProgress> Connection<Stream>::read_head() {
  const Limits& limits = service_.options.limits;
  HeadProgress progress = find_head(received(), limits.header_bytes);
  bool begun = !received().empty();
  seat_->enter(begun ? Phase::reading : Phase::idle, Clock::now() + (begun ? limits.header_time : limits.idle_time));
  while (progress.state == HeadProgress::State::incomplete && !(service_.table.stopping() && !begun)) {
    error_code error;
    const std::size_t count =
        co_await stream_.async_read_some(buffer_.prepare(kReadAtOnce), asio::redirect_error(kAwait, error));
    if (error || count == 0) break;
    buffer_.commit(count);
    progress = find_head(received(), limits.header_bytes);
    if (begun || progress.state != HeadProgress::State::incomplete) continue;
    // One deadline for the whole block: a byte now and then does not renew it.
    begun = true;
    seat_->enter(Phase::reading, Clock::now() + limits.header_time);
  }
  co_return progress;
}

template <class Stream>
AskingRules Connection<Stream>::rules() const {
  return {service_.options.limits, service_.base_url, address_, peer_ == Peer::trusted,
          !service_.options.public_url.empty()};
}

// This thread's, for this server. None where the answers depend on what a proxy says of itself.
template <class Stream>
AnswerMemo* Connection<Stream>::memo() {
  thread_local std::uint64_t of_server = 0;
  thread_local AnswerMemo memo;
  const bool hears_a_proxy = peer_ == Peer::trusted && service_.options.public_url.empty();
  if (!service_.options.generation || hears_a_proxy) return nullptr;
  if (of_server != service_.number) memo = AnswerMemo{};
  of_server = service_.number;
  return &memo;
}

template <class Stream>
auto Connection<Stream>::serve(RequestHead& head, Body& body, unsigned count) -> Task<Next> {
  seat_->enter(Phase::answering);
  Request request;
  Response response;
  AnswerMemo* const memo = this->memo();
  // Before the route looks at the content: what is made while it is replaced then counts as old.
  const std::uint64_t generation = memo != nullptr ? service_.options.generation->load() : 0;
  const auto words = memo != nullptr ? memo->words_of(head) : AnswerMemo::Words{};
  auto known = words.key.empty() ? std::nullopt : memo->find(words, generation);
  if (known) {
    request.path = head.target.substr(0, head.target.find('?'));
    response = *std::move(known);
  } else {
    request = request_of(head, rules());
    request.body = std::move(body.bytes);
    request.body_file = std::move(body.file);
    if (body.refused) {
      request.path = head.target.substr(0, head.target.find('?'));
      response = *std::move(body.refused);
    } else {
      response = co_await ask(request, head, body.state == Body::State::unwanted);
    }
    if (!words.key.empty() && response.by_address_alone) memo->keep(words.key, generation, response);
  }

  WireOptions options;
  options.is_tls = kIsTls;
  options.is_head = head.method == Method::head;
  options.is_http_1_0 = head.is_http_1_0;
  // A body that nobody reads would be taken for the next request.
  options.keep_alive = head.keep_alive && body.state != Body::State::unwanted && response.status != 414 &&
                       count < service_.options.limits.requests_per_connection && !service_.table.stopping() &&
                       !(response.more && options.is_http_1_0);
  Sent sent;
  if (response.more && !options.is_head) {
    sent = co_await stream(response, request, options);
  } else {
    sent.is_whole = co_await write(response, options);
    if (sent.is_whole && body_follows(response, options)) sent.bytes = response.text().size();
  }
  if (service_.options.log_requests) {
    server::log_event("request.answered", {{"status", response.status}, {"path", request.path}, {"bytes", sent.bytes}});
  }
  if (!sent.is_whole) co_return Next::close;
  if (options.keep_alive) co_return Next::another;
  co_await linger();
  co_return Next::close;
}

template <class Stream>
Task<Response> Connection<Stream>::ask(Request& request, const RequestHead& head, bool has_unread_body) {
  auto refused = read_target(request, head, service_.router, rules(), has_unread_body);
  if (refused) co_return *std::move(refused);
  Pace pace = service_.router.pace_of(request);
  if (pace == Pace::quick) {
    request.may_wait = false;
    try {
      co_return answer(service_.router, request);
    } catch (const MustWait&) {
      request.may_wait = true;
      pace = Pace::slow;
    }
  }
  SlowLane& lane = pace == Pace::lengthy ? service_.lengthy_lane : service_.slow_lane;
  Response response;
  const std::function<void()> work = [&] { response = answer(service_.router, request); };
  const bool done = co_await lane.run(socket().get_executor(), work);
  if (!done) co_return refusal(request, 503);
  co_return response;
}

template <class Stream>
Task<void> Connection<Stream>::refuse(int status) {
  // Named, not a temporary of the co_await expression: GCC 12 destroys such temporaries twice.
  const Response response = refusal(Request{}, status);
  WireOptions options;
  options.is_tls = kIsTls;
  options.keep_alive = false;
  const bool written = co_await write(response, options);
  if (written) co_await linger();
}

template <class Stream>
Task<bool> Connection<Stream>::write(const Response& response, WireOptions options) {
  write_head(head_, response, options);
  Buffers all{asio::buffer(head_)};
  if (body_follows(response, options)) all[1] = asio::buffer(*response.body);
  return send(all, Clock::time_point::max());
}

// Asks for a piece, sends it, asks for the next: what a client has not taken yet holds back the source, and nothing but
// one piece is in memory.
template <class Stream>
auto Connection<Stream>::stream(const Response& response, const Request& request, WireOptions options) -> Task<Sent> {
  const auto until = Clock::now() + service_.options.limits.stream_time;
  // Until the last byte is out, closing resets the connection: a client of HTTP/1.0, who knows the end by the close,
  // must not take a part for the whole.
  reset_when_closed(socket(), 1);
  write_head(head_, response, options);
  Sent sent;
  std::string text;
  for (Piece piece = Piece::more_follow; piece != Piece::last;) {
    text.clear();
    const auto next = next_piece(response, request, text);
    if (!next) co_return sent;
    piece = *next;
    begin_chunk(head_, text.size(), options);
    const std::string_view end = end_of_chunk(text.size(), piece, options);
    const Buffers all{asio::buffer(head_), asio::buffer(text), asio::buffer(end)};
    if (!co_await send(all, until)) co_return sent;
    sent.bytes += text.size();
    head_.clear();
    // A client who reads as fast as we write would otherwise keep this thread, and its neighbours waiting.
    co_await asio::post(stream_.get_executor(), kAwait);
  }
  reset_when_closed(socket(), 0);
  sent.is_whole = true;
  co_return sent;
}

// Every write has its deadline, none later than `until`.
template <class Stream>
Task<bool> Connection<Stream>::send(Buffers rest, Clock::time_point until) {
  while (asio::buffer_size(rest) > 0) {
    seat_->enter(Phase::writing, std::min(until, Clock::now() + service_.options.limits.write_time));
    error_code error;
    std::size_t count = 0;
    if constexpr (kIsTls) {
      count = co_await write_record(rest, error);
    } else {
      // The socket does not block: nearly every answer fits into its buffer, and no trip through the scheduler is
      // needed.
      count = stream_.write_some(rest, error);
      if (error == asio::error::would_block) {
        count = co_await stream_.async_write_some(rest, asio::redirect_error(kAwait, error));
      }
    }
    if (error) co_return false;
    skip(rest, count);
  }
  co_return true;
}

// Asio makes a record, and a segment, of the first buffer alone: a head and a short body would travel in two.
template <class Stream>
Task<std::size_t> Connection<Stream>::write_record(const Buffers& rest, error_code& error) {
  record_.resize(std::min(asio::buffer_size(rest), kRecordBytes));
  asio::buffer_copy(asio::buffer(record_), rest);
  co_return co_await stream_.async_write_some(asio::buffer(record_), asio::redirect_error(kAwait, error));
}

// TLS says good-bye first, so that nobody takes a cut for an end; a client that goes on talking is not waited for.
template <class Stream>
Task<void> Connection<Stream>::linger() {
  seat_->enter(Phase::lingering, Clock::now() + kLingerTime);
  error_code error;
  if constexpr (kIsTls) co_await stream_.async_shutdown(asio::redirect_error(kAwait, error));
  socket().shutdown(Socket::shutdown_send, error);
  co_await drain();
}

// Closing with unread input makes the kernel send a reset, which can overtake our last answer (RFC 9112 §9.6).
template <class Stream>
Task<void> Connection<Stream>::drain() {
  error_code error;
  std::array<char, 16 * 1024> unread;
  for (std::size_t total = 0; !error && total < linger_bytes_;) {
    total += co_await socket().async_read_some(asio::buffer(unread), asio::redirect_error(kAwait, error));
  }
}

// What is not here is in connection_body.cpp.
template class Connection<Socket>;
template class Connection<TlsStream>;

}  // namespace tryggkarta::http
