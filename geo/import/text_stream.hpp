// The bytes of a text file as UTF-8, a stretch at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

/// Reads a text file (".gz" is unpacked) and recognises its encoding: UTF-8 where the first letter beyond ASCII is
/// UTF-8, else Windows-1252. A byte order mark is taken off.
///
/// Throws Error(bad_input) for a file that cannot be read, is UTF-16, holds a NUL byte, or is not in the encoding
/// that was given or recognised; the sentence names the line.
class TextStream {
 public:
  TextStream(std::string path, std::optional<Encoding> given);
  ~TextStream();
  TextStream(TextStream&&) noexcept;
  TextStream& operator=(TextStream&&) noexcept;

  /// The next stretch, whole characters; empty at the end. Valid until the next call.
  std::string_view read();
  /// What was recognised so far; UTF-8 while everything was ASCII.
  Encoding encoding() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
