// Which handler answers which address.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::http {

/// Answers one request; may run on several threads at once. Throws Error for a status by its kind.
using Handler = std::function<Response(const Request&)>;

/// How much may be sent to an address: Limits::body_bytes or Limits::document_bytes.
enum class BodySize { form, document };

/// How long an answer takes: where others' maps would wait for it, it is made on threads of its own. `slow` waits for a
/// disk or a password's hash, `lengthy` for a whole file or another server; neither waits for the other.
enum class Pace { quick, slow, lengthy };

/// Where a long body is written, made for whoever may send one; asked before any of it is read. Throws Error for who
/// may not. Must not wait.
using Admission = std::function<std::shared_ptr<BodyFile>(const Request&)>;
struct Upload {
  Admission admit;
  std::uint64_t most_bytes = 0;
};

/// Thrown by a quick route that finds out that it has to wait (Request::may_wait).
struct MustWait {};

/// A tree of path segments. Filled before the server starts, then only read.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// Serves GET and HEAD below `pattern`: "/tiles/{layers}/{z}/{x}/{y}.mvt". A capture matches one non-empty segment,
  /// or what is left of it beside the literal text around it. A literal segment wins over a capture, a longer literal
  /// text around a capture over a shorter one. Throws Error(broken) for a pattern that is taken or malformed.
  void get(std::string_view pattern, Handler handler, Pace pace = Pace::quick);

  /// Serves POST, PUT, PATCH or DELETE at `pattern`, beside others or alone. Slow: what is sent is written to a disk.
  /// The largest size of any of them is the address's.
  void change(Method method, std::string_view pattern, Handler handler, BodySize size = BodySize::form);
  void post(std::string_view pattern, Handler handler) { change(Method::post, pattern, std::move(handler)); }
  /// The same for a POST whose answer takes as long as a whole file does.
  void post_lengthy(std::string_view pattern, Handler handler, BodySize size = BodySize::form);
  /// Serves POST of what is too long for memory: Request::body_file has it. Lengthy.
  void upload(std::string_view pattern, Handler handler, Upload upload);
  /// nullptr where no long body is taken.
  const Upload* upload_at(Method method, std::string_view path) const;
  /// How long a body may be of a change to that path that a handler answers; nothing where none does.
  std::optional<BodySize> takes_body(Method method, std::string_view path) const;

  /// How the request's method and path are answered.
  Pace pace_of(const Request& request) const;

  /// The answer of the handler that matches. OPTIONS → 204 with the preflight headers; another method → 405 with
  /// Allow; no match → throws Error(not_found). `answer` (answer.hpp) turns what is thrown into a response.
  /// Fills in `request.captures`.
  Response route(Request& request) const;
  Response route(Request&& request) const { return route(request); }

 private:
  struct Node;
  Node& node_at(std::string_view pattern);
  std::unique_ptr<Node> root_;
  std::vector<std::string> slow_beginnings_;  ///< first segments of the slow patterns
};

}  // namespace tryggkarta::http
