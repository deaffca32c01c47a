// Files that are ZIP archives inside (XLSX, ODS, packed Shapefiles): how large they become when they are read.
#pragma once

#include <cstdint>
#include <string>

namespace tryggkarta::import {

/// What the archive's own list says of the sizes of its files, in bytes, added up; readers take no more of each. Throws
/// Error(bad_input) for what is no such archive, and for one of more than ten thousand files.
std::uint64_t unpacked_bytes(const std::string& path);

}  // namespace tryggkarta::import
