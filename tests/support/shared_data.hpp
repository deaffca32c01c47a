// Where the shared reference data lies, when it is there.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

namespace tryggkarta::testing {

/// A file or folder of the reference data: below $TRYGGKARTA_SHARED/data, else ../shared/data beside the project.
/// Nothing when it is not there; the test then says "skipped: no shared data".
inline std::optional<std::filesystem::path> shared_data(std::string_view relative) {
  const char* root = std::getenv("TRYGGKARTA_SHARED");
  const std::filesystem::path base =
      root != nullptr ? std::filesystem::path{root} : std::filesystem::path{TRYGGKARTA_SOURCE_DIR} / ".." / "shared";
  const auto path = base / "data" / relative;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

}  // namespace tryggkarta::testing
