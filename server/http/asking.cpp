#include "server/http/asking.hpp"

#include <utility>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/forwarded.hpp"
#include "server/http/refusal.hpp"
#include "server/http/target.hpp"

namespace tryggkarta::http {
namespace {

bool is_target_too_long(std::string_view target, const Limits& limits) {
  const bool items = target.substr(0, target.find('?')).ends_with("/items");
  return target.size() > (items ? limits.items_target_bytes : limits.target_bytes);
}

}  // namespace

bool takes_body_of(const RequestHead& head, const Router& router, const AskingRules& rules) {
  const Limits& limits = rules.limits;
  if (head.method != Method::post || !head.content_length || *head.content_length > limits.body_bytes) return false;
  if (is_target_too_long(head.target, limits)) return false;
  try {
    const std::string path = parse_target(head.target, limits).path;
    return router.takes_post(without_prefix(path, prefix_of(rules.base_url)));
  } catch (const Error&) {
    return false;
  }
}

Request request_of(RequestHead& head, const AskingRules& rules) {
  Request request;
  request.method = head.method;
  request.headers = std::move(head.headers);
  request.base_url = rules.base_url;
  request.client = rules.is_trusted ? forwarded_client(request).value_or(rules.address) : rules.address;
  if (rules.is_trusted && !rules.has_public_url) {
    if (auto outside = forwarded_base_url(request)) request.base_url = request.forwarded_base_url = std::move(*outside);
  }
  return request;
}

std::optional<Response> read_target(Request& request, const RequestHead& head, const Router& router,
                                    const AskingRules& rules, bool has_unread_body) {
  // Known to the error pages also when the target is refused.
  request.path = head.target.substr(0, head.target.find('?'));
  if (is_target_too_long(head.target, rules.limits)) return refusal(request, 414);
  const bool reads = head.method != Method::post && head.method != Method::other;
  if (has_unread_body && reads) return refusal(request, 413);
  try {
    Target target = parse_target(head.target, rules.limits);
    request.path = without_prefix(std::move(target.path), prefix_of(rules.base_url));
    request.query = std::move(target.query);
  } catch (const Error& error) {
    return error_answer(request, error);
  }
  if (has_unread_body && head.method == Method::post && router.takes_post(request.path))
    return refusal(request, head.content_length ? 413 : 411);
  return std::nullopt;
}

}  // namespace tryggkarta::http
