#include "geo/casebook/casework.hpp"

#include <array>
#include <utility>

#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::casebook {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 7> kProblemNames{"föreslaget", "prioriterat", "analyseras", "åtgärdas",
                                                        "följs_upp",  "avslutat",    "återöppnat"};
constexpr std::array<std::string_view, 9> kActionNames{"föreslagen", "beslutad", "planerad", "pågående", "pausad",
                                                       "genomförd",  "uppföljd", "avslutad", "avbruten"};
constexpr std::array<std::string_view, 7> kPledgeNames{"utkast", "beslutat",   "publicerat", "infriat",
                                                       "delvis", "ej_infriat", "återkopplat"};

template <class Status, std::size_t n>
std::optional<Status> parse_status(const std::array<std::string_view, n>& names, std::string_view text) {
  const std::string wanted = folded(text);
  for (std::size_t position = 0; position < n; ++position) {
    if (folded(names[position]) == wanted) return static_cast<Status>(position);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(ProblemStatus status) { return kProblemNames.at(static_cast<std::size_t>(status)); }
std::string_view name_of(ActionStatus status) { return kActionNames.at(static_cast<std::size_t>(status)); }
std::string_view name_of(PledgeStatus status) { return kPledgeNames.at(static_cast<std::size_t>(status)); }

std::optional<ProblemStatus> parse_problem_status(std::string_view text) {
  return parse_status<ProblemStatus>(kProblemNames, text);
}
std::optional<ActionStatus> parse_action_status(std::string_view text) {
  return parse_status<ActionStatus>(kActionNames, text);
}
std::optional<PledgeStatus> parse_pledge_status(std::string_view text) {
  return parse_status<PledgeStatus>(kPledgeNames, text);
}

}  // namespace tryggkarta::casebook
