// One feature with its values, exactly those that are sent. Filters read these and nothing behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// The features of a collection in the order of the edition, each made when it is asked for. Points into the edition.
/// Areas carry the figures of `figures` when it is given: count, rate and class are null unless the figure is shown.
class Features {
 public:
  Features(const published::Edition& edition, const Collection& collection, const std::optional<Selection>& figures);

  std::size_t count() const;
  /// `index` below count().
  Feature at(std::size_t index) const;
  /// The id of that feature, without the rest of it.
  std::uint32_t id(std::size_t index) const;

 private:
  Feature area(std::size_t index) const;

  const published::Edition* edition_;
  CollectionKind kind_;
  const published::Scheme* scheme_;
  std::optional<Selection> figures_;
  const published::Slice* slice_ = nullptr;  ///< of `figures_`
};

}  // namespace tryggkarta::public_routes
