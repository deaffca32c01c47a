// The files that have been sent and are not in the store yet: each its sender's alone, and none for ever.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/body_file.hpp"
#include "server/intake/upload.hpp"

namespace tryggkarta::intake {

/// Safe to use from any thread.
class UploadShelf {
 public:
  static constexpr std::size_t kPerMember = 2;  ///< the oldest goes when one more comes
  static constexpr std::size_t kMost = 16;
  static constexpr std::size_t kMostArriving = 4;  ///< bodies at once
  static constexpr std::chrono::hours kLongest{12};

  /// In that folder, which nobody else may open and which is made when a file comes. What a former server left there
  /// goes now; while another server uses it none is taken here.
  explicit UploadShelf(std::filesystem::path folder);
  ~UploadShelf();
  UploadShelf(const UploadShelf&) = delete;
  UploadShelf& operator=(const UploadShelf&) = delete;

  /// For a body that is about to come. Throws Error(unavailable) where no file can be kept, or kMostArriving come
  /// already.
  std::shared_ptr<http::BodyFile> body_file();
  /// A new upload with an empty folder of its own. Throws Error(unavailable) where there are kMost already.
  std::shared_ptr<Upload> add(std::int64_t member, time::Instant now);
  /// Throws Error(not_found) for one that is not there, is over, or is somebody else's: nobody learns which.
  std::shared_ptr<Upload> find(std::string_view id, std::int64_t member, time::Instant now);
  void remove(const Upload& upload);

 private:
  void open_folder();
  void drop_the_old(time::Instant now);

  const std::filesystem::path folder_;
  std::mutex mutex_;
  int lock_ = -1;  ///< of the folder; ends with the process, however that ends
  std::vector<std::weak_ptr<http::BodyFile>> arriving_;
  std::vector<std::shared_ptr<Upload>> uploads_;  ///< oldest first
};

}  // namespace tryggkarta::intake
