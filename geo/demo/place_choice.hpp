// Where something happens, and how its source writes that down.
#pragma once

#include "geo/casebook/clearance.hpp"

#include "geo/casebook/incident.hpp"
#include "geo/demo/category_profile.hpp"
#include "geo/demo/chance.hpp"
#include "geo/demo/ground.hpp"

namespace tryggkarta::demo {

/// The place of an event before anybody has written it down.
struct TruePlace {
  place::Metric at;
  std::size_t primary;  ///< position in primary_areas()
};

/// Draws places of one kind of event.
class PlaceChoice {
 public:
  PlaceChoice(const CategoryProfile& profile, const Ground& ground);
  TruePlace pick(Chance& chance) const;

 private:
  const CategoryProfile& profile_;
  const Ground& ground_;
  WeightedChoice hot_places_;
  WeightedChoice areas_;
};

/// Fills in where, area code and precision as a source of that kind would: mostly a point, now and then only the
/// code of an area, and about six times in a hundred nothing.
void write_down(const TruePlace& place, Placing placing, Chance& chance, casebook::Incident& incident);

}  // namespace tryggkarta::demo
