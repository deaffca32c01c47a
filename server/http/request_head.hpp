// The header block of a request: from the wire to fields, or refused. Beast's parser behind a strict gate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "server/http/request.hpp"

namespace tryggkarta::http {

/// What a well-formed header block says.
struct RequestHead {
  Method method = Method::get;
  std::string_view target;                                   ///< as received; points into the block
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  bool has_body = false;                                     ///< a body follows, or what may be one
  std::optional<std::uint64_t> content_length;               ///< nothing for a body in chunks
  bool expects_continue = false;                             ///< the client waits for 100 before it sends the body
  bool keep_alive = true;                                    ///< by version and Connection
  bool is_http_1_0 = false;
};

/// The status that a header block is refused with; the connection closes after it.
struct Refusal {
  int status = 400;
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// How far the bytes received so far reach.
struct HeadProgress {
  enum class State { incomplete, complete, refused } state = State::incomplete;
  std::size_t skip = 0;    ///< empty lines before the request, which RFC 9112 §2.2 lets pass
  std::size_t length = 0;  ///< of the block with its empty line, when complete
  Refusal refusal;
};

/// Looks for the end of the header block. Refuses as early as possible what is no text of lines ended by CRLF (400), a
/// block above `most` bytes (431), and a request line that alone is longer than that (414).
HeadProgress find_head(std::string_view received, std::size_t most);

/// Reads a complete block as `find_head` found it. Refused with 400: obsolete folding, NUL and other control
/// characters, bad Content-Length, Content-Length beside Transfer-Encoding, either of them twice, no Host or more than
/// one; with 505: another version than 1.0 and 1.1.
std::variant<RequestHead, Refusal> parse_head(std::string_view block);

}  // namespace tryggkarta::http
