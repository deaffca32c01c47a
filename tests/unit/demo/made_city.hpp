// The demonstration city, made once for all tests of this room.
#pragma once

#include "geo/demo/demo_city.hpp"

namespace tryggkarta::demo {

inline constexpr std::uint64_t kSeed = 7;
inline constexpr time::Day kToday{std::chrono::year{2026} / 11 / 24};

/// make_city(kSeed, kToday).
const DemoCity& made_city();
/// The scheme of that code in it.
const casebook::AreaScheme& made_scheme(std::string_view code);

}  // namespace tryggkarta::demo
