// What is kept of a decision: its texts in one file that says itself what it must hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::extract {

/// One text of the package.
struct RecordPart {
  std::string name;  ///< "figures.json": 1 to 80 of a–z, 0–9, '.', '-' and '_', beginning with a letter or a digit
  std::string bytes;
};

struct RecordPackage {
  std::string product_version;
  std::string snapshot_hash;  ///< names the state of the book that the figures are of
  std::vector<RecordPart> parts;
};

/// manifest.json: format, version, snapshot, and of each part by name its length in bytes and its SHA-256.
std::string manifest_of(const RecordPackage& package);

/// A ZIP of the manifest and the parts by name, not compressed. It holds no time of its own, so equal packages are
/// equal bytes, whenever, where and in whatever order of their parts they are made. Throws Error(bad_input) for a part
/// whose name is not one, is there twice or is the manifest's.
std::string record_package(const RecordPackage& package);

}  // namespace tryggkarta::extract
