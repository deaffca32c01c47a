#include "server/http/router.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "geo/error.hpp"
#include "server/http/problem.hpp"

namespace tryggkarta::http {
namespace {

// To everyone: what other sites may ask is reading alone.
constexpr std::string_view kAllowed = "GET, HEAD, OPTIONS";

constexpr std::array<std::pair<Method, std::string_view>, 4> kChanges{
    {{Method::post, "POST"}, {Method::put, "PUT"}, {Method::patch, "PATCH"}, {Method::remove, "DELETE"}}};

// Where a method that changes stands in kChanges.
std::size_t place_of(Method method) {
  for (std::size_t i = 0; i < kChanges.size(); ++i) {
    if (kChanges[i].first == method) return i;
  }
  throw Error(ErrorKind::broken, "a method that changes nothing was asked for as one that does");
}

// "/a/b" → "a" and "/b"; the rest of the last segment is "".
std::string_view cut_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

Response preflight() {
  Response response;
  response.status = 204;
  response.headers = {{"Allow", std::string(kAllowed)},
                      {"Access-Control-Allow-Methods", std::string(kAllowed)},
                      {"Access-Control-Allow-Headers", "Accept, If-None-Match"},
                      {"Access-Control-Max-Age", "86400"},
                      {"Cache-Control", "no-store"}};
  return response;
}

Response method_not_allowed(const Request& request, const std::string& allowed) {
  ProblemDetail detail{.status = 405};
  detail.detail = allowed == kAllowed ? in_language_of(request, "Den här adressen kan bara läsas: använd GET.",
                                                       "This address can only be read: use GET.")
                                      : in_language_of(request, "Adressen tar emot " + allowed + ".",
                                                       "This address takes " + allowed + ".");
  Response response = problem(request, detail);
  response.headers.emplace_back("Allow", allowed);
  return response;
}

}  // namespace

struct Router::Node {
  struct Capture {
    std::string prefix;
    std::string name;
    std::string suffix;
    std::unique_ptr<Node> node;

    bool matches(std::string_view segment) const {
      return segment.size() > prefix.size() + suffix.size() && segment.starts_with(prefix) && segment.ends_with(suffix);
    }
    std::string_view inner(std::string_view segment) const {
      return segment.substr(prefix.size(), segment.size() - prefix.size() - suffix.size());
    }
  };

  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::vector<Capture> captures;  // the longest literal text first
  Handler get;
  std::array<Handler, kChanges.size()> changes;  // in the order of kChanges
  BodySize size = BodySize::form;                // of the changes
  Pace pace = Pace::quick;                       // of get
  Pace pace_of_changes = Pace::slow;
  std::optional<Upload> upload;

  bool is_address() const { return get || takes_changes(); }
  bool takes_changes() const {
    return std::any_of(changes.begin(), changes.end(), [](const Handler& handler) { return handler != nullptr; });
  }
  std::string allowed() const {
    if (!takes_changes()) return std::string(kAllowed);
    std::string all = get ? "GET, HEAD" : "";
    for (std::size_t i = 0; i < kChanges.size(); ++i) {
      if (changes[i]) all += (all.empty() ? "" : ", ") + std::string(kChanges[i].second);
    }
    return all;
  }
  const Handler& handler_of(Method method) const { return changes[place_of(method)]; }
  Node& child(std::string_view segment, std::string_view pattern);
  const Node* find(std::string_view rest, Request& request) const;
};

Router::Node& Router::Node::child(std::string_view segment, std::string_view pattern) {
  const auto open = segment.find('{');
  const auto close = segment.find('}');
  if (open == std::string_view::npos && close == std::string_view::npos) {
    auto& node = literals[std::string(segment)];
    if (!node) node = std::make_unique<Node>();
    return *node;
  }
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2 ||
      segment.find_first_of("{}", close + 1) != std::string_view::npos) {
    throw Error(ErrorKind::broken, "route pattern " + std::string(pattern) + ": one {name} a segment");
  }
  Capture added{std::string(segment.substr(0, open)), std::string(segment.substr(open + 1, close - open - 1)),
                std::string(segment.substr(close + 1)), nullptr};
  for (Capture& known : captures) {
    if (known.prefix == added.prefix && known.suffix == added.suffix && known.name == added.name) return *known.node;
  }
  added.node = std::make_unique<Node>();
  const auto literal_text = [](const Capture& capture) { return capture.prefix.size() + capture.suffix.size(); };
  const auto place = std::find_if(captures.begin(), captures.end(),
                                  [&](const Capture& known) { return literal_text(known) < literal_text(added); });
  return *captures.insert(place, std::move(added))->node;
}

const Router::Node* Router::Node::find(std::string_view rest, Request& request) const {
  if (rest.empty()) return is_address() ? this : nullptr;
  const std::string_view segment = cut_segment(rest);
  if (const auto literal = literals.find(segment); literal != literals.end()) {
    if (const Node* found = literal->second->find(rest, request)) return found;
  }
  for (const Capture& capture : captures) {
    if (!capture.matches(segment)) continue;
    if (const Node* found = capture.node->find(rest, request)) {
      request.captures.reserve(8);
      request.captures.emplace_back(capture.name, capture.inner(segment));
      return found;
    }
  }
  return nullptr;
}

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Router::Node& Router::node_at(std::string_view pattern) {
  if (!pattern.starts_with('/')) {
    throw Error(ErrorKind::broken, "route pattern " + std::string(pattern) + " must begin with a slash");
  }
  Node* node = root_.get();
  for (std::string_view rest = pattern; !rest.empty();) node = &node->child(cut_segment(rest), pattern);
  return *node;
}

void Router::get(std::string_view pattern, Handler handler, Pace pace) {
  Node& node = node_at(pattern);
  if (node.get) throw Error(ErrorKind::broken, "route pattern " + std::string(pattern) + " is taken");
  node.get = std::move(handler);
  node.pace = pace;
  if (pace != Pace::quick) slow_beginnings_.emplace_back(cut_segment(pattern));
}

void Router::change(Method method, std::string_view pattern, Handler handler, BodySize size) {
  Node& node = node_at(pattern);
  const std::size_t place = place_of(method);
  if (node.changes[place]) {
    throw Error(ErrorKind::broken,
                "route pattern " + std::string(pattern) + " is taken for " + std::string(kChanges[place].second));
  }
  node.changes[place] = std::move(handler);
  node.size = std::max(node.size, size);
}

void Router::post_lengthy(std::string_view pattern, Handler handler, BodySize size) {
  change(Method::post, pattern, std::move(handler), size);
  node_at(pattern).pace_of_changes = Pace::lengthy;
}

void Router::upload(std::string_view pattern, Handler handler, Upload upload) {
  post_lengthy(pattern, std::move(handler));
  node_at(pattern).upload = std::move(upload);
}

const Upload* Router::upload_at(Method method, std::string_view path) const {
  if (method != Method::post || !path.starts_with('/')) return nullptr;
  Request ignored;
  const Node* node = root_->find(path, ignored);
  return node != nullptr && node->upload ? &*node->upload : nullptr;
}

std::optional<BodySize> Router::takes_body(Method method, std::string_view path) const {
  if (!is_change(method) || !path.starts_with('/')) return std::nullopt;
  Request ignored;
  const Node* node = root_->find(path, ignored);
  if (node == nullptr || !node->handler_of(method)) return std::nullopt;
  return node->size;
}

Pace Router::pace_of(const Request& request) const {
  if (is_change(request.method)) {
    Request ignored;
    const Node* node = request.path.starts_with('/') ? root_->find(request.path, ignored) : nullptr;
    return node == nullptr ? Pace::slow : node->pace_of_changes;
  }
  if (request.method != Method::get && request.method != Method::head) return Pace::quick;
  std::string_view path = request.path;
  if (!path.starts_with('/')) return Pace::quick;
  // Nearly all that is asked for is everyone's: it is looked up once, when it is answered.
  const std::string_view beginning = cut_segment(path);
  if (std::find(slow_beginnings_.begin(), slow_beginnings_.end(), beginning) == slow_beginnings_.end())
    return Pace::quick;
  Request ignored;
  const Node* node = root_->find(request.path, ignored);
  return node == nullptr ? Pace::quick : node->pace;
}

Response Router::route(Request& request) const {
  request.captures.clear();
  const Node* node = request.path.starts_with('/') ? root_->find(request.path, request) : nullptr;
  if (node == nullptr) {
    throw Error(ErrorKind::not_found, "Det finns ingen sida på den här adressen.", "There is nothing at this address.");
  }
  switch (request.method) {
    case Method::get:
    case Method::head:
      if (node->get) return node->get(request);
      break;
    case Method::post:
    case Method::put:
    case Method::patch:
    case Method::remove:
      if (const Handler& handler = node->handler_of(request.method)) return handler(request);
      break;
    case Method::options:
      if (audience_of(request.path) == Audience::inside) {
        throw Error(ErrorKind::not_allowed, "Andra webbplatser får inte fråga här.", "Other sites may not ask here.");
      }
      return preflight();
    case Method::other: break;
  }
  return method_not_allowed(request, node->allowed());
}

}  // namespace tryggkarta::http
