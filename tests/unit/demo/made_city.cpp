#include "tests/unit/demo/made_city.hpp"

#include <algorithm>

namespace tryggkarta::demo {

const DemoCity& made_city() {
  static const DemoCity city = make_city(kSeed, kToday);
  return city;
}

const casebook::AreaScheme& made_scheme(std::string_view code) {
  const auto& schemes = made_city().schemes;
  return *std::find_if(schemes.begin(), schemes.end(), [&](const auto& scheme) { return scheme.code == code; });
}

}  // namespace tryggkarta::demo
