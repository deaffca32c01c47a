// Two who change one thing at once: field by field, so that neither's work is lost.
#pragma once

#include <string>
#include <vector>

#include "server/chain/values.hpp"

namespace tryggkarta::chain {

struct Merged {
  /// What is to be saved: mine where only I changed, theirs where only they did. Of `both` it holds mine.
  Values values;
  std::vector<std::string> mine;  ///< fields that are another than theirs, in the order of their names
  std::vector<std::string> both;  ///< of those, the ones that both have changed, each to another value
};

/// `sent` are the fields that a form brought back (others are theirs), `base` the marks of what it was filled with, and
/// `theirs` what is there now. A field without a mark counts as changed by both where it differs.
Merged merge(const Values& base, const Values& sent, const Values& theirs);

}  // namespace tryggkarta::chain
