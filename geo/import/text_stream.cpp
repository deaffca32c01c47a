#include "geo/import/text_stream.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/gdal_library.hpp"
#include "geo/import/source_name.hpp"

namespace tryggkarta::import {

namespace {

constexpr std::size_t kStretch = 1 << 20;
constexpr std::string_view kByteOrderMark{"\xEF\xBB\xBF"};

struct FileCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, FileCloser>;

std::string place_in_vfs(const std::string& path) {
  const bool packed = lower_case(path).ends_with(".gz") && !path.starts_with("/vsigzip/");
  return packed ? "/vsigzip/" + path : path;
}

}  // namespace

struct TextStream::Inside {
  std::string path;
  File file;
  std::optional<Encoding> given;
  std::optional<Encoding> recognised;
  std::string bytes;      // read, not yet handed out
  std::string converted;  // what was handed out, where it had to be converted
  std::int64_t lines = 1;
  bool first = true;
  bool at_end = false;

  [[noreturn]] void refuse(std::size_t at, const std::string& what) const {
    const auto line = lines + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    throw Error{ErrorKind::bad_input, fmt::format("{} line {} {}", shown_source(path), line, what)};
  }

  void fill() {
    const std::size_t kept = bytes.size();
    bytes.resize(kept + kStretch);
    CPLErrorReset();
    const std::size_t got = VSIFReadL(bytes.data() + kept, 1, kStretch, file.get());
    bytes.resize(kept + got);
    at_end = got < kStretch;
    if (at_end && CPLGetLastErrorType() >= CE_Failure) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} cannot be read to its end ({}): it is damaged or was cut off, fetch it again.",
                              shown_source(path), cleaned_words(CPLGetLastErrorMsg(), path))};
    }
  }

  void look_at_the_start() {
    first = false;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
      refuse(0, "begins a UTF-16 text: save the file as \"CSV UTF-8\".");
    }
    if (!bytes.starts_with(kByteOrderMark)) return;
    if (given == Encoding::windows_1252) {
      refuse(0, "begins with the mark of UTF-8, but the encoding was said to be windows-1252: leave out `encoding`.");
    }
    bytes.erase(0, kByteOrderMark.size());
    recognised = Encoding::utf_8;
  }

  /// Decides at the first byte beyond ASCII, by all the bytes at hand.
  void recognise(std::size_t valid) {
    const bool ascii =
        std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    if (ascii) return;
    const bool is_utf8 =
        valid == bytes.size() || (!at_end && may_be_cut_character(std::string_view{bytes}.substr(valid)));
    recognised = is_utf8 ? Encoding::utf_8 : Encoding::windows_1252;
    if (given == Encoding::windows_1252 && is_utf8) {
      refuse(valid_ascii(),
             "is UTF-8, but the encoding was said to be windows-1252: leave out `encoding` or say utf-8.");
    }
    if (given == Encoding::utf_8 && !is_utf8) {
      refuse(valid, "is not UTF-8, as the encoding was said to be: say windows-1252, or save the file as UTF-8.");
    }
  }

  std::size_t valid_ascii() const {
    const auto beyond =
        std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    return static_cast<std::size_t>(beyond - bytes.begin());
  }
};

TextStream::TextStream(std::string path, std::optional<Encoding> given) : inside_(std::make_unique<Inside>()) {
  inside_->path = std::move(path);
  inside_->given = given;
  silence_gdal();
  inside_->file.reset(VSIFOpenL(place_in_vfs(inside_->path).c_str(), "rb"));
  if (!inside_->file) {
    throw Error{ErrorKind::bad_input, fmt::format("{} cannot be opened: check the name and that you may read it.",
                                                  shown_source(inside_->path))};
  }
}

TextStream::~TextStream() = default;
TextStream::TextStream(TextStream&&) noexcept = default;
TextStream& TextStream::operator=(TextStream&&) noexcept = default;

std::string_view TextStream::read() {
  Inside& in = *inside_;
  if (!in.at_end) in.fill();
  if (in.first) in.look_at_the_start();
  if (const void* nul = std::memchr(in.bytes.data(), 0, in.bytes.size())) {
    in.refuse(static_cast<std::size_t>(static_cast<const char*>(nul) - in.bytes.data()),
              "holds a NUL byte: this is not a text file, or it was damaged on the way.");
  }
  const std::size_t valid = in.recognised == Encoding::windows_1252 ? in.bytes.size() : valid_utf8_length(in.bytes);
  if (!in.recognised) in.recognise(valid);

  std::size_t whole = in.bytes.size();
  if (in.recognised != Encoding::windows_1252 && valid < in.bytes.size()) {
    const bool cut = !in.at_end && may_be_cut_character(std::string_view{in.bytes}.substr(valid));
    if (!cut) in.refuse(valid, "is not UTF-8, though the lines before are: save the whole file in one encoding.");
    whole = valid;
  }
  in.converted = in.recognised == Encoding::windows_1252 ? utf8_of_windows_1252(in.bytes) : in.bytes.substr(0, whole);
  in.lines += std::count(in.bytes.begin(), in.bytes.begin() + static_cast<std::ptrdiff_t>(whole), '\n');
  in.bytes.erase(0, whole);
  return in.converted;
}

Encoding TextStream::encoding() const { return inside_->recognised.value_or(inside_->given.value_or(Encoding::utf_8)); }

}  // namespace tryggkarta::import
