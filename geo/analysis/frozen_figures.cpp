#include "geo/analysis/frozen_figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "geo/analysis/coverage_reading.hpp"
#include "geo/analysis/delivered.hpp"
#include "geo/analysis/granted.hpp"
#include "geo/error.hpp"
#include "geo/published/rates.hpp"

namespace tryggkarta::analysis {

namespace {

using casebook::CasebookView;
using Positions = std::vector<std::size_t>;

/// How deep a report goes: `all`, the groups below it, and what lies directly below those.
constexpr std::size_t kDeepest = 2;

std::size_t position_of(const std::vector<casebook::Category>& categories, const std::string& code) {
  const auto found = std::find_if(categories.begin(), categories.end(), [&](const auto& c) { return c.code == code; });
  return static_cast<std::size_t>(found - categories.begin());
}

/// The category and all above it, `all` first; empty where the question leaves any of them out.
Positions path_to(const CasebookView& view, std::size_t category, access::Secrecy secrecy) {
  Positions path;
  for (std::size_t at = category; at < view.categories.size();
       at = position_of(view.categories, view.categories[at].parent)) {
    if ((view.categories[at].sensitive ? access::kSensitive : access::kInternal) > secrecy) return {};
    path.insert(path.begin(), at);
    if (view.categories[at].parent.empty()) break;
  }
  return path;
}

/// What the report has a line for, and which lines a row of each category is counted in.
struct Lines {
  Positions categories;       // by line
  std::vector<Positions> of;  // by category
};

Lines lines_of(const CasebookView& view, access::Secrecy secrecy) {
  Lines lines;
  std::vector<std::pair<std::vector<std::string>, std::size_t>> by_codes;
  std::vector<Positions> paths;
  for (std::size_t category = 0; category < view.categories.size(); ++category) {
    paths.push_back(path_to(view, category, secrecy));
    if (paths.back().empty() || paths.back().size() > kDeepest + 1) continue;
    std::vector<std::string> codes;
    for (const std::size_t at : paths.back()) codes.push_back(view.categories[at].code);
    by_codes.emplace_back(std::move(codes), category);
  }
  std::sort(by_codes.begin(), by_codes.end());
  for (const auto& [codes, category] : by_codes) lines.categories.push_back(category);
  for (const Positions& path : paths) {
    auto& own = lines.of.emplace_back();
    for (std::size_t line = 0; line < lines.categories.size(); ++line) {
      if (std::find(path.begin(), path.end(), lines.categories[line]) != path.end()) own.push_back(line);
    }
  }
  return lines;
}

std::vector<std::uint16_t> sources_within(const CasebookView& view, access::Secrecy secrecy) {
  std::vector<std::uint16_t> sources;
  for (std::size_t i = 0; i < view.sources.size(); ++i) {
    if (view.sources[i].secrecy <= secrecy) sources.push_back(static_cast<std::uint16_t>(i));
  }
  return sources;
}

std::size_t scheme_at(const CasebookView& view, const std::string& code) {
  for (std::size_t i = 0; i < view.schemes.size(); ++i) {
    if (view.schemes[i].code == code) return i;
  }
  throw Error(ErrorKind::not_found, "Indelningen " + code + " finns inte.", "There is no division " + code + ".");
}

/// Positions in the division, ascending and each once.
Positions areas_of(const casebook::AreaScheme& scheme, const std::vector<published::AreaKey>& asked) {
  Positions areas;
  for (const published::AreaKey& key : asked) {
    if (key.scheme != scheme.code) {
      throw Error(ErrorKind::bad_input, "Områdena i en fråga måste vara ur en indelning: " + scheme.code + ".",
                  "The areas of a question must be of one division: " + scheme.code + ".");
    }
    const auto found = std::find_if(scheme.areas.begin(), scheme.areas.end(),
                                    [&](const casebook::Area& area) { return area.code == key.code; });
    if (found == scheme.areas.end()) {
      throw Error(ErrorKind::not_found, "Området " + key.code + " finns inte i indelningen " + scheme.code + ".",
                  "There is no area " + key.code + " in the division " + scheme.code + ".");
    }
    areas.push_back(static_cast<std::size_t>(found - scheme.areas.begin()));
  }
  if (asked.empty()) {
    areas.resize(scheme.areas.size());
    std::iota(areas.begin(), areas.end(), std::size_t{0});
  }
  std::sort(areas.begin(), areas.end());
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  return areas;
}

time::Period before(const time::Period& period) {
  // A pair of years moves by one: the one before it that shares no year is two steps away.
  return period.kind() == time::PeriodKind::two_years ? period.previous().previous() : period.previous();
}

time::Period year_before(const time::Period& period) {
  return period.kind() == time::PeriodKind::two_years ? before(period) : period.same_last_year();
}

/// The years whose inhabitants published::population_for takes.
std::vector<int> years_taken(const std::vector<std::pair<int, double>>& by_year, const time::Period& period) {
  const auto has = [&](int year) {
    return std::any_of(by_year.begin(), by_year.end(), [&](const auto& known) { return known.first == year; });
  };
  std::set<int> taken;
  const int last = period.year() + (period.kind() == time::PeriodKind::two_years ? 1 : 0);
  for (int year = period.year(); year <= last; ++year) {
    const std::array nearest{year, year - 1, year + 1};
    const auto found = std::find_if(nearest.begin(), nearest.end(), has);
    if (found != nearest.end()) taken.insert(*found);
  }
  return {taken.begin(), taken.end()};
}

/// Three decimals.
std::optional<double> share_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return std::round(1000.0 * static_cast<double>(part) / static_cast<double>(whole)) / 1000;
}

void add_known(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& part) {
  if (part) sum = sum.value_or(0) + *part;
}

void add_known(FrozenCount& sum, const FrozenCount& part) {
  add_known(sum.now, part.now);
  add_known(sum.before, part.before);
  add_known(sum.year_before, part.year_before);
}

/// Counts of one period: by line and area, the last area being none; and rows of the report by source.
struct Tally {
  std::vector<std::vector<std::int64_t>> counts;
  std::vector<std::int64_t> by_source;
};

/// One question on its way to its figures.
class Freezing {
 public:
  Freezing(const Readied& ready, const FrozenQuestion& question, IncidentFilter filter)
      : ready_(ready),
        question_(question),
        filter_(std::move(filter)),
        scheme_(scheme_at(ready.view, question.scheme)),
        areas_(areas_of(ready.view.schemes[scheme_], question.areas)),
        lines_(lines_of(ready.view, question.secrecy)),
        sources_(sources_within(ready.view, question.secrecy)),
        coverage_(ready.view, scheme_, sources_),
        periods_{question.period, before(question.period), year_before(question.period)},
        tallies_{tally(periods_[0]), tally(periods_[1]), tally(periods_[2])} {}

  FrozenFigures figures() const {
    FrozenFigures figures{.city = ready_.view.city.name,
                          .made_up = ready_.view.city.made_up,
                          .scheme = question_.scheme,
                          .period = periods_[0],
                          .before = periods_[1],
                          .year_before = periods_[2],
                          .secrecy = question_.secrecy,
                          .whole_city = question_.areas.empty(),
                          .categories = categories(),
                          .sources = sources(),
                          .unplaced_share = {unplaced_share(0), unplaced_share(1), unplaced_share(2)}};
    for (const std::size_t area : areas_) figures.areas.push_back(area_at(area));
    figures.sum = sum_of(figures.areas);
    if (figures.whole_city) {
      figures.unplaced = unplaced();
      figures.total = total_of(figures);
    }
    return figures;
  }

 private:
  bool is_reported(std::size_t area) const {
    return question_.areas.empty() || std::binary_search(areas_.begin(), areas_.end(), area);
  }

  Tally tally(const time::Period& period) const {
    const std::size_t none = ready_.view.schemes[scheme_].areas.size();
    Tally tally{{lines_.categories.size(), std::vector<std::int64_t>(none + 1, 0)},
                std::vector<std::int64_t>(ready_.view.sources.size(), 0)};
    IncidentFilter then = filter_;
    then.first_day = number_of(period.first_day());
    then.last_day = number_of(period.end_day()) - 1;
    const auto& table = ready_.view.incidents;
    RowTest{ready_.view, then}.each([&](std::size_t row) {
      const auto& lines = lines_.of[table.category(row)];
      if (lines.empty() || !std::binary_search(sources_.begin(), sources_.end(), table.source(row))) return;
      const std::size_t area = std::min<std::size_t>(table.area(scheme_, row), none);
      for (const std::size_t line : lines) ++tally.counts[line][area];
      if (is_reported(area)) ++tally.by_source[table.source(row)];
    });
    return tally;
  }

  std::vector<FrozenCategory> categories() const {
    std::vector<FrozenCategory> all;
    for (const std::size_t at : lines_.categories) {
      const auto& category = ready_.view.categories[at];
      all.push_back({category.code, category.parent, category.title, category.title_english});
    }
    return all;
  }

  std::vector<FrozenSource> sources() const {
    std::vector<FrozenSource> all;
    for (const std::uint16_t at : sources_) {
      const auto& source = ready_.view.sources[at];
      all.push_back({source.name, source.title.empty() ? source.name : source.title, source.first_day, source.last_day,
                     tallies_[0].by_source[at]});
    }
    return all;
  }

  std::vector<FrozenCount> counts_of(std::size_t area) const {
    std::array<std::vector<std::uint8_t>, 3> covered;
    for (std::size_t when = 0; when < covered.size(); ++when) covered[when] = coverage_.covered(area, periods_[when]);
    std::vector<FrozenCount> counts;
    for (std::size_t line = 0; line < lines_.categories.size(); ++line) {
      const auto known = [&](std::size_t when) {
        const bool is_known = covered[when][lines_.categories[line]] != 0;
        return is_known ? std::optional{tallies_[when].counts[line][area]} : std::nullopt;
      };
      counts.push_back({known(0), known(1), known(2), std::nullopt});
    }
    return counts;
  }

  /// Where nothing covers the city every row would seem to have no area.
  std::optional<double> unplaced_share(std::size_t when) const {
    const std::size_t none = ready_.view.schemes[scheme_].areas.size();
    const auto covered = coverage_.covered(none, periods_[when]);
    if (lines_.categories.empty() || covered[lines_.categories.front()] == 0) return std::nullopt;
    const auto& all = tallies_[when].counts.front();
    return share_of(all.back(), std::accumulate(all.begin(), all.end(), std::int64_t{0}));
  }

  FrozenArea area_at(std::size_t at) const {
    const published::Area& area = ready_.schemes[scheme_].areas[at];
    FrozenArea frozen{.code = area.code,
                      .name = area.name,
                      .population = published::population_for(area.population, question_.period),
                      .population_years = years_taken(area.population, question_.period),
                      .counts = counts_of(at),
                      .coverage = coverage_.grades(at, question_.period)};
    for (FrozenCount& count : frozen.counts) {
      if (count.now) count.rate = published::rate_of(*count.now, frozen.population);
    }
    return frozen;
  }

  FrozenArea unplaced() const { return {.counts = counts_of(ready_.view.schemes[scheme_].areas.size())}; }

  /// A rate only where all of the areas are known: it would be too low otherwise.
  FrozenArea sum_of(const std::vector<FrozenArea>& areas) const {
    FrozenArea sum{.population = 0, .counts = std::vector<FrozenCount>(lines_.categories.size())};
    std::set<int> years;
    for (const FrozenArea& area : areas) {
      sum.population =
          sum.population && area.population ? std::optional{*sum.population + *area.population} : std::nullopt;
      years.insert(area.population_years.begin(), area.population_years.end());
      for (std::size_t line = 0; line < sum.counts.size(); ++line) add_known(sum.counts[line], area.counts[line]);
    }
    if (sum.population) sum.population_years.assign(years.begin(), years.end());
    for (std::size_t line = 0; line < sum.counts.size(); ++line) {
      const bool all_known =
          std::all_of(areas.begin(), areas.end(), [&](const auto& area) { return area.counts[line].now.has_value(); });
      if (all_known && sum.counts[line].now)
        sum.counts[line].rate = published::rate_of(*sum.counts[line].now, sum.population);
    }
    return sum;
  }

  FrozenArea total_of(const FrozenFigures& figures) const {
    FrozenArea total = figures.sum;
    total.population = published::total_population_for(ready_.schemes[scheme_], question_.period);
    for (std::size_t line = 0; line < total.counts.size(); ++line) {
      FrozenCount& count = total.counts[line];
      add_known(count, figures.unplaced->counts[line]);
      const bool all_known = figures.sum.counts[line].rate.has_value() && figures.unplaced->counts[line].now;
      count.rate = all_known ? published::rate_of(*count.now, total.population) : std::nullopt;
    }
    return total;
  }

  const Readied& ready_;
  const FrozenQuestion& question_;
  IncidentFilter filter_;
  std::size_t scheme_;
  Positions areas_;
  Lines lines_;
  std::vector<std::uint16_t> sources_;
  CoverageReading coverage_;
  std::array<time::Period, 3> periods_;  // now, before, a year before
  std::array<Tally, 3> tallies_;
};

}  // namespace

FrozenFigures freeze(const ReadyCasebook& book, const access::ReadGrant& grant, const FrozenQuestion& question) {
  const Readied& ready = book.seen_by(grant);
  if (question.secrecy > grant.secrecy()) {
    throw Error(ErrorKind::not_allowed, "Rollen ger inte rätt till siffror med den sekretessen.",
                "The role gives no right to figures of that secrecy.");
  }
  return Freezing{ready, question, granted(ready.view, grant, {}, access::Detail::areas)}.figures();
}

}  // namespace tryggkarta::analysis
