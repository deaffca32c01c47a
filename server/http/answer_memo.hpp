// Answers by the very words of a request: for what is asked for over and over, nothing is parsed or looked up again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/request_head.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::http {

/// What a cache in front of us might do (RFC 9111), within one thread: remembers whole 200s that nothing but address
/// and Accept-Encoding decides (`Response::by_address_alone`), under the generation of the content in which they were
/// made, and answers 304 to who names their tag. Holds no body: one that the body cache has given up is gone here too.
class AnswerMemo {
 public:
  static constexpr std::size_t kMost = 4096;  ///< then all are forgotten

  /// What a request is remembered by, and the one tag that it names. Good until the next call.
  struct Words {
    std::string_view key;  ///< "" where it may not be answered from here: no GET, another condition, a field twice
    std::string_view if_none_match;
  };
  Words words_of(const RequestHead& head);

  /// Only what was kept under the same generation; nothing where the tag that is named is another, or is not alone.
  std::optional<Response> find(const Words& words, std::uint64_t generation) const;
  /// A whole 200.
  void keep(std::string_view key, std::uint64_t generation, const Response& response);

 private:
  struct Entry {
    std::uint64_t generation;
    Response head;  // without what is shared
    std::weak_ptr<const std::string> body;
    std::weak_ptr<const std::string> kept_lines;
    std::string tag;
    std::shared_ptr<const std::string> tag_line;
  };
  std::string key_;
  std::unordered_map<std::string_view, std::pair<std::unique_ptr<const std::string>, Entry>> entries_;
};

}  // namespace tryggkarta::http
