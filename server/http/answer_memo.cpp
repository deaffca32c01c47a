#include "server/http/answer_memo.hpp"

namespace tryggkarta::http {

std::string_view AnswerMemo::key_of(const RequestHead& head) {
  key_.clear();
  if (head.method != Method::get || head.has_body) return key_;
  std::string_view codings;
  int times = 0;
  for (const auto& [name, value] : head.headers) {
    if (name.starts_with("if-")) return key_;
    if (name != "accept-encoding") continue;
    codings = value;
    ++times;
  }
  if (times > 1) return key_;
  // A target has no blank, so the two cannot run into each other.
  return key_.append(head.target).append(1, ' ').append(codings);
}

std::optional<Response> AnswerMemo::find(std::string_view key, std::uint64_t generation) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  const Entry& entry = found->second.second;
  if (entry.generation != generation) return std::nullopt;
  auto body = entry.body.lock();
  auto kept_lines = entry.kept_lines.lock();
  if (!body || !kept_lines) return std::nullopt;
  std::optional<Response> response{entry.head};
  response->body = std::move(body);
  response->kept_lines = std::move(kept_lines);
  return response;
}

void AnswerMemo::keep(std::string_view key, std::uint64_t generation, const Response& response) {
  if (entries_.size() >= kMost) entries_.clear();
  Entry entry{generation, {}, response.body, response.kept_lines};
  entry.head.headers = response.headers;
  entry.head.audience = response.audience;
  entry.head.fixed_lines = response.fixed_lines;
  const auto found = entries_.find(key);
  if (found != entries_.end()) {
    found->second.second = std::move(entry);
    return;
  }
  auto owned = std::make_unique<const std::string>(key);
  const std::string_view name = *owned;
  entries_.emplace(name, std::pair{std::move(owned), std::move(entry)});
}

}  // namespace tryggkarta::http
