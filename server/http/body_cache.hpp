// Finished bytes per (key, coding), with a budget, made once for many who wait.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/negotiation.hpp"
#include "server/http/pieces.hpp"

namespace tryggkarta::http {

/// What a route makes. An empty body means "nothing there" and is answered with 204.
struct Content {
  std::string content_type;
  std::string body;
  /// Instead of `body`, for what may be long.
  PieceSource pieces = {};
};

/// One representation, ready to be written. Shared and never changed.
struct FinishedBody {
  std::string content_type;
  /// The coding of `bytes`: identity also where a coding would not have paid.
  Coding coding = Coding::identity;
  /// ETag, and for a 200 Content-Type and Content-Encoding, as header lines.
  std::string lines;
  /// Empty for 204.
  std::string bytes;
  /// Too long to be kept: there are no bytes and no tag, it is made in pieces for each who asks.
  bool is_too_long = false;
};
using SharedBody = std::shared_ptr<const FinishedBody>;

/// Keeps the most recently used finished bodies within a budget of bytes. Safe to use from many threads.
class BodyCache {
 public:
  /// `budget_bytes` counts bodies, keys and a fixed charge per entry. A body above a quarter of it is not kept.
  explicit BodyCache(std::size_t budget_bytes);
  ~BodyCache();
  BodyCache(const BodyCache&) = delete;
  BodyCache& operator=(const BodyCache&) = delete;

  using Make = std::function<SharedBody()>;

  /// The body kept under (key, coding), or what `make` returns, which is then kept. Of several callers at the same time
  /// one makes and the others wait; if it throws, all of them get that exception and nothing is kept. `make` may ask
  /// for another coding of the same key, never for its own.
  SharedBody find_or_make(std::string_view key, Coding coding, const Make& make);

  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t makes = 0;
    std::uint64_t evictions = 0;
    std::size_t entries = 0;
    std::size_t bytes = 0;
  };
  /// What has happened so far.
  Counts counts() const;

 private:
  struct Shelf;
  std::unique_ptr<Shelf> shelf_;
};

}  // namespace tryggkarta::http
