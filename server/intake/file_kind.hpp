// Which files are taken, and what each is read with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::intake {

struct FileKind {
  std::string_view ending;    ///< of the sender's name, in lower case
  std::string_view saved_as;  ///< the name it is kept under, whatever the sender called it
  std::string_view driver;    ///< of OGR, and no other; empty for our own readers
  bool is_archive = false;    ///< a ZIP file inside: its unpacked size is looked at first
};

/// The kind that the end of a name says; nothing for any other.
std::optional<FileKind> kind_of(std::string_view file_name);
/// ".csv,.xlsx,…" for a form.
std::string accepted_endings();

/// The last part of a path that a browser sent, without control characters, at most 120 bytes of whole characters.
std::string shown_file_name(std::string_view sent);

}  // namespace tryggkarta::intake
