#include "geo/published/content_marks.hpp"

#include "geo/published/edition.hpp"
#include "geo/published/fingerprint.hpp"

namespace tryggkarta::published {

ContentMarks::ContentMarks(const EditionParts& parts, const AllBreaks& breaks)
    : divisions_(fingerprint_of_divisions(parts)), notices_(fingerprint_of_notices(parts)) {
  for (const auto& [key, slice] : parts.slices) {
    const auto bounds = [&](const SliceKey& of, Measure measure) -> const ClassBreaks& {
      return breaks.at({of.scheme, of.category, of.period.kind(), measure});
    };
    slices_.emplace_hint(slices_.end(), key,
                         fingerprint_of(slice, bounds(key, Measure::rate), bounds(key, Measure::count)));
  }
}

std::string_view ContentMarks::slice(const SliceKey& key) const {
  const auto found = slices_.find(key);
  return found == slices_.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace tryggkarta::published
