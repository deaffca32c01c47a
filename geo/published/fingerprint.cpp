#include "geo/published/fingerprint.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "geo/published/edition.hpp"

namespace tryggkarta::published {

namespace {

/// Two FNV-1a sums with different starts; each value goes in with its length or kind, so that nothing runs together.
class Fingerprint {
 public:
  void add(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) add_byte(static_cast<unsigned char>(value >> shift));
  }
  void add(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    for (const char character : text) add_byte(static_cast<unsigned char>(character));
  }
  template <class T>
  void add(const std::optional<T>& value) {
    add(std::uint64_t{value.has_value()});
    if (value) add(*value);
  }
  void add(time::Day day) { add(std::int64_t{day.time_since_epoch().count()}); }
  void add(int value) { add(std::int64_t{value}); }
  void add(place::LonLat where) {
    add(where.lon);
    add(where.lat);
  }
  template <class T>
  void add(const std::vector<T>& values) {
    add(std::uint64_t{values.size()});
    for (const T& value : values) add(value);
  }
  void add(const std::string& text) { add(std::string_view{text}); }
  void add(const std::pair<int, double>& of_year) {
    add(of_year.first);
    add(of_year.second);
  }
  void add(const place::Polygon<place::LonLat>& polygon) {
    add(polygon.exterior);
    add(polygon.holes);
  }
  void add(const place::Shape<place::LonLat>& shape) {
    add(std::uint64_t{shape.index()});
    std::visit([this](const auto& form) { add(form); }, shape);
  }
  void add(const AreaKey& key) {
    add(key.scheme);
    add(key.code);
  }
  void add(const Figure& figure) {
    add(std::uint64_t{figure.index()});
    if (const auto* shown = std::get_if<Shown>(&figure)) {
      add(shown->count);
      add(shown->rate);
    }
  }
  template <class... Values>
  void add_all(const Values&... values) {
    (add(values), ...);
  }
  void add_notices(const EditionParts& parts) {
    for (const ProblemNotice& problem : parts.problems) {
      add_all(std::uint64_t{problem.id}, problem.key, problem.title, problem.text, problem.status, problem.priority,
              problem.since, problem.owner, problem.categories, problem.areas, problem.shape);
    }
    for (const ActionNotice& action : parts.actions) {
      add_all(std::uint64_t{action.id}, action.key, action.problem, action.title, action.text, action.kind,
              action.status, action.responsible, action.parties, action.start, action.end, action.target,
              action.outcome, action.unit, action.result, action.areas, action.shape);
    }
    for (const PledgeNotice& pledge : parts.pledges) {
      add_all(std::uint64_t{pledge.id}, pledge.key, pledge.year, pledge.title, pledge.text, pledge.status,
              pledge.responsible, pledge.target, pledge.outcome, pledge.unit, pledge.areas, pledge.where);
    }
  }
  std::string short_text() const { return fmt::format("{:016x}", first_); }
  std::string text() const { return fmt::format("{:016x}{:016x}", first_, second_); }

 private:
  void add_byte(unsigned char byte) {
    constexpr std::uint64_t prime = 0x0000'0100'0000'01b3;
    first_ = (first_ ^ byte) * prime;
    second_ = (second_ ^ byte ^ (second_ >> 47)) * prime;
  }
  std::uint64_t first_ = 0xcbf2'9ce4'8422'2325;
  std::uint64_t second_ = 0x8422'2325'cbf2'9ce4;
};

}  // namespace

std::string fingerprint_of(const EditionParts& parts) {
  Fingerprint sum;
  sum.add_all(parts.city, std::uint64_t{parts.made_up}, parts.smallest_shown);
  for (const Scheme& scheme : parts.schemes) {
    sum.add_all(scheme.code, scheme.title, static_cast<int>(scheme.level), scheme.parent_scheme, scheme.valid_from,
                scheme.valid_to, scheme.attribution, scheme.unplaced_population);
    for (const Area& area : scheme.areas) {
      sum.add_all(std::uint64_t{area.id}, area.code, area.name, area.slug, area.parent, area.geometry, area.label,
                  area.land_km2, area.population);
    }
  }
  for (const Category& category : parts.categories) {
    sum.add_all(category.code, category.title, category.title_english, category.parent,
                std::uint64_t{category.sensitive}, std::uint64_t{category.proactive});
  }
  for (const Source& source : parts.sources) {
    sum.add_all(source.name, source.title, source.owner, source.first, source.latest, source.categories);
  }
  for (const auto& [key, slice] : parts.slices) {
    sum.add_all(key.scheme, key.category, key.period.token(), slice.areas, slice.unplaced, slice.total);
  }
  sum.add_notices(parts);
  return sum.text();
}

std::string fingerprint_of(const Slice& slice, const ClassBreaks& by_rate, const ClassBreaks& by_count) {
  Fingerprint sum;
  for (const Figure& figure : slice.areas) {
    sum.add(figure);
    const auto* shown = std::get_if<Shown>(&figure);
    if (shown == nullptr) continue;
    sum.add(shown->rate ? by_rate.class_of(*shown->rate) : by_count.class_of(static_cast<double>(shown->count)));
  }
  return sum.short_text();
}

std::string fingerprint_of_notices(const EditionParts& parts) {
  Fingerprint sum;
  sum.add_notices(parts);
  return sum.short_text();
}

std::string fingerprint_of_divisions(const EditionParts& parts) {
  Fingerprint sum;
  sum.add(fingerprint_of_borders(parts.schemes));
  for (const Scheme& scheme : parts.schemes) {
    for (const Area& area : scheme.areas) {
      sum.add_all(std::uint64_t{area.id}, area.name, area.label, area.land_km2);
    }
  }
  return sum.short_text();
}

std::string fingerprint_of_borders(const std::vector<Scheme>& schemes) {
  Fingerprint sum;
  for (const Scheme& scheme : schemes) {
    sum.add(scheme.code);
    for (const Area& area : scheme.areas) sum.add_all(area.code, area.geometry);
  }
  return sum.text();
}

}  // namespace tryggkarta::published
