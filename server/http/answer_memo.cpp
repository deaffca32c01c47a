#include "server/http/answer_memo.hpp"

namespace tryggkarta::http {

AnswerMemo::Words AnswerMemo::words_of(const RequestHead& head) {
  if (head.method != Method::get || head.has_body) return {};
  std::string_view codings, tag;
  int coding_fields = 0, tag_fields = 0;
  for (const auto& [name, value] : head.headers) {
    if (name == "accept-encoding") {
      codings = value;
      ++coding_fields;
    } else if (name == "if-none-match") {
      tag = value;
      ++tag_fields;
    } else if (name.starts_with("if-")) {
      return {};
    }
  }
  if (coding_fields > 1 || tag_fields > 1 || (tag_fields == 1 && tag.empty())) return {};
  key_.clear();
  // A target has no blank, so the two cannot run into each other.
  key_.append(head.target).append(1, ' ').append(codings);
  return {key_, tag};
}

std::optional<Response> AnswerMemo::find(const Words& words, std::uint64_t generation) const {
  const auto found = entries_.find(words.key);
  if (found == entries_.end()) return std::nullopt;
  const Entry& entry = found->second.second;
  if (entry.generation != generation) return std::nullopt;
  if (!words.if_none_match.empty()) {
    if (entry.tag.empty() || words.if_none_match != entry.tag) return std::nullopt;
    Response unchanged;
    unchanged.status = 304;
    unchanged.fixed_lines = entry.head.fixed_lines;
    unchanged.kept_lines = entry.tag_line;
    return unchanged;
  }
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
  Entry entry{generation, {}, response.body, response.kept_lines, response.header("ETag").value_or(""), nullptr};
  entry.tag_line = std::make_shared<const std::string>("ETag: " + entry.tag + "\r\n");
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
