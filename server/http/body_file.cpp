#include "server/http/body_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "geo/error.hpp"

namespace tryggkarta::http {

namespace {

Error no_room() {
  return Error{ErrorKind::unavailable, "Servern kan inte ta emot filen: disken är full eller går inte att skriva på.",
               "The server cannot take the file: its disk is full or cannot be written."};
}

/// For file systems that make no files without a name: one with a name, which it loses at once.
int open_and_unlink(const std::filesystem::path& folder) {
  std::string name = (folder / "body-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor >= 0) ::unlink(name.c_str());
  return descriptor;
}

}  // namespace

BodyFile::BodyFile(const std::filesystem::path& folder)
    : descriptor_(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) descriptor_ = open_and_unlink(folder);
  if (descriptor_ < 0) throw no_room();
}

BodyFile::~BodyFile() { ::close(descriptor_); }

void BodyFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw no_room();
    bytes.remove_prefix(static_cast<std::size_t>(count));
    size_ += static_cast<std::uint64_t>(count);
  }
}

std::string BodyFile::read(std::uint64_t offset, std::size_t most) const {
  std::string bytes(most, '\0');
  ssize_t count = 0;
  do {
    count = ::pread(descriptor_, bytes.data(), most, static_cast<off_t>(offset));
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw no_room();
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

}  // namespace tryggkarta::http
