// A long body on its way: bytes in a file without a name, so that whatever ends the program leaves nothing of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace tryggkarta::http {

/// Written by one thread and then read; nobody else can open it.
class BodyFile {
 public:
  /// On the disk of that folder. Throws Error(unavailable) where no file can be made there.
  explicit BodyFile(const std::filesystem::path& folder);
  ~BodyFile();
  BodyFile(const BodyFile&) = delete;
  BodyFile& operator=(const BodyFile&) = delete;

  /// Appends. Throws Error(unavailable) when the disk is full.
  void write(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  /// At most `most` bytes from `offset` on; none at the end. Throws Error(unavailable) when the disk fails.
  std::string read(std::uint64_t offset, std::size_t most) const;

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
};

}  // namespace tryggkarta::http
