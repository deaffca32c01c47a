// What people say and see: surveys with their values, and observations of walks and dialogues.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/place/polygon.hpp"
#include "geo/published/notice.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// Trygghetsmätning. Values of different surveys are never mixed: each asked its own people.
struct Survey {
  std::int64_t id = 0;
  std::string name;        ///< "SOM 2025"
  std::string population;  ///< who was asked, e.g. "16–85 år, folkbokförda"
  std::string period;      ///< token
  std::string source;      ///< who asked
  std::int64_t version = 0;
};

/// The share of those who answered in one area that answered so. Never shown without n and interval.
struct SurveyValue {
  std::int64_t id = 0;
  std::int64_t survey = 0;
  published::AreaKey area;  ///< empty: hela staden
  std::string question;     ///< "trygg i bostadsområdet"
  std::int64_t n = 0;
  double share = 0;  ///< percent
  double low = 0;    ///< of the 95 % interval, percent
  double high = 0;
  std::int64_t version = 0;
};

enum class ObservationKind { vandring, dialog, annat };
enum class ObservationStatus { ny, hanteras, klar };
std::string_view name_of(ObservationKind kind);
std::string_view name_of(ObservationStatus status);
std::optional<ObservationKind> parse_observation_kind(std::string_view text);
std::optional<ObservationStatus> parse_observation_status(std::string_view text);

/// What was seen on a trygghetsvandring or said in a dialogue. Of places, never of persons.
struct Observation {
  std::int64_t id = 0;
  ObservationKind kind = ObservationKind::vandring;
  time::Day day{};
  std::string place;  ///< in words
  std::string text;
  std::string proposal;
  std::string responsible;
  ObservationStatus status = ObservationStatus::ny;
  place::Shape<place::Metric> shape;
  std::int64_t version = 0;
};

}  // namespace tryggkarta::casebook
