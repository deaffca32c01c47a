// The table of incidents as one delivery writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/store/database.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/statement.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::store {

/// Added rows may wait to be written together, which takes two thirds of the work of one by one.
class IncidentRows {
 public:
  /// A row but for its source and delivery; numbers are those of the tables it links to.
  struct Row {
    std::int64_t id;
    std::int64_t category;
    time::Instant from;
    time::Instant to;
    int precision;
    std::optional<std::int64_t> named_area;
    std::optional<PointBlob> point;
  };

  IncidentRows(Database& database, std::int64_t source, std::int64_t delivery);
  void add(const Row& row);
  void change(const Row& row);
  /// Writes what waits.
  void write();

 private:
  Statement add_, add_many_, change_;
  std::vector<Row> waiting_;
};

}  // namespace tryggkarta::store
