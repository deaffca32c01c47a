// What a route answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/pieces.hpp"

namespace tryggkarta::http {

/// One header field. The value must hold no line break; the connection drops a field that does.
using Header = std::pair<std::string, std::string>;

/// Who may read an answer: decides the standing headers (tiles-and-http 1.6). `page` is for everyone too, but tells no
/// other site where the reader was (Referrer-Policy: no-referrer); `inside` has no CORS.
enum class Audience { everyone, page, inside };

/// An answer. The connection adds Content-Length or Transfer-Encoding, Date, Connection and the standing headers of the
/// audience (`standing_lines`), and leaves the body away for HEAD, 204 and 304.
struct Response {
  int status = 200;
  std::vector<Header> headers;
  /// Shared, so that a cached body is written without a copy. Empty pointer: no body.
  std::shared_ptr<const std::string> body;
  /// Instead of `body`, for what is long: asked for the next piece only when the client has taken the former. Not asked
  /// at all for HEAD.
  PieceSource more;
  Audience audience = Audience::everyone;
  /// Finished header lines ("Name: value\r\n" each) that live as long as the program, and such that a cache keeps.
  std::string_view fixed_lines;
  std::shared_ptr<const std::string> kept_lines;
  /// Nothing but address and Accept-Encoding decides it, as long as the content is what it is.
  bool by_address_alone = false;

  /// The value of a header, wherever in this answer it stands (standing headers too); nothing when absent. The
  /// name in any case. For tests and for the error page; the connection writes the parts as they are.
  std::optional<std::string> header(std::string_view name) const;
  /// The body, "" when there is none or when it comes in pieces.
  std::string_view text() const;
};

/// `inside` for every path below /inside/, else `everyone`.
Audience audience_of(std::string_view path);

/// The header lines that every answer to that audience carries, each ended by CRLF.
std::string_view standing_lines(Audience audience);

/// An answer with a body that is not cached: no-store.
Response plain_response(int status, std::string content_type, std::string body);

/// 301, 302, 303, 307 or 308 to `location`, no-store unless permanent.
Response redirect(int status, std::string location);

/// "Not Found" for 404; "" for a status that has no phrase here.
std::string_view reason_phrase(int status);

}  // namespace tryggkarta::http
