// Rows of anything that OGR opens.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/import/row.hpp"
#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

/// What a file says of its coordinates.
struct FileCrs {
  std::optional<int> epsg;  ///< absent where the system has no code that we recognise
  std::string name;         ///< in the file's words
};

/// Which layer of which source to read.
struct OgrRequest {
  std::string source;
  std::string layer;                      ///< empty: the only one
  std::optional<Encoding> encoding;       ///< of a Shapefile's attributes
  std::vector<std::string> drivers = {};  ///< that may open it; empty: all
};

/// Streams one layer. The geometry is the last column where there is one; its cell is empty, `Row::shape` holds it.
///
/// Throws Error(bad_input): nothing there, not readable by OGR, damaged, several layers and none chosen, no such
/// layer (both list the layers).
class OgrReader {
 public:
  explicit OgrReader(const OgrRequest& request);
  ~OgrReader();
  OgrReader(OgrReader&&) noexcept;
  OgrReader& operator=(OgrReader&&) noexcept;

  const std::vector<std::string>& columns() const;
  /// Position of the geometry among the columns.
  std::optional<std::size_t> geometry_column() const;
  /// Nothing at the end.
  const Row* next();
  /// Absent where the layer says nothing.
  const std::optional<FileCrs>& crs() const;
  /// As OGR reports it; absent where it does not know without counting.
  std::optional<std::int64_t> expected_rows() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
