// How often, when and where each kind of event happens in the demonstration city. All numbers are made up.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "geo/demo/hot_places.hpp"

namespace tryggkarta::demo {

/// Relative frequencies; only their proportions count.
struct Rhythm {
  std::array<std::uint8_t, 12> months;   ///< from January
  std::array<std::uint8_t, 7> weekdays;  ///< from Monday
  std::array<std::uint8_t, 24> hours;    ///< from midnight
};

/// When its source tells this kind of event apart: the contact centre starts two years after the police.
enum class Era : std::uint8_t { always, before_contact_centre, from_contact_centre };
/// Where it happens when it does not happen at a hot place.
enum class Spread : std::uint8_t { homes, city_life };
/// How well its time is known.
enum class Length : std::uint8_t { moment, hours, night, days };
/// How its source writes down where.
enum class Placing : std::uint8_t { address, map_pin, coarse };
/// Days of their own.
enum class Peaks : std::uint8_t { none, festive, fires };

struct CategoryProfile {
  std::string_view source;
  std::string_view category;
  int a_year;  ///< events in the first year
  int change;  ///< per mille a year
  const Rhythm* rhythm;
  int hot_percent;                                ///< share at hot places
  std::array<std::uint8_t, kHotKinds> hot_kinds;  ///< how much each kind of hot place draws
  Spread spread;
  Length length;
  Placing placing = Placing::address;
  Peaks peaks = Peaks::none;
  Era era = Era::always;
};

/// Everything that happens, source by source.
std::span<const CategoryProfile> category_profiles();

}  // namespace tryggkarta::demo
