#include "geo/import/rejects_file.hpp"

#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/formula_guard.hpp"
#include "geo/import/rejects_columns.hpp"

namespace tryggkarta::import {

namespace {

Error not_writable(const std::filesystem::path& path) {
  return Error{ErrorKind::unavailable,
               fmt::format("{} cannot be written: check the folder, your rights and the space left.", path.string())};
}

}  // namespace

RejectsFile::RejectsFile(std::filesystem::path path, const std::vector<std::string>& columns)
    : path_(std::move(path)),
      unfinished_(path_.string() + ".part"),
      file_(unfinished_, std::ios::binary | std::ios::trunc) {
  if (!file_) throw not_writable(path_);
  line_ = "\xEF\xBB\xBF";
  for (const std::string& column : columns) {
    ours_.push_back(is_rejects_column(column));
    if (!ours_.back()) write_cell(column);
  }
  file_ << line_ << kLineColumn << ';' << kFieldColumn << ';' << kReasonColumn << "\r\n";
}

RejectsFile::~RejectsFile() {
  if (kept_) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove(unfinished_, ignored);
}

void RejectsFile::write_cell(std::string_view cell) {
  const std::string guarded = with_guard(cell);
  if (guarded.find_first_of(";\"\r\n") == std::string::npos) {
    line_ += guarded;
  } else {
    line_ += '"';
    for (const char c : guarded) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    line_ += '"';
  }
  line_ += ';';
}

void RejectsFile::add(std::span<const std::string_view> cells, const Note& note) {
  line_.clear();
  for (std::size_t i = 0; i < ours_.size(); ++i) {
    if (ours_[i]) continue;
    const std::string_view cell = i < cells.size() ? cells[i] : std::string_view{};
    if (i + 1 < ours_.size() || cells.size() <= ours_.size()) {
      write_cell(cell);
      continue;
    }
    std::string last{cell};
    for (std::size_t beyond = ours_.size(); beyond < cells.size(); ++beyond) last += fmt::format(";{}", cells[beyond]);
    write_cell(last);
  }
  line_ += fmt::format("{};", note.line);
  write_cell(note.field);
  write_cell(note.reason);
  line_.pop_back();
  line_ += "\r\n";
  file_ << line_;
}

void RejectsFile::keep() {
  file_.flush();
  const bool whole = file_.good();
  file_.close();
  std::error_code error;
  if (whole) std::filesystem::rename(unfinished_, path_, error);
  if (!whole || error) throw not_writable(path_);
  kept_ = true;
}

}  // namespace tryggkarta::import
