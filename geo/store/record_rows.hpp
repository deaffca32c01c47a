// Rows of the records whose fields are said once (casebook/record_fields.hpp): read whole, put one by one; for this
// folder alone.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/store/database.hpp"

namespace tryggkarta::store {

/// Everything of that kind, in the order that its SQL gives.
template <class Record>
std::vector<Record> records_in(Database& database);

/// Put as new; give the number. Shapes are in `epsg`.
template <class Record>
std::int64_t insert_row(Database& database, const Record& record, int epsg);

/// Put over the row of that number; false where its version is another. The version becomes the next one.
template <class Record>
bool update_row(Database& database, const Record& record, int epsg);

template <class Record>
void remove_row(Database& database, const Record& record);

/// Of a record: its own counter, or that of its upkeep.
template <class Record>
std::int64_t& version_in(Record& record) {
  if constexpr (requires { record.upkeep; }) {
    return record.upkeep.version;
  } else {
    return record.version;
  }
}
template <class Record>
std::int64_t version_in(const Record& record) {
  return version_in(const_cast<Record&>(record));  // only read
}

}  // namespace tryggkarta::store
