// A row of a small table that was not taken.
#pragma once

#include <cstdint>

#include "geo/import/complaint.hpp"

namespace tryggkarta::import {

struct RefusedRow {
  std::int64_t line = 0;
  Complaint complaint;
};

}  // namespace tryggkarta::import
