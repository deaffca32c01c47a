#include "geo/disclosure/publish.hpp"

#include <algorithm>
#include <set>

#include "geo/disclosure/category_tree.hpp"
#include "geo/disclosure/month_counts.hpp"
#include "geo/disclosure/public_areas.hpp"
#include "geo/disclosure/public_words.hpp"
#include "geo/disclosure/suppression.hpp"
#include "geo/published/rates.hpp"

namespace tryggkarta::disclosure {

namespace {

using casebook::CasebookView;

std::vector<published::Category> public_categories(const CasebookView& view, const CategoryTree& tree) {
  std::vector<published::Category> categories;
  for (std::size_t i = 0; i < view.categories.size(); ++i) {
    const auto& category = view.categories[i];
    categories.push_back({.code = category.code,
                          .title = category.title,
                          .title_english = category.title_english,
                          .parent = category.parent,
                          .sensitive = tree.sensitive(i),
                          .proactive = tree.proactive(i)});
  }
  return categories;
}

/// A source can tell a group apart when it can tell one of its members.
std::vector<std::string> with_groups(const std::vector<std::string>& codes, const CasebookView& view,
                                     const CategoryTree& tree) {
  std::set<std::string> found;
  for (std::size_t group = 0; group < view.categories.size(); ++group) {
    for (const std::size_t member : tree.subtree(group)) {
      if (std::find(codes.begin(), codes.end(), view.categories[member].code) != codes.end()) {
        found.insert(view.categories[group].code);
      }
    }
  }
  return {found.begin(), found.end()};
}

std::vector<published::Source> public_sources(const CasebookView& view, const CategoryTree& tree) {
  std::vector<published::Source> sources;
  for (const auto& source : view.sources) {
    if (!source.first_day || !source.last_day) continue;
    sources.push_back({.name = source.name,
                       .title = source.title.empty() ? source.name : source.title,
                       .owner = source.owner,
                       .first = *source.first_day,
                       .latest = *source.last_day,
                       .categories = with_groups(source.categories, view, tree)});
  }
  return sources;
}

/// Builds the slices of one scheme.
class SliceMaker {
 public:
  SliceMaker(const CasebookView& view, const CategoryTree& tree, const PublicationRules& rules,
             published::EditionParts& parts)
      : view_(view), tree_(tree), rules_(rules), parts_(parts) {}

  void make(std::size_t scheme) const {
    const auto& area_scheme = view_.schemes[scheme];
    const MonthCounts counts{view_, scheme};
    for (std::size_t category = 0; category < view_.categories.size(); ++category) {
      const bool sensitive = tree_.sensitive(category);
      if (area_scheme.level > (sensitive ? rules_.finest_sensitive : rules_.finest_ordinary)) continue;
      for (const auto kind : sensitive ? rules_.sensitive_periods : rules_.ordinary_periods) {
        for (const auto& period : periods_of(kind, view_.categories[category].code)) {
          if (!in_force(area_scheme, period)) continue;
          const auto cells = count(counts, scheme, category, period);
          parts_.slices.emplace(published::SliceKey{area_scheme.code, view_.categories[category].code, period},
                                suppress(cells, rules_));
        }
      }
    }
  }

 private:
  static bool in_force(const casebook::AreaScheme& scheme, const time::Period& period) {
    return scheme.in_force_on(period.first_day()) && scheme.in_force_on(period.end_day() - std::chrono::days{1});
  }

  /// The periods of a kind in which some source covers the category.
  std::set<time::Period> periods_of(time::PeriodKind kind, const std::string& category) const {
    std::set<time::Period> found;
    for (const auto& source : parts_.sources) {
      if (!std::binary_search(source.categories.begin(), source.categories.end(), category)) continue;
      const auto touching = time::periods_touching(kind, source.first, source.latest);
      found.insert(touching.begin(), touching.end());
    }
    return found;
  }

  /// Is every covering source graded `saknas` for the area during some of the period?
  bool is_missing(std::size_t scheme, std::size_t area, std::size_t category, const time::Period& period) const {
    if (view_.coverage.empty()) return false;
    const auto& area_scheme = view_.schemes[scheme];
    for (const auto& source : parts_.sources) {
      const bool covers =
          std::binary_search(source.categories.begin(), source.categories.end(), view_.categories[category].code) &&
          source.first < period.end_day() && period.first_day() <= source.latest;
      const bool graded_missing =
          std::any_of(view_.coverage.begin(), view_.coverage.end(), [&](const casebook::Coverage& grade) {
            return grade.source == source.name && grade.scheme == area_scheme.code &&
                   grade.area == area_scheme.areas[area].code && grade.grade == casebook::CoverageGrade::saknas &&
                   grade.first < period.end_day() && period.first_day() < grade.end;
          });
      if (covers && !graded_missing) return false;
    }
    return true;
  }

  CountedSlice count(const MonthCounts& counts, std::size_t scheme, std::size_t category,
                     const time::Period& period) const {
    const std::size_t areas = view_.schemes[scheme].areas.size();
    std::vector<std::int64_t> cells(areas + 1, 0);
    std::vector<std::int64_t> sensitive_cells(areas + 1, 0);
    for (const std::size_t member : tree_.subtree(category)) {
      const bool apart = tree_.sensitive(member) && !tree_.sensitive(category);
      counts.add(member, period, apart ? sensitive_cells : cells);
    }
    if (may_include_sensitive(scheme, period, sensitive_cells)) {
      for (std::size_t i = 0; i <= areas; ++i) cells[i] += sensitive_cells[i];
    }
    CountedSlice counted;
    std::int64_t total = cells[areas];
    for (std::size_t area = 0; area < areas; ++area) {
      const bool missing = is_missing(scheme, area, category, period);
      counted.areas.push_back(missing ? Cell{} : Cell{cells[area]});
      if (!missing) total += cells[area];
    }
    counted.unplaced = cells[areas];
    counted.total = total;
    return counted;
  }

  /// Sensitive rows enter a group only where they may be shown themselves (P6), and only when each of their own sums
  /// could be: otherwise the group here minus the same group without them would tell a small count.
  bool may_include_sensitive(std::size_t scheme, const time::Period& period,
                             const std::vector<std::int64_t>& sensitive_cells) const {
    const auto& kinds = rules_.sensitive_periods;
    return view_.schemes[scheme].level <= rules_.finest_sensitive &&
           std::find(kinds.begin(), kinds.end(), period.kind()) != kinds.end() &&
           std::all_of(sensitive_cells.begin(), sensitive_cells.end(),
                       [&](std::int64_t cell) { return cell == 0 || cell >= rules_.smallest_shown; });
  }

  const CasebookView& view_;
  const CategoryTree& tree_;
  const PublicationRules& rules_;
  published::EditionParts& parts_;
};

}  // namespace

published::EditionParts publish(const CasebookView& view, const PublicationRules& rules,
                                const PublicationOrder& order) {
  const CategoryTree tree{view.categories};
  published::EditionParts parts;
  parts.number = order.number;
  parts.published = order.now;
  parts.city = view.city.name;
  parts.made_up = view.city.made_up;
  parts.smallest_shown = rules.smallest_shown;
  parts.schemes = public_schemes(view);
  parts.categories = public_categories(view, tree);
  parts.sources = public_sources(view, tree);
  const SliceMaker maker{view, tree, rules, parts};
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) maker.make(scheme);
  put_public_words(view, parts);
  published::fill_rates(parts);
  return parts;
}

}  // namespace tryggkarta::disclosure
