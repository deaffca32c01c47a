// The public words of problems, actions and pledges: what is decided, marked public and written for everyone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/place/polygon.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::published {

/// An area of a scheme by its codes.
struct AreaKey {
  std::string scheme;
  std::string code;
  friend auto operator<=>(const AreaKey&, const AreaKey&) = default;
};

/// Prioriterat problemområde.
struct ProblemNotice {
  std::uint32_t id = 0;  ///< feature id, stable
  std::string key;       ///< the city's own key, for addresses
  std::string title;
  std::string text;
  std::string status;  ///< prioriterat, analyseras, åtgärdas, följs_upp, avslutat, återöppnat
  std::optional<int> priority;
  std::optional<time::Day> since;  ///< day of the decision
  std::string owner;
  std::vector<std::string> categories;
  std::vector<AreaKey> areas;  ///< every area that it touches, in every scheme; sorted
  place::Shape<place::LonLat> shape;
};

/// Åtgärd.
struct ActionNotice {
  std::uint32_t id = 0;
  std::string key;
  std::string problem;  ///< key of its problem; may be empty
  std::string title;
  std::string text;
  std::string kind;    ///< social, situationell
  std::string status;  ///< beslutad, planerad, pågående, pausad, genomförd, uppföljd, avslutad
  std::string responsible;
  std::string parties;
  std::optional<time::Day> start;
  std::optional<time::Day> end;
  std::optional<double> target;
  std::optional<double> outcome;
  std::string unit;
  std::string result;  ///< the result in public words; may be empty
  std::vector<AreaKey> areas;
  place::Shape<place::LonLat> shape;
};

/// Medborgarlöfte. An outcome is never shown without its target.
struct PledgeNotice {
  std::uint32_t id = 0;
  std::string key;
  int year = 0;
  std::string title;
  std::string text;
  std::string status;  ///< publicerat, infriat, delvis, ej_infriat, återkopplat
  std::string responsible;
  double target = 0;
  std::optional<double> outcome;
  std::string unit;
  std::vector<AreaKey> areas;
  place::LonLat where{};  ///< the label point of its area
};

}  // namespace tryggkarta::published
