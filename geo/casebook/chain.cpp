#include "geo/casebook/chain.hpp"

#include <array>

#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::casebook {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kBranches{"gärningsperson", "objekt", "plats_kontroll", "social"};
constexpr std::array<std::string_view, 3> kStrengths{"svag", "medel", "stark"};
constexpr std::array<std::string_view, 4> kVerdicts{"effekt", "ingen_påvisad", "för_lite_data", "försämring"};
constexpr std::array<std::string_view, 2> kKinds{"problem", "action"};

template <class Value, std::size_t n>
std::optional<Value> parse_one(const std::array<std::string_view, n>& names, std::string_view text) {
  const std::string wanted = folded(text);
  for (std::size_t position = 0; position < n; ++position) {
    if (folded(names[position]) == wanted) return static_cast<Value>(position);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Branch branch) { return kBranches.at(static_cast<std::size_t>(branch)); }
std::string_view name_of(Strength strength) { return kStrengths.at(static_cast<std::size_t>(strength)); }
std::string_view name_of(Verdict verdict) { return kVerdicts.at(static_cast<std::size_t>(verdict)); }
std::string_view name_of(DecidedKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::optional<Branch> parse_branch(std::string_view text) { return parse_one<Branch>(kBranches, text); }
std::optional<Strength> parse_strength(std::string_view text) { return parse_one<Strength>(kStrengths, text); }
std::optional<Verdict> parse_verdict(std::string_view text) { return parse_one<Verdict>(kVerdicts, text); }
std::optional<DecidedKind> parse_decided_kind(std::string_view text) { return parse_one<DecidedKind>(kKinds, text); }

}  // namespace tryggkarta::casebook
