// A form with a file, as browsers send it (RFC 7578): read piece by piece, and strictly.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tryggkarta::intake {

/// What stands before a part's content.
struct PartHead {
  std::string name;
  std::optional<std::string> file_name;  ///< as the sender wrote it: any text
};

/// The boundary that a Content-Type names; "" where it is no form of parts, or the boundary is none (RFC 2046 § 5.1.1).
std::string boundary_of(std::string_view content_type);

/// Hands over each part as it comes; of a long part never more than a piece is held.
class MultipartReader {
 public:
  struct Receiver {
    std::function<void(const PartHead&)> begin;
    std::function<void(std::string_view)> data;  ///< of the part that began last
  };
  MultipartReader(std::string_view boundary, Receiver receiver);

  /// Throws Error(bad_input) for what is no form of parts: text before the first part, a part without a name, a head
  /// above 4 KiB, more than 20 parts; and what the receiver throws.
  void take(std::string_view bytes);
  /// Throws Error(bad_input) where the end has not come.
  void finish() const;

 private:
  enum class State { opening, head, data, after_delimiter, ended };

  static constexpr std::size_t kLongestHead = 4096;
  static constexpr std::size_t kMostParts = 20;

  /// One step in the buffer; false where more bytes are needed.
  bool step();
  bool open();
  bool read_head();
  bool read_data();
  bool read_after_delimiter();

  std::string delimiter_;  // with the line end before it
  Receiver receiver_;
  State state_ = State::opening;
  std::string buffer_;
  std::size_t parts_ = 0;
};

}  // namespace tryggkarta::intake
