#include "geo/disclosure/public_areas.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "geo/parallel.hpp"
#include "geo/place/label_point.hpp"
#include "geo/place/projection.hpp"

namespace tryggkarta::disclosure {

namespace {

using ByYear = std::vector<std::pair<int, double>>;

ByYear populations_of(const std::vector<casebook::Denominator>& denominators, std::string_view scheme,
                      std::string_view area) {
  std::map<int, double> by_year;
  for (const auto& denominator : denominators) {
    if (denominator.kind == "population" && denominator.scheme == scheme && denominator.area == area) {
      by_year[denominator.year] += denominator.value;
    }
  }
  return {by_year.begin(), by_year.end()};
}

published::Scheme public_scheme(const casebook::CasebookView& view, const casebook::AreaScheme& scheme,
                                const place::ToLonLat& to_degrees) {
  published::Scheme out{.code = scheme.code,
                        .title = scheme.title,
                        .level = scheme.level,
                        .parent_scheme = scheme.parent_scheme,
                        .valid_from = scheme.valid_from,
                        .valid_to = scheme.valid_to,
                        .attribution = scheme.attribution,
                        .areas = {},
                        .unplaced_population = populations_of(view.denominators, scheme.code, "")};
  for (const auto& area : scheme.areas) {
    out.areas.push_back({// Without a store there is no id yet; a name makes one that stays the same.
                         .id = area.id != 0 ? area.id : stable_id(scheme.code, area.code),
                         .code = area.code,
                         .name = area.name,
                         .slug = slug_of(area.name),
                         .parent = area.parent,
                         .geometry = to_degrees(area.geometry),
                         .label = to_degrees(place::label_point(area.geometry)),
                         .land_km2 = area.land_km2,
                         .population = populations_of(view.denominators, scheme.code, area.code)});
  }
  return out;
}

/// Σ of the children by year, for the years that every child knows.
ByYear sum_of_children(const published::Scheme& children, const std::string& parent) {
  std::map<int, std::pair<int, double>> sums;
  int count = 0;
  for (const auto& child : children.areas) {
    if (child.parent != parent) continue;
    ++count;
    for (const auto& [year, value] : child.population) {
      auto& [known, sum] = sums[year];
      ++known;
      sum += value;
    }
  }
  ByYear out;
  for (const auto& [year, known_and_sum] : sums) {
    if (known_and_sum.first == count) out.emplace_back(year, known_and_sum.second);
  }
  return out;
}

void lift_populations(std::vector<published::Scheme>& schemes) {
  // Finest first, so that a grandparent sees what its children were just given.
  std::vector<published::Scheme*> finest_first;
  for (auto& scheme : schemes) finest_first.push_back(&scheme);
  std::stable_sort(finest_first.begin(), finest_first.end(),
                   [](const auto* a, const auto* b) { return a->level > b->level; });
  for (const auto* children : finest_first) {
    const auto parent = std::find_if(schemes.begin(), schemes.end(), [&](const auto& scheme) {
      return !children->parent_scheme.empty() && scheme.code == children->parent_scheme;
    });
    if (parent == schemes.end()) continue;
    for (auto& area : parent->areas) {
      if (area.population.empty()) area.population = sum_of_children(*children, area.code);
    }
    if (parent->unplaced_population.empty()) parent->unplaced_population = children->unplaced_population;
  }
}

}  // namespace

std::uint32_t stable_id(std::string_view kind, std::string_view name) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  const auto add = [&](char character) { hash = (hash ^ static_cast<unsigned char>(character)) * 16777619U; };
  for (const char character : kind) add(character);
  add('\0');
  for (const char character : name) add(character);
  return (hash & 0x7fff'ffffU) == 0 ? 1 : hash & 0x7fff'ffffU;
}

std::string slug_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char>, 12> letters{{{"å", 'a'},
                                                                              {"ä", 'a'},
                                                                              {"ö", 'o'},
                                                                              {"Å", 'a'},
                                                                              {"Ä", 'a'},
                                                                              {"Ö", 'o'},
                                                                              {"é", 'e'},
                                                                              {"É", 'e'},
                                                                              {"ü", 'u'},
                                                                              {"Ü", 'u'},
                                                                              {"ø", 'o'},
                                                                              {"æ", 'a'}}};
  std::string slug;
  const auto hyphen = [&] {
    if (!slug.empty() && slug.back() != '-') slug.push_back('-');
  };
  for (std::size_t i = 0; i < name.size();) {
    const char character = name[i];
    if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
      slug.push_back(character);
      ++i;
    } else if (character >= 'A' && character <= 'Z') {
      slug.push_back(static_cast<char>(character - 'A' + 'a'));
      ++i;
    } else if (static_cast<unsigned char>(character) < 0x80) {
      hyphen();
      ++i;
    } else {
      const auto known = std::find_if(letters.begin(), letters.end(),
                                      [&](const auto& letter) { return name.substr(i).starts_with(letter.first); });
      if (known != letters.end()) {
        slug.push_back(known->second);
        i += known->first.size();
      } else {
        hyphen();
        ++i;
      }
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "omrade" : slug;
}

std::vector<published::Scheme> public_schemes(const casebook::CasebookView& view, unsigned threads) {
  std::vector<published::Scheme> schemes(view.schemes.size());
  in_parallel(threads, schemes.size(), [&](std::size_t scheme) {
    const place::ToLonLat to_degrees{view.city.analysis_epsg};
    schemes[scheme] = public_scheme(view, view.schemes[scheme], to_degrees);
  });
  lift_populations(schemes);
  return schemes;
}

}  // namespace tryggkarta::disclosure
