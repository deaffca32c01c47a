#include "server/intake/upload_shelf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "geo/error.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::intake {

namespace fs = std::filesystem;

namespace {

Error no_place() {
  return Error{ErrorKind::unavailable, "Servern kan inte ta emot filer: mappen bredvid lagret går inte att använda.",
               "The server cannot take files: the folder beside the store cannot be used."};
}

}  // namespace

Upload::Upload(std::string id, std::int64_t member, fs::path folder, time::Instant begun)
    : id_(std::move(id)), member_(member), folder_(std::move(folder)), begun_(begun) {}

Upload::~Upload() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

UploadShelf::UploadShelf(fs::path folder) : folder_(std::move(folder)) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(folder_, ignored))) {
    try {
      open_folder();
    } catch (const Error&) {
      // Said to whoever sends a file.
    }
  }
}

UploadShelf::~UploadShelf() {
  uploads_.clear();
  if (lock_ >= 0) ::close(lock_);
}

/// The first who comes: sweeps what is left of a server that was ended in the middle.
void UploadShelf::open_folder() {
  if (lock_ >= 0) return;
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) throw no_place();
  struct stat facts {};
  if (::lstat(folder_.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode) || facts.st_uid != ::geteuid()) throw no_place();
  ::chmod(folder_.c_str(), 0700);
  const int lock = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0) throw no_place();
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    throw no_place();
  }
  lock_ = lock;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) fs::remove_all(entry.path(), ignored);
}

std::shared_ptr<http::BodyFile> UploadShelf::body_file() {
  const std::lock_guard lock(mutex_);
  open_folder();
  std::erase_if(arriving_, [](const auto& body) { return body.expired(); });
  if (arriving_.size() >= kMostArriving) {
    throw Error{ErrorKind::unavailable, "Flera filer tas emot just nu: försök igen om en stund.",
                "Several files are arriving just now: try again in a moment."};
  }
  auto body = std::make_shared<http::BodyFile>(folder_);
  arriving_.push_back(body);
  return body;
}

std::shared_ptr<Upload> UploadShelf::add(std::int64_t member, time::Instant now) {
  const std::lock_guard lock(mutex_);
  open_folder();
  drop_the_old(now);
  const auto is_theirs = [&](const auto& upload) { return upload->member() == member; };
  if (std::count_if(uploads_.begin(), uploads_.end(), is_theirs) >= static_cast<std::ptrdiff_t>(kPerMember))
    uploads_.erase(std::find_if(uploads_.begin(), uploads_.end(), is_theirs));
  if (uploads_.size() >= kMost) {
    throw Error{ErrorKind::unavailable, "För många filer väntar på att läsas in: försök igen senare.",
                "Too many files wait to be imported: try again later."};
  }
  const std::string id = session::random_secret();
  const fs::path folder = folder_ / id;
  if (::mkdir(folder.c_str(), 0700) != 0) throw no_place();
  uploads_.push_back(std::make_shared<Upload>(id, member, folder, now));
  return uploads_.back();
}

std::shared_ptr<Upload> UploadShelf::find(std::string_view id, std::int64_t member, time::Instant now) {
  const std::lock_guard lock(mutex_);
  drop_the_old(now);
  for (const auto& upload : uploads_) {
    if (upload->member() == member && session::is_same(upload->id(), id)) return upload;
  }
  throw Error{ErrorKind::not_found, "Filen finns inte kvar: skicka den igen.",
              "The file is not here any more: send it again."};
}

void UploadShelf::remove(const Upload& upload) {
  const std::lock_guard lock(mutex_);
  std::erase_if(uploads_, [&](const auto& each) { return each.get() == &upload; });
}

void UploadShelf::drop_the_old(time::Instant now) {
  std::erase_if(uploads_, [&](const auto& upload) { return now - upload->begun() > kLongest; });
}

}  // namespace tryggkarta::intake
