#include "geo/casebook/listening.hpp"

#include "geo/casebook/word_list.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr WordList<3> kKinds{"vandring", "dialog", "annat"};
constexpr WordList<3> kStatuses{"ny", "hanteras", "klar"};

}  // namespace

std::string_view name_of(ObservationKind kind) { return word_in(kKinds, kind); }
std::string_view name_of(ObservationStatus status) { return word_in(kStatuses, status); }
std::optional<ObservationKind> parse_observation_kind(std::string_view text) {
  return parse_word<ObservationKind>(kKinds, text);
}
std::optional<ObservationStatus> parse_observation_status(std::string_view text) {
  return parse_word<ObservationStatus>(kStatuses, text);
}

}  // namespace tryggkarta::casebook
