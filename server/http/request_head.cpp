#include "server/http/request_head.hpp"

#include <cstdint>
#include <limits>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "server/http/header_list.hpp"

namespace tryggkarta::http {
namespace {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using BeastView = boost::beast::string_view;

std::string_view view_of(BeastView text) { return {text.data(), text.size()}; }

Method method_of(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get: return Method::get;
    case beast_http::verb::head: return Method::head;
    case beast_http::verb::options: return Method::options;
    case beast_http::verb::post: return Method::post;
    case beast_http::verb::put: return Method::put;
    case beast_http::verb::patch: return Method::patch;
    case beast_http::verb::delete_: return Method::remove;
    default: return Method::other;
  }
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

// Takes the fields straight from Beast's parser: no container of its own in between.
class HeadParser : public beast_http::basic_parser<true> {
 public:
  HeadParser() {
    // find_head has counted already; the body is somebody else's decision. (1.74 takes "no limit" for a limit of none.)
    header_limit(1u << 20);
    body_limit(std::numeric_limits<std::uint64_t>::max());
    head_.headers.reserve(12);
  }

  RequestHead& head() { return head_; }
  unsigned hosts() const { return hosts_; }
  unsigned content_lengths() const { return content_lengths_; }
  unsigned transfer_encodings() const { return transfer_encodings_; }

 private:
  void on_request_impl(beast_http::verb verb, BeastView, BeastView target, int version, error_code&) override {
    head_.method = method_of(verb);
    head_.target = view_of(target);
    head_.is_http_1_0 = version == 10;
  }
  void on_field_impl(beast_http::field field, BeastView name, BeastView value, error_code&) override {
    if (field == beast_http::field::host) ++hosts_;
    // Beast reads "3, 3" as 3; a list counts as two fields here.
    if (field == beast_http::field::content_length) content_lengths_ += value.find(',') == BeastView::npos ? 1 : 2;
    if (field == beast_http::field::transfer_encoding) ++transfer_encodings_;
    if (field == beast_http::field::expect) head_.expects_continue = same_token(view_of(value), "100-continue");
    head_.headers.emplace_back(lower_case(view_of(name)), std::string(trimmed(view_of(value))));
  }
  void on_response_impl(int, BeastView, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(BeastView, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, BeastView, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, BeastView, error_code&) override { return 0; }
  void on_finish_impl(error_code&) override {}

  RequestHead head_;
  unsigned hosts_ = 0;
  unsigned content_lengths_ = 0;
  unsigned transfer_encodings_ = 0;
};

// Two readers of one message must not see two messages (request smuggling), so everything that some reader somewhere
// takes for a line end or a continuation is refused, although RFC 9112 would let a few of them pass.
bool is_strict_text(std::string_view block) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    const auto c = static_cast<unsigned char>(block[i]);
    if (c >= 0x20 && c != 0x7f) continue;
    if (c == '\t') {
      if (i > 0 && block[i - 1] == '\n') return false;
      continue;
    }
    if (c == '\r' && i + 1 < block.size() && block[i + 1] == '\n') {
      ++i;
      if (i + 1 < block.size() && block[i + 1] == ' ') return false;
      continue;
    }
    return false;
  }
  return true;
}

Refusal refusal_of(const error_code& error) {
  return error == beast_http::error::bad_version ? Refusal{505} : Refusal{400};
}

}  // namespace

HeadProgress find_head(std::string_view received, std::size_t most) {
  HeadProgress progress;
  while (received.substr(progress.skip).starts_with("\r\n")) progress.skip += 2;
  const std::string_view block = received.substr(progress.skip);
  const auto end = block.find("\r\n\r\n");
  const std::size_t length = end == std::string_view::npos ? block.size() : end + 4;
  const auto first_line = block.substr(0, length).find('\n');

  const auto refuse = [&](int status) {
    progress.state = HeadProgress::State::refused;
    progress.refusal = Refusal{status};
    return progress;
  };
  if (length > most || progress.skip > 64)
    return refuse(first_line == std::string_view::npos || first_line > most ? 414 : 431);
  if (end == std::string_view::npos) {
    // A bare line feed will not become right by waiting.
    const bool bare = first_line != std::string_view::npos && (first_line == 0 || block[first_line - 1] != '\r');
    return bare ? refuse(400) : progress;
  }
  progress.state = HeadProgress::State::complete;
  progress.length = length;
  return progress;
}

std::variant<RequestHead, Refusal> parse_head(std::string_view block) {
  if (!is_strict_text(block)) return Refusal{400};
  HeadParser parser;
  error_code error;
  parser.put(boost::asio::const_buffer(block.data(), block.size()), error);
  if (error) return refusal_of(error);
  if (!parser.is_header_done()) return Refusal{400};

  RequestHead& head = parser.head();
  const bool both = parser.content_lengths() > 0 && parser.transfer_encodings() > 0;
  const bool twice = parser.content_lengths() > 1 || parser.transfer_encodings() > 1;
  const bool chunked_1_0 = head.is_http_1_0 && parser.transfer_encodings() > 0;
  if (both || twice || chunked_1_0) return Refusal{400};
  if (parser.hosts() > 1 || (parser.hosts() == 0 && !head.is_http_1_0)) return Refusal{400};

  const auto length = parser.content_length();
  if (length && parser.transfer_encodings() == 0) head.content_length = *length;
  head.has_body = parser.transfer_encodings() > 0 || (length && *length > 0);
  head.keep_alive = parser.keep_alive();
  return std::move(head);
}

}  // namespace tryggkarta::http
