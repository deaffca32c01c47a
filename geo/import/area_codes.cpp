#include "geo/import/area_codes.hpp"

namespace tryggkarta::import {

namespace {

casebook::Precision precision_of(casebook::AreaLevel level) {
  switch (level) {
    case casebook::AreaLevel::stadsomrade: return casebook::Precision::stadsomrade;
    case casebook::AreaLevel::mellanomrade: return casebook::Precision::mellanomrade;
    case casebook::AreaLevel::primaromrade: return casebook::Precision::primaromrade;
    case casebook::AreaLevel::basomrade: return casebook::Precision::basomrade;
  }
  return casebook::Precision::okand;
}

}  // namespace

AreaCodes::AreaCodes(const casebook::AreaScheme& scheme)
    : scheme_(scheme.code), title_(scheme.title), precision_(precision_of(scheme.level)) {
  for (const auto& area : scheme.areas) codes_.insert(area.code);
}

std::optional<std::string_view> AreaCodes::find(std::string_view code) const {
  if (const auto found = codes_.find(std::string{code}); found != codes_.end()) return *found;
  if (const auto longer = codes_.find("0" + std::string{code}); longer != codes_.end()) return *longer;
  if (!code.starts_with('0')) return std::nullopt;
  const auto shorter = codes_.find(std::string{code.substr(1)});
  return shorter != codes_.end() ? std::optional<std::string_view>{*shorter} : std::nullopt;
}

std::vector<AreaCodes> codes_of(std::span<const casebook::AreaScheme> schemes) {
  std::vector<AreaCodes> codes;
  for (const auto& scheme : schemes) codes.emplace_back(scheme);
  return codes;
}

}  // namespace tryggkarta::import
