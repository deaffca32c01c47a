#include "geo/store/retained_places.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "geo/casebook/incident_table.hpp"
#include "geo/error.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

constexpr std::uint16_t kNoArea = casebook::IncidentTable::kNoArea;
constexpr auto kFinestKept = casebook::AreaLevel::primaromrade;

casebook::Precision precision_of(casebook::AreaLevel level) {
  switch (level) {
    case casebook::AreaLevel::stadsomrade: return casebook::Precision::stadsomrade;
    case casebook::AreaLevel::mellanomrade: return casebook::Precision::mellanomrade;
    case casebook::AreaLevel::primaromrade: return casebook::Precision::primaromrade;
    case casebook::AreaLevel::basomrade: return casebook::Precision::basomrade;
  }
  return casebook::Precision::okand;
}

std::map<std::string, std::string> decode(std::string_view json) {
  try {
    return nlohmann::json::parse(json).get<std::map<std::string, std::string>>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorKind::broken, "the store holds a retained place that cannot be read: put back a backup");
  }
}

/// The areas themselves, and in schemes that are not named the ones above them.
NamedArea meaning_of(const std::map<std::string, std::string>& codes, const IncidentJoin& join) {
  NamedArea areas(join.scheme_count(), kNoArea);
  std::vector<bool> is_named(join.scheme_count(), false);
  for (const auto& [scheme, code] : codes) {
    const auto at = join.position_of_scheme(scheme);
    if (!at) continue;
    is_named[*at] = true;
    areas[*at] = join.areas_of(scheme, code)[*at];
  }
  for (const auto& [scheme, code] : codes) {
    const NamedArea above = join.areas_of(scheme, code);
    for (std::size_t at = 0; at < areas.size(); ++at) {
      if (!is_named[at] && areas[at] == kNoArea) areas[at] = above[at];
    }
  }
  return areas;
}

}  // namespace

RetainedPlaces::RetainedPlaces(Database& database, std::span<const casebook::AreaScheme> schemes)
    : database_(database), schemes_(schemes), join_(schemes) {
  Statement statement{database, "SELECT id, scheme, code FROM named_area"};
  while (statement.step()) {
    const std::string scheme = statement.text(1);
    const std::string code = statement.text(2);
    named_.emplace(statement.integer(0), Named{join_.areas_of(scheme, code), scheme, code});
  }
}

RetainedPlaces::Kept RetainedPlaces::keep(const Exact& exact) {
  const Named* const named = exact.named_area ? &named_.at(*exact.named_area) : nullptr;
  const IncidentJoin::Place place{exact.where, exact.precision, named == nullptr ? nullptr : &named->areas};
  std::vector<std::uint16_t> areas(schemes_.size(), kNoArea);
  const Named* waiting = nullptr;  // for an area that its scheme does not have yet
  for (std::size_t scheme = 0; scheme < schemes_.size(); ++scheme) {
    if (schemes_[scheme].level > kFinestKept) continue;
    areas[scheme] = join_.area_of(scheme, place);
    if (named != nullptr && areas[scheme] == kNoArea && named->scheme == schemes_[scheme].code) waiting = named;
  }
  auto found = places_.find({areas, waiting});
  if (found == places_.end()) {
    const Place written = write(codes_of(areas, waiting));
    found = places_.emplace(std::pair{std::move(areas), waiting}, written).first;
  }
  return {found->second.id, std::max(exact.precision, found->second.finest)};
}

RetainedPlaces::Codes RetainedPlaces::codes_of(const std::vector<std::uint16_t>& areas, const Named* waiting) const {
  Codes codes;
  for (std::size_t scheme = 0; scheme < schemes_.size(); ++scheme) {
    if (schemes_[scheme].level > kFinestKept) continue;
    std::string& code = codes[schemes_[scheme].code];
    if (areas[scheme] != kNoArea) {
      code = schemes_[scheme].areas[areas[scheme]].code;
    } else if (waiting != nullptr && waiting->scheme == schemes_[scheme].code) {
      code = waiting->code;
    }
  }
  return codes;
}

RetainedPlaces::Place RetainedPlaces::write(const Codes& codes) {
  auto finest = casebook::Precision::okand;
  for (const casebook::AreaScheme& scheme : schemes_) {
    const auto found = codes.find(scheme.code);
    if (found != codes.end() && !found->second.empty()) finest = std::min(finest, precision_of(scheme.level));
  }
  const std::string areas = nlohmann::json(codes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  Statement{database_, "INSERT INTO retained_place (areas) VALUES (:areas) ON CONFLICT (areas) DO NOTHING"}
      .bind(":areas", areas)
      .run();
  Statement found{database_, "SELECT id FROM retained_place WHERE areas = :areas"};
  found.bind(":areas", areas).step();
  return {found.integer(0), finest};
}

std::unordered_map<std::int64_t, NamedArea> retained_places_in(Database& database, const IncidentJoin& join) {
  std::unordered_map<std::int64_t, NamedArea> places;
  Statement statement{database, "SELECT id, areas FROM retained_place"};
  while (statement.step()) places.emplace(statement.integer(0), meaning_of(decode(statement.view(1)), join));
  return places;
}

}  // namespace tryggkarta::store
