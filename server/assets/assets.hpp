// The browser's files and the map styles inside the binary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::assets {

/// One file; the bytes live as long as the program.
struct Asset {
  std::string_view path;  ///< "/assets/public-3F9C2A1B.js" or "/styles/light.json"
  std::string_view bytes;
};

/// All files, browser's files first, by name.
std::vector<Asset> all();

/// The address of a file that carries a hash in its name: "public.js" → "/assets/public-3F9C2A1B.js".
/// Throws Error(broken) when the build did not make it.
std::string address_of(std::string_view plain_name);

/// By the file's ending, as a browser wants it.
std::string_view content_type_of(std::string_view path);

}  // namespace tryggkarta::assets
