#include "server/intake/file_kind.hpp"

#include <algorithm>
#include <array>

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::intake {

namespace {

constexpr std::array<FileKind, 11> kKinds{{{".csv", "file.csv", ""},
                                           {".tsv", "file.tsv", ""},
                                           {".txt", "file.txt", ""},
                                           {".xlsx", "file.xlsx", "XLSX", true},
                                           {".ods", "file.ods", "ODS", true},
                                           {".geojson", "file.geojson", "GeoJSON"},
                                           {".json", "file.json", "GeoJSON"},
                                           {".gpkg", "file.gpkg", "GPKG"},
                                           {".fgb", "file.fgb", "FlatGeobuf"},
                                           // OGR opens a packed Shapefile by this ending.
                                           {".zip", "file.shz", "ESRI Shapefile", true},
                                           {".shz", "file.shz", "ESRI Shapefile", true}}};

}  // namespace

std::optional<FileKind> kind_of(std::string_view file_name) {
  const std::string name = import::lower_case(file_name);
  const auto found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const FileKind& kind) { return name.ends_with(kind.ending); });
  return found == kKinds.end() ? std::nullopt : std::optional{*found};
}

std::string accepted_endings() {
  std::string list;
  for (const FileKind& kind : kKinds) list += (list.empty() ? "" : ",") + std::string{kind.ending};
  return list;
}

std::string shown_file_name(std::string_view sent) {
  constexpr std::size_t kLongest = 120;
  const std::string_view last = sent.substr(sent.find_last_of("/\\:") + 1);
  std::string name = import::utf8_of_unknown(last);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (name.size() > kLongest) {
    // The end says what kind of file it is.
    name.erase(0, name.size() - kLongest);
    while (!name.empty() && (static_cast<unsigned char>(name.front()) & 0xC0) == 0x80) name.erase(0, 1);
  }
  return name;
}

}  // namespace tryggkarta::intake
