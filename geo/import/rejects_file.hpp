// The rows that were not taken, in a file that opens in a spreadsheet and can be mended and imported again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::import {

/// UTF-8 with a byte order mark, `;`, CRLF; the source's own columns, then `_rad`, `_fält`, `_orsak`. It stands under
/// its name only when it was kept; until then it is a file beside it.
class RejectsFile {
 public:
  /// Throws Error(unavailable) when the file cannot be written.
  RejectsFile(std::filesystem::path path, const std::vector<std::string>& columns);
  ~RejectsFile();
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;

  /// Where and why a row was not taken.
  struct Note {
    std::int64_t line;
    std::string_view field;
    std::string_view reason;
  };
  /// Cells beyond the columns are put into the last one.
  void add(std::span<const std::string_view> cells, const Note& note);
  /// Throws Error(unavailable) when not everything could be written.
  void keep();

 private:
  void write_cell(std::string_view cell);

  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  std::vector<bool> ours_;  // columns that an earlier rejects file added
  std::ofstream file_;
  std::string line_;
  bool kept_ = false;
};

}  // namespace tryggkarta::import
