#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/extract/geopackage.hpp"
#include "server/inside/sheet_text.hpp"

namespace tryggkarta::inside {

namespace {

Error no_room() {
  return Error{ErrorKind::unavailable, "Servern kan inte skriva en tillfällig fil.",
               "The server cannot write a temporary file."};
}

/// Before a process's number and six characters of chance.
constexpr std::string_view kPrefix = "tryggkarta-file-";

/// A folder that nobody else may open, and that is gone with everything in it at the end.
class PrivateFolder {
 public:
  PrivateFolder()
      : path_((std::filesystem::temp_directory_path() / fmt::format("{}{}-XXXXXX", kPrefix, ::getpid())).string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw no_room();
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path() const { return path_; }

 private:
  std::string path_;
};

class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw no_room();
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(descriptor_); }

  /// Appends what comes next, at most `most` bytes; nothing at the end.
  std::size_t read(std::string& out, std::size_t most) const {
    const std::size_t before = out.size();
    out.resize(before + most);
    const ssize_t count = ::read(descriptor_, out.data() + before, most);
    out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0) throw no_room();
    return static_cast<std::size_t>(count);
  }

 private:
  int descriptor_;
};

/// The process of "tryggkarta-file-123-abcdef".
std::optional<pid_t> maker_of(std::string_view name) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  pid_t process = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
  if (error != std::errc{} || end == name.data() + name.size() || *end != '-' || process <= 0) return std::nullopt;
  return process;
}

}  // namespace

void remove_left_files() {
  std::error_code ignored;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::temp_directory_path(ignored), ignored)) {
    const auto maker = maker_of(entry.path().filename().string());
    if (maker && ::kill(*maker, 0) != 0 && errno == ESRCH) std::filesystem::remove_all(entry.path(), ignored);
  }
}

http::PieceSource geopackage_pieces(const extract::Sheet& sheet) {
  const PrivateFolder folder;
  const auto path = folder.path() / "sheet.gpkg";
  extract::write_geopackage(sheet, path);
  return [file = std::make_shared<const OpenFile>(path)](std::string& out) {
    return file->read(out, http::kPieceBytes) == 0 ? http::Piece::last : http::Piece::more_follow;
  };
}

}  // namespace tryggkarta::inside
