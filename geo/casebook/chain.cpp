#include "geo/casebook/chain.hpp"

#include "geo/casebook/word_list.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr WordList<4> kBranches{"gärningsperson", "objekt", "plats_kontroll", "social"};
constexpr WordList<3> kStrengths{"svag", "medel", "stark"};
constexpr WordList<4> kVerdicts{"effekt", "ingen_påvisad", "för_lite_data", "försämring"};
constexpr WordList<4> kKinds{"problem", "action", "pledge", "report"};

}  // namespace

std::string_view name_of(Branch branch) { return word_in(kBranches, branch); }
std::string_view name_of(Strength strength) { return word_in(kStrengths, strength); }
std::string_view name_of(Verdict verdict) { return word_in(kVerdicts, verdict); }
std::string_view name_of(DecidedKind kind) { return word_in(kKinds, kind); }

std::optional<Branch> parse_branch(std::string_view text) { return parse_word<Branch>(kBranches, text); }
std::optional<Strength> parse_strength(std::string_view text) { return parse_word<Strength>(kStrengths, text); }
std::optional<Verdict> parse_verdict(std::string_view text) { return parse_word<Verdict>(kVerdicts, text); }
std::optional<DecidedKind> parse_decided_kind(std::string_view text) { return parse_word<DecidedKind>(kKinds, text); }

}  // namespace tryggkarta::casebook
