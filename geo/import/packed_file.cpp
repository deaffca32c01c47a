#include "geo/import/packed_file.hpp"

#include <memory>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include "geo/error.hpp"
#include "geo/import/gdal_library.hpp"

namespace tryggkarta::import {

namespace {

struct ListDeleter {
  void operator()(char** list) const { CSLDestroy(list); }
};

}  // namespace

std::uint64_t unpacked_bytes(const std::string& path) {
  constexpr int kMostFiles = 10'000;
  silence_gdal();
  const std::string archive = "/vsizip/{" + path + "}";
  const std::unique_ptr<char*, ListDeleter> names{VSIReadDirRecursive(archive.c_str())};
  const int count = CSLCount(names.get());
  if (count == 0 || count > kMostFiles) {
    throw Error{ErrorKind::bad_input,
                "Filen är skadad, avbruten eller av ett annat slag än namnet säger: hämta den igen.",
                "The file is damaged, cut off or of another kind than its name says: fetch it again."};
  }
  std::uint64_t bytes = 0;
  for (int i = 0; i < count; ++i) {
    VSIStatBufL facts{};
    if (VSIStatExL((archive + "/" + names.get()[i]).c_str(), &facts, VSI_STAT_SIZE_FLAG | VSI_STAT_NATURE_FLAG) == 0)
      bytes += static_cast<std::uint64_t>(facts.st_size);
  }
  return bytes;
}

}  // namespace tryggkarta::import
