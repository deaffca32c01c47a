// One feature with its values, exactly those that are sent. Filters read these and nothing behind them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "server/public/collection.hpp"
#include "server/public/selection.hpp"

namespace tryggkarta::public_routes {

/// A value that is sent; nothing is sent as null.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, std::vector<std::string>>;

/// One feature; geometry points into the edition.
struct Feature {
  std::uint32_t id;
  std::vector<Value> values;  ///< in the order of the collection's properties
  StoredShape shape;
  std::optional<DayRange> days;  ///< nothing where it has no time
};

/// All features of a collection, in the order of the edition. Areas carry the figures of `figures` when it is given:
/// count, rate and class are null unless the figure is shown.
std::vector<Feature> features_of(const published::Edition& edition, const Collection& collection,
                                 const std::optional<Selection>& figures);

}  // namespace tryggkarta::public_routes
