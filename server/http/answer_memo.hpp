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
/// made. Holds no body: one that the body cache has given up is gone here too.
class AnswerMemo {
 public:
  static constexpr std::size_t kMost = 4096;  ///< then all are forgotten

  /// The key of a request that may be answered from here; "" for any other: no GET, with a condition, or with more than
  /// one Accept-Encoding. Good until the next call.
  std::string_view key_of(const RequestHead& head);

  /// Only what was kept under the same generation.
  std::optional<Response> find(std::string_view key, std::uint64_t generation) const;
  void keep(std::string_view key, std::uint64_t generation, const Response& response);

 private:
  struct Entry {
    std::uint64_t generation;
    Response head;  // without what is shared
    std::weak_ptr<const std::string> body;
    std::weak_ptr<const std::string> kept_lines;
  };
  std::string key_;
  std::unordered_map<std::string_view, std::pair<std::unique_ptr<const std::string>, Entry>> entries_;
};

}  // namespace tryggkarta::http
