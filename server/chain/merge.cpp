#include "server/chain/merge.hpp"

namespace tryggkarta::chain {

Merged merge(const Values& base, const Values& sent, const Values& theirs) {
  Merged merged{theirs, {}, {}};
  for (const auto& [name, value] : sent) {
    const auto present = theirs.find(name);
    const std::string other = present == theirs.end() ? "" : present->second;
    if (value == other) continue;
    const auto mark = base.find(name);
    const bool is_marked = mark != base.end();
    if (is_marked && mark->second == mark_of(value)) continue;  // only they changed it
    merged.values[name] = value;
    merged.mine.push_back(name);
    if (!is_marked || mark->second != mark_of(other)) merged.both.push_back(name);
  }
  return merged;
}

}  // namespace tryggkarta::chain
