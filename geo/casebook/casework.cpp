#include "geo/casebook/casework.hpp"

#include "geo/casebook/word_list.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr WordList<7> kProblemNames{"föreslaget", "prioriterat", "analyseras", "åtgärdas",
                                    "följs_upp",  "avslutat",    "återöppnat"};
constexpr WordList<9> kActionNames{"föreslagen", "beslutad", "planerad", "pågående", "pausad",
                                   "genomförd",  "uppföljd", "avslutad", "avbruten"};
constexpr WordList<7> kPledgeNames{"utkast", "beslutat",   "publicerat", "infriat",
                                   "delvis", "ej_infriat", "återkopplat"};

}  // namespace

std::string_view name_of(ProblemStatus status) { return word_in(kProblemNames, status); }
std::string_view name_of(ActionStatus status) { return word_in(kActionNames, status); }
std::string_view name_of(PledgeStatus status) { return word_in(kPledgeNames, status); }

std::optional<ProblemStatus> parse_problem_status(std::string_view text) {
  return parse_word<ProblemStatus>(kProblemNames, text);
}
std::optional<ActionStatus> parse_action_status(std::string_view text) {
  return parse_word<ActionStatus>(kActionNames, text);
}
std::optional<PledgeStatus> parse_pledge_status(std::string_view text) {
  return parse_word<PledgeStatus>(kPledgeNames, text);
}

}  // namespace tryggkarta::casebook
