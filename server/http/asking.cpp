#include "server/http/asking.hpp"

#include <utility>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/body_file.hpp"
#include "server/http/forwarded.hpp"
#include "server/http/problem.hpp"
#include "server/http/refusal.hpp"
#include "server/http/target.hpp"

namespace tryggkarta::http {
namespace {

bool is_target_too_long(std::string_view target, const Limits& limits) {
  const std::string_view path = target.substr(0, target.find('?'));
  const bool may_be_long = path.ends_with("/items") || path.ends_with("/svar");
  return target.size() > (may_be_long ? limits.long_target_bytes : limits.target_bytes);
}

Response too_long(const Request& request, std::uint64_t most_bytes) {
  const std::string most = std::to_string(most_bytes >> 20);
  ProblemDetail detail{.status = 413};
  detail.detail = in_language_of(request, "Filen får vara högst " + most + " MiB: dela den, till exempel per år.",
                                 "The file may have " + most + " MiB at most: divide it, by year for example.");
  return problem(request, detail);
}

}  // namespace

bool takes_body_of(const RequestHead& head, const Router& router, const AskingRules& rules) {
  const Limits& limits = rules.limits;
  if (!is_change(head.method) || !head.content_length || *head.content_length > limits.document_bytes) return false;
  if (is_target_too_long(head.target, limits)) return false;
  try {
    const std::string path = parse_target(head.target, limits).path;
    const auto size = router.takes_body(head.method, without_prefix(path, prefix_of(rules.base_url)));
    return size && *head.content_length <= (*size == BodySize::form ? limits.body_bytes : limits.document_bytes);
  } catch (const Error&) {
    return false;
  }
}

Announced announced_upload(const RequestHead& head, const Router& router, const AskingRules& rules) {
  if (head.method != Method::post || is_target_too_long(head.target, rules.limits)) return {};
  RequestHead copy = head;
  Request request = request_of(copy, rules);
  // What is wrong with the target is said by who answers.
  if (read_target(request, head, router, rules, false)) return {};
  const Upload* upload = router.upload_at(head.method, request.path);
  if (upload == nullptr) return {};
  if (!head.content_length) return {nullptr, refusal(request, 411)};
  try {
    auto file = upload->admit(request);
    if (*head.content_length > upload->most_bytes) return {nullptr, too_long(request, upload->most_bytes)};
    return {std::move(file), std::nullopt, std::move(request)};
  } catch (const Error& error) {
    return {nullptr, error_answer(request, error)};
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
  const bool reads = !is_change(head.method) && head.method != Method::other;
  if (has_unread_body && reads) return refusal(request, 413);
  try {
    Target target = parse_target(head.target, rules.limits);
    request.path = without_prefix(std::move(target.path), prefix_of(rules.base_url));
    request.query = std::move(target.query);
  } catch (const Error& error) {
    return error_answer(request, error);
  }
  if (has_unread_body && router.takes_body(head.method, request.path))
    return refusal(request, head.content_length ? 413 : 411);
  return std::nullopt;
}

}  // namespace tryggkarta::http
