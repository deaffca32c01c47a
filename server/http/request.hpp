// What a route is told about a request: already read, decoded and within the limits.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tryggkarta::http {

class BodyFile;

/// One query parameter, decoded.
struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// `remove` is DELETE; `other` is every method that no address allows.
enum class Method { get, head, options, post, put, patch, remove, other };

/// Whether it may change something: then its body is read, and its answer is made on the slow lane.
constexpr bool is_change(Method method) {
  return method == Method::post || method == Method::put || method == Method::patch || method == Method::remove;
}

/// A request as routes see it. It can be written down by hand in a test.
struct Request {
  Method method = Method::get;
  /// Percent-decoded once, "/…", without query. NUL, encoded slashes, "." and ".." segments were refused.
  std::string path;
  /// Decoded ('+' is a blank), in the order of the address, at most 20.
  std::vector<Parameter> query;
  /// Whether making the answer may take its time here. Where it may not, a route that has to wait throws MustWait, and
  /// is asked again where it may.
  bool may_wait = true;
  /// What the router's {names} matched, each once; the names live as long as the router.
  std::vector<std::pair<std::string_view, std::string>> captures;
  /// Names in lower case, in the order received.
  std::vector<std::pair<std::string, std::string>> headers;
  /// What a POST, PUT, PATCH or DELETE sends, whole: at most what the address takes (BodySize).
  std::string body;
  /// Instead of `body`, where the address takes long ones (Router::upload).
  std::shared_ptr<const BodyFile> body_file = nullptr;
  /// The numeric address of who asks: behind a trusted proxy, what that proxy says. "" where nobody is connected.
  std::string client;
  /// "https://host/prefix" without a slash at the end: `public_url` of the configuration, else the headers of a trusted
  /// proxy, else "http://" and the listening address. Never from Host.
  std::string base_url;
  /// Set when `base_url` came from a proxy's headers: then `respond` keeps bodies apart by it.
  std::string forwarded_base_url;

  /// The first field of that name, "" when absent. `lower_case_name` as in "accept-encoding".
  std::string_view header(std::string_view lower_case_name) const;
  /// All fields of that name joined with ", ", which RFC 9110 §5.3 says means the same.
  std::string joined_header(std::string_view lower_case_name) const;
  /// What the router matched for {name}, "" when there is no such capture.
  std::string_view capture(std::string_view name) const;
};

}  // namespace tryggkarta::http
