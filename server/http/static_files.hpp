// Files that are compiled into the binary.
#pragma once

#include <span>
#include <string_view>

#include "server/http/router.hpp"

namespace tryggkarta::http {

/// One file. The bytes live as long as the program.
struct EmbeddedFile {
  std::string_view path;          ///< the address, "/assets/map-3f9c2a1b.js"
  std::string_view content_type;  ///< "text/javascript; charset=utf-8"
  std::string_view bytes;
};

/// Serves the files, coded here and now, so that no visitor waits for it (types that are compressed already, such as
/// PNG and WOFF2, are left alone until asked for). A name that ends in a hash ("-" or "." and eight or more of
/// [0-9A-Za-z_], one of them a digit, before the extension) is immutable; every other file is revalidated by a tag of
/// its content.
void add_static_files(Router& router, std::span<const EmbeddedFile> files);

/// Whether `path` carries a content hash in the sense above.
bool has_hashed_name(std::string_view path);

}  // namespace tryggkarta::http
