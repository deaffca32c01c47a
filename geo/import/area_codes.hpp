// The codes of a city's areas, for files that hold codes instead of points.
#pragma once

#include "geo/casebook/area.hpp"
#include "geo/casebook/incident.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tryggkarta::import {

/// The codes of one scheme.
class AreaCodes {
 public:
  explicit AreaCodes(const casebook::AreaScheme& scheme);

  const std::string& scheme() const { return scheme_; }
  const std::string& title() const { return title_; }
  /// The precision of a row that has such a code.
  casebook::Precision precision() const { return precision_; }
  /// The scheme's own spelling of a code; a leading zero more or less is the same code where that is unambiguous.
  std::optional<std::string_view> find(std::string_view code) const;

 private:
  std::string scheme_;
  std::string title_;
  casebook::Precision precision_;
  std::unordered_set<std::string> codes_;
};

/// The codes of all schemes, in their order.
std::vector<AreaCodes> codes_of(std::span<const casebook::AreaScheme> schemes);

}  // namespace tryggkarta::import
