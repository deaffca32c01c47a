// The invariants of domain.md § 5.3 that casework must hold, proved on what a store has.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/store/database.hpp"

namespace tryggkarta::store {

/// One invariant, over everything that it is about.
struct Proof {
  std::string rule;                 ///< "I4"
  std::string promise;              ///< what must hold
  std::int64_t objects = 0;         ///< how many it is about
  std::vector<std::string> broken;  ///< those of which it does not hold, by what people call them
};

/// I4 to I8, I10 and I11 of what was made or decided in this store. That triggers guard each of them says how a store
/// should have become; this says what it is.
std::vector<Proof> prove_casework(Database& database);

}  // namespace tryggkarta::store
