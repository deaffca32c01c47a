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
};

/// Writes status line and header lines with the empty line into `head`, which is emptied first and keeps its memory.
/// A field whose value holds a line break is left out: nobody splits our answers.
void write_head(std::string& head, const Response& response, WireOptions options);

/// Whether the body is to follow the head: not for HEAD, 204 and 304.
bool body_follows(const Response& response, WireOptions options);

}  // namespace tryggkarta::http
