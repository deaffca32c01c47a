// From a header block to a request: what needs no socket.
#pragma once

#include <optional>
#include <string>

#include "server/http/limits.hpp"
#include "server/http/request.hpp"
#include "server/http/request_head.hpp"
#include "server/http/response.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::http {

/// What one peer's requests are read by.
struct AskingRules {
  const Limits& limits;
  const std::string& base_url;
  const std::string& address;  ///< the peer's, as digits
  bool is_trusted;             ///< what the peer says of whom it speaks for is believed
  bool has_public_url;         ///< then nothing a proxy says changes `base_url`
};

/// Whether the body is worth reading: of a change that some address takes, that says how long it is, and is not too
/// long.
bool takes_body_of(const RequestHead& head, const Router& router, const AskingRules& rules);

/// The long body that a head announces: a file to write it to, or an answer for who may not send it. Neither where the
/// address takes none.
struct Announced {
  std::shared_ptr<BodyFile> file = nullptr;
  std::optional<Response> refusal = std::nullopt;
  Request request = {};  ///< without its body
};
Announced announced_upload(const RequestHead& head, const Router& router, const AskingRules& rules);

/// Method, fields and who asks; path and query come with `read_target`.
Request request_of(RequestHead& head, const AskingRules& rules);

/// Fills in path and query. An answer where no route is to be asked: the target is refused, or a body is there that was
/// not read. Throws nothing that a request can bring about.
std::optional<Response> read_target(Request& request, const RequestHead& head, const Router& router,
                                    const AskingRules& rules, bool has_unread_body);

}  // namespace tryggkarta::http
