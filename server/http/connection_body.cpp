// What a request sends beside its head: read whole, into memory or into a file, or not at all.
#include <algorithm>
#include <boost/asio/redirect_error.hpp>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/body_file.hpp"
#include "server/http/connection.hpp"
#include "server/http/refusal.hpp"

namespace tryggkarta::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = OpenConnection::Clock;

// So much of a long body is in memory at once.
constexpr std::size_t kUploadPiece = std::size_t{1} << 20;
// Browsers send a whole file before they read why it was refused.
constexpr std::size_t kUploadLingerBytes = std::size_t{512} << 20;

}  // namespace

// Into a string of its own: the head's fields point into the buffer, which must not move.
template <class Stream>
auto Connection<Stream>::read_body(const RequestHead& head, std::size_t head_end) -> Task<Body> {
  Body body;
  if (!head.has_body) co_return body;
  body.state = Body::State::unwanted;
  Announced announced = announced_upload(head, service_.router, rules());
  if (announced.file || announced.refusal) {
    Body uploaded = co_await read_upload(head, head_end, std::move(announced));
    co_return uploaded;
  }
  if (!takes_body_of(head, service_.router, rules())) co_return body;
  const auto length = static_cast<std::size_t>(*head.content_length);
  body.bytes = received().substr(head_end, length);
  body.in_buffer = body.bytes.size();
  seat_->enter(Phase::reading, Clock::now() + service_.options.limits.body_time);
  if (head.expects_continue && body.bytes.empty()) {
    body.state = Body::State::broken_off;
    if (!co_await let_go_on()) co_return body;
    seat_->enter(Phase::reading, Clock::now() + service_.options.limits.body_time);
  }
  std::size_t there = body.bytes.size();
  body.bytes.resize(length);
  while (there < length) {
    error_code error;
    const std::size_t count = co_await stream_.async_read_some(asio::buffer(body.bytes.data() + there, length - there),
                                                               asio::redirect_error(kAwait, error));
    there += count;
    if (!error && count > 0) continue;
    body.state = seat_->overdue() ? Body::State::overdue : Body::State::broken_off;
    co_return body;
  }
  body.state = Body::State::whole;
  co_return body;
}

template <class Stream>
Task<bool> Connection<Stream>::let_go_on() {
  static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  const Buffers all{asio::buffer(kGoOn)};
  return send(all, Clock::time_point::max());
}

// A piece at a time into a file: whatever its length, no more than one piece is in memory.
template <class Stream>
auto Connection<Stream>::read_upload(const RequestHead& head, std::size_t head_end, Announced announced) -> Task<Body> {
  Body body;
  body.state = Body::State::unwanted;
  body.refused = std::move(announced.refusal);
  linger_bytes_ = kUploadLingerBytes;
  if (body.refused) co_return body;
  body.file = std::move(announced.file);
  const Limits& limits = service_.options.limits;
  const auto until = Clock::now() + limits.upload_time;
  const std::uint64_t length = *head.content_length;
  std::string piece{received().substr(head_end, static_cast<std::size_t>(length))};
  body.in_buffer = piece.size();
  body.state = Body::State::broken_off;
  if (head.expects_continue && piece.empty() && !co_await let_go_on()) co_return body;
  while (body.file->size() < length) {
    const std::uint64_t left = length - body.file->size();
    seat_->enter(Phase::reading, std::min(until, Clock::now() + limits.body_time));
    piece = co_await fill(std::move(piece), static_cast<std::size_t>(std::min<std::uint64_t>(kUploadPiece, left)));
    if (piece.empty()) {
      body.state = seat_->overdue() ? Body::State::overdue : Body::State::broken_off;
      co_return body;
    }
    body.refused = co_await keep(*body.file, piece, announced.request);
    if (body.refused) {
      body.state = Body::State::unwanted;
      co_return body;
    }
    piece.clear();
  }
  body.state = Body::State::whole;
  co_return body;
}

// With what is there already: so much, or nothing where the input ends or is overdue.
template <class Stream>
Task<std::string> Connection<Stream>::fill(std::string piece, std::size_t wanted) {
  std::size_t there = piece.size();
  piece.resize(std::max(there, wanted));
  while (there < piece.size()) {
    error_code error;
    const std::size_t count = co_await stream_.async_read_some(asio::buffer(piece.data() + there, piece.size() - there),
                                                               asio::redirect_error(kAwait, error));
    there += count;
    if (error || count == 0) co_return std::string{};
  }
  co_return piece;
}

// On the slow lane: a disk may make its writer wait, and nobody's map.
template <class Stream>
Task<std::optional<Response>> Connection<Stream>::keep(BodyFile& file, const std::string& piece,
                                                       const Request& request) {
  seat_->enter(Phase::answering);
  std::optional<Response> refused;
  const std::function<void()> work = [&] {
    try {
      file.write(piece);
    } catch (const Error& error) {
      refused = error_answer(request, error);
    }
  };
  const bool done = co_await service_.slow_lane.run(socket().get_executor(), work);
  if (!done) refused = refusal(request, 503);
  co_return refused;
}

// The rest of the class is made in connection.cpp.
template Task<Connection<Socket>::Body> Connection<Socket>::read_body(const RequestHead&, std::size_t);
template Task<Connection<Socket>::Body> Connection<Socket>::read_upload(const RequestHead&, std::size_t, Announced);
template Task<std::string> Connection<Socket>::fill(std::string, std::size_t);
template Task<bool> Connection<Socket>::let_go_on();
template Task<std::optional<Response>> Connection<Socket>::keep(BodyFile&, const std::string&, const Request&);
template Task<Connection<TlsStream>::Body> Connection<TlsStream>::read_body(const RequestHead&, std::size_t);
template Task<Connection<TlsStream>::Body> Connection<TlsStream>::read_upload(const RequestHead&, std::size_t,
                                                                              Announced);
template Task<std::string> Connection<TlsStream>::fill(std::string, std::size_t);
template Task<bool> Connection<TlsStream>::let_go_on();
template Task<std::optional<Response>> Connection<TlsStream>::keep(BodyFile&, const std::string&, const Request&);

}  // namespace tryggkarta::http
