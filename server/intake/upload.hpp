// One file that a member has sent, until it is in the store or thrown away.
#pragma once

#include "geo/casebook/incident.hpp"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "geo/import/field_map.hpp"
#include "server/intake/file_kind.hpp"
#include "server/intake/preview.hpp"
#include "server/live.hpp"

namespace tryggkarta::intake {

/// What the file is read by, what that looks like, and what became of it: swapped whole.
struct Stage {
  Reading reading;
  Preview preview;
  std::optional<Trial> taken;  ///< once it is in the store
};

/// The file lies in a folder of its own, which goes with it.
class Upload {
 public:
  Upload(std::string id, std::int64_t member, std::filesystem::path folder, time::Instant begun);
  ~Upload();
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;

  const std::string& id() const { return id_; }
  std::int64_t member() const { return member_; }
  time::Instant begun() const { return begun_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path rejects() const { return folder_ / "rejects.csv"; }

  /// What is known of the file; nothing before it was read once.
  server::Live<Stage> stage;
  /// Held by who works on the file: a second one is refused and does not wait.
  std::mutex working;

 private:
  std::string id_;
  std::int64_t member_;
  std::filesystem::path folder_;
  time::Instant begun_;
};

}  // namespace tryggkarta::intake
