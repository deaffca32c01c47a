#include "geo/analysis/coverage_reading.hpp"

#include <algorithm>
#include <functional>

namespace tryggkarta::analysis {

namespace {

using casebook::CoverageGrade;

bool has_delivered_in(const casebook::Source& source, const time::Period& period) {
  return source.first_day && source.last_day && *source.first_day < period.end_day() &&
         period.first_day() <= *source.last_day;
}

/// Flags for the source's categories and all above them. Parents stand before their children.
std::vector<std::uint8_t> told_by(const casebook::Source& source, const std::vector<casebook::Category>& categories) {
  std::vector<std::uint8_t> tells(categories.size(), 0);
  for (std::size_t i = categories.size(); i-- > 0;) {
    const auto& code = categories[i].code;
    if (std::find(source.categories.begin(), source.categories.end(), code) != source.categories.end()) tells[i] = 1;
    if (tells[i] == 0) continue;
    for (std::size_t above = 0; above < i; ++above) {
      if (categories[above].code == categories[i].parent) tells[above] = 1;
    }
  }
  return tells;
}

/// The stated reasons, each once, in the order of their days.
std::string reasons_of(const std::vector<const casebook::Coverage*>& grades) {
  std::vector<std::string> reasons;
  for (const auto* grade : grades) {
    if (grade->reason.empty()) continue;
    if (std::find(reasons.begin(), reasons.end(), grade->reason) == reasons.end()) reasons.push_back(grade->reason);
  }
  std::string text;
  for (const std::string& reason : reasons) text += (text.empty() ? "" : "; ") + reason;
  return text;
}

}  // namespace

CoverageReading::CoverageReading(const casebook::CasebookView& view, std::size_t scheme,
                                 std::vector<std::uint16_t> sources)
    : view_(view), scheme_(view.schemes.at(scheme)), sources_(std::move(sources)) {
  for (const std::uint16_t source : sources_) tells_.push_back(told_by(view.sources.at(source), view.categories));
}

std::vector<const casebook::Coverage*> CoverageReading::stated(const casebook::Source& source, std::size_t area,
                                                               const time::Period& period) const {
  std::vector<const casebook::Coverage*> found;
  if (area >= scheme_.areas.size()) return found;
  for (const casebook::Coverage& each : view_.coverage) {
    const bool is_here =
        each.source == source.name && each.scheme == scheme_.code && each.area == scheme_.areas[area].code;
    if (is_here && each.first < period.end_day() && period.first_day() < each.end) found.push_back(&each);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  return found;
}

std::vector<std::uint8_t> CoverageReading::covered(std::size_t area, const time::Period& period) const {
  std::vector<std::uint8_t> covered(view_.categories.size(), 0);
  const time::Day last_day = period.end_day() - std::chrono::days{1};
  if (!scheme_.in_force_on(period.first_day()) || !scheme_.in_force_on(last_day)) return covered;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const casebook::Source& source = view_.sources[sources_[i]];
    if (!has_delivered_in(source, period)) continue;
    const auto grades = stated(source, area, period);
    const auto is_missing = [](const casebook::Coverage* each) { return each->grade == CoverageGrade::saknas; };
    if (std::any_of(grades.begin(), grades.end(), is_missing)) continue;
    std::transform(covered.begin(), covered.end(), tells_[i].begin(), covered.begin(), std::bit_or{});
  }
  return covered;
}

FrozenCoverage CoverageReading::grade_of(const casebook::Source& source, std::size_t area,
                                         const time::Period& period) const {
  FrozenCoverage coverage{.source = source.name, .grade = CoverageGrade::saknas};
  const time::Day last_day = period.end_day() - std::chrono::days{1};
  if (has_delivered_in(source, period)) {
    coverage.first = std::max(*source.first_day, period.first_day());
    coverage.last = std::min(*source.last_day, last_day);
    const bool is_whole = coverage.first == period.first_day() && coverage.last == last_day;
    coverage.grade = is_whole ? CoverageGrade::god : CoverageGrade::begransad;
  }
  const auto grades = stated(source, area, period);
  for (const auto* each : grades) coverage.grade = std::max(coverage.grade, each->grade);
  coverage.reason = reasons_of(grades);
  return coverage;
}

std::vector<FrozenCoverage> CoverageReading::grades(std::size_t area, const time::Period& period) const {
  std::vector<FrozenCoverage> grades;
  for (const std::uint16_t source : sources_) grades.push_back(grade_of(view_.sources[source], area, period));
  return grades;
}

}  // namespace tryggkarta::analysis
