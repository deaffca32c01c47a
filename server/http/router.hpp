// Which handler answers which address.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::http {

/// Answers one request; may run on several threads at once. Throws Error for a status by its kind.
using Handler = std::function<Response(const Request&)>;

/// How long an answer takes: where others' maps would wait for it, it is made on threads of its own. `slow` waits for a
/// disk or a password's hash, `lengthy` for a whole file or another server; neither waits for the other.
enum class Pace { quick, slow, lengthy };

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

  /// Serves POST at `pattern`, beside GET or alone. Always slow: what is sent is written to a disk.
  void post(std::string_view pattern, Handler handler);
  /// Whether a POST to that path is answered by a handler: then its body is read.
  bool takes_post(std::string_view path) const;

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
