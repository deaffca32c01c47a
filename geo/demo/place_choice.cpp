#include "geo/demo/place_choice.hpp"

#include <cmath>

#include "geo/demo/facts.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Precision;
using place::Metric;

constexpr double kHotReach = 170;

std::vector<std::uint32_t> hot_weights(const CategoryProfile& profile) {
  std::vector<std::uint32_t> weights;
  for (const HotPlace& hot : hot_places()) {
    weights.push_back(static_cast<std::uint32_t>(hot.weight) * profile.hot_kinds[static_cast<std::size_t>(hot.kind)]);
  }
  return weights;
}

std::vector<std::uint32_t> area_weights(const CategoryProfile& profile) {
  std::vector<std::uint32_t> weights;
  for (const PrimaryArea& area : primary_areas()) {
    // Homes follow the inhabitants; the rest of a city's life gathers in its centre and where people work.
    const int pull = profile.spread == Spread::homes ? 50 + area.pull / 2 : area.pull;
    weights.push_back(static_cast<std::uint32_t>(area.population * pull / 10));
  }
  return weights;
}

Precision drawn_precision(Placing placing, Chance& chance) {
  const double drawn = chance.unit();
  if (placing == Placing::map_pin) return drawn < 0.66 ? Precision::punkt : Precision::gata;
  if (drawn < 0.48) return Precision::adress;
  if (drawn < 0.72) return Precision::gata;
  if (drawn < 0.93) return Precision::plats;
  return Precision::punkt;
}

/// A street or a square is a piece of the map: its points lie on a coarser grid than addresses do.
Metric as_written(Metric at, Precision precision) {
  const double step = precision == Precision::punkt ? 0.1 : precision == Precision::adress ? 1 : 10;
  return {std::round(at.east / step) * step, std::round(at.north / step) * step};
}

void write_code(Precision precision, std::size_t primary, casebook::Incident& incident) {
  const PrimaryArea& area = primary_areas()[primary];
  incident.precision = precision;
  if (precision == Precision::primaromrade) {
    incident.area_scheme = "PRI2021";
    incident.area_code = area.code;
  } else if (precision == Precision::mellanomrade) {
    incident.area_scheme = "MO2021";
    incident.area_code = area.parent;
  } else {
    incident.area_scheme = "SO2021";
    incident.area_code = middle_areas()[middle_area_position(area.parent)].parent;
  }
}

}  // namespace

PlaceChoice::PlaceChoice(const CategoryProfile& profile, const Ground& ground)
    : profile_(profile), ground_(ground), hot_places_(hot_weights(profile)), areas_(area_weights(profile)) {}

TruePlace PlaceChoice::pick(Chance& chance) const {
  if (static_cast<int>(chance.below(100)) < profile_.hot_percent) {
    const Metric at = ground_.somewhere_near(hot_places()[hot_places_.pick(chance)].at, kHotReach, chance);
    return {at, ground_.primary_at(at)};
  }
  const std::size_t primary = areas_.pick(chance);
  return {ground_.somewhere_in(primary, chance), primary};
}

void write_down(const TruePlace& place, Placing placing, Chance& chance, casebook::Incident& incident) {
  const double drawn = chance.unit();
  if (drawn < 0.063) {
    incident.precision = Precision::okand;
  } else if (placing == Placing::coarse) {
    write_code(drawn < 0.65 ? Precision::stadsomrade : Precision::mellanomrade, place.primary, incident);
  } else if (drawn < 0.067) {
    write_code(Precision::stadsomrade, place.primary, incident);
  } else if (drawn < 0.077) {
    write_code(Precision::mellanomrade, place.primary, incident);
  } else if (drawn < 0.092) {
    write_code(Precision::primaromrade, place.primary, incident);
  } else {
    incident.precision = drawn_precision(placing, chance);
    incident.where = as_written(place.at, incident.precision);
  }
}

}  // namespace tryggkarta::demo
