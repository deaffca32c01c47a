// The bytes of an answer's head.
#pragma once

#include <string>

#include "server/http/response.hpp"

namespace tryggkarta::http {

/// What the connection adds to an answer.
struct WireOptions {
  bool keep_alive = true;
  bool is_http_1_0 = false;
  bool is_head = false;
  bool is_tls = false;  ///< adds Strict-Transport-Security, which a browser heeds over TLS alone
};

/// Writes status line and header lines with the empty line into `head`, which is emptied first and keeps its memory.
/// A field whose value holds a line break is left out: nobody splits our answers.
void write_head(std::string& head, const Response& response, WireOptions options);

/// Whether a body that is there as a whole is to follow the head: not for HEAD, 204 and 304.
bool body_follows(const Response& response, WireOptions options);

/// A body in pieces is chunked in HTTP/1.1 (RFC 9112 §7.1); HTTP/1.0 knows its end by the close, so nothing goes
/// around. Appends what goes before a piece of that many bytes: nothing for an empty one, which would be the end.
void begin_chunk(std::string& head, std::size_t bytes, WireOptions options);
/// What goes after it.
std::string_view end_of_chunk(std::size_t bytes, Piece piece, WireOptions options);

}  // namespace tryggkarta::http
