// What the store keeps of an import, and what it complains of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::store {

/// Leverans: the account of one import. rows = stored + updated + duplicate + quarantined + rejected.
struct Delivery {
  std::string file;      ///< name only, without folders
  std::string sha256;    ///< of the file, hexadecimal; empty where there is no file
  std::string encoding;  ///< as recognised or said
  int crs = 0;           ///< EPSG code of the file's coordinates; 0 where it has none
  std::int64_t rows = 0;
  std::int64_t stored = 0;
  std::int64_t updated = 0;
  std::int64_t duplicate = 0;
  std::int64_t quarantined = 0;
  std::int64_t rejected = 0;
  std::int64_t unplaced = 0;  ///< of the stored ones: no area
  time::Instant imported{};
  std::string by;                      ///< who ran the import; may be empty
  std::optional<time::Day> first_day;  ///< first and last day (the city's own) of the rows; absent when there is none
  std::optional<time::Day> last_day;
  std::vector<std::string> categories;  ///< codes that the delivery can tell apart
};

enum class Severity { broken, warning };

/// One sentence for the person who runs `check`.
struct Finding {
  Severity severity = Severity::warning;
  std::string text;
};

}  // namespace tryggkarta::store
