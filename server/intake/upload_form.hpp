// The form with a file, out of a long body: the file under a name of ours, the fields by name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "server/http/request.hpp"
#include "server/intake/file_kind.hpp"

namespace tryggkarta::intake {

struct SentForm {
  std::map<std::string, std::string, std::less<>> fields;
  std::string shown;           ///< the file's name for people; empty where none was chosen
  std::filesystem::path file;  ///< mode 0600; empty where there is none
  FileKind kind{};
  std::uint64_t bytes = 0;

  /// "" for a field that was not sent.
  std::string value(std::string_view name) const;
};

/// Writes the file of the form into `folder`. Throws Error(bad_input) for what is no form of parts or was cut off, for
/// a kind of file that is not taken, for two files, and for fields above 64 KiB; Error(unavailable) for a full disk.
SentForm read_sent_form(const http::Request& request, const std::filesystem::path& folder);

}  // namespace tryggkarta::intake
