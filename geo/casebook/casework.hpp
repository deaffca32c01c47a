// Problems, actions and pledges: the chain from what is wrong to what was promised.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/place/polygon.hpp"
#include "geo/published/notice.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// Statuses of domain.md § 5.2, spelled as the domain spells them. Anything not in these lists is refused.
enum class ProblemStatus { foreslaget, prioriterat, analyseras, atgardas, foljs_upp, avslutat, ateroppnat };
enum class ActionStatus { foreslagen, beslutad, planerad, pagaende, pausad, genomford, uppfoljd, avslutad, avbruten };
enum class PledgeStatus { utkast, beslutat, publicerat, infriat, delvis, ej_infriat, aterkopplat };

/// "föreslaget", "pågående" … : the words of the domain.
std::string_view name_of(ProblemStatus status);
std::string_view name_of(ActionStatus status);
std::string_view name_of(PledgeStatus status);
/// Reads the words above, also without the dots and rings of å, ä, ö and in any case ("pagaende", "PÅGÅENDE").
std::optional<ProblemStatus> parse_problem_status(std::string_view text);
std::optional<ActionStatus> parse_action_status(std::string_view text);
std::optional<PledgeStatus> parse_pledge_status(std::string_view text);

/// Words for everyone. Nothing of a problem, action or pledge is public unless these are.
struct PublicWords {
  bool is_public = false;
  std::string title;
  std::string text;
};

/// How the store keeps a problem or an action.
struct Upkeep {
  /// Made or decided in this store, which then holds the invariants itself; false for what came from a file.
  bool is_managed = false;
  std::int64_t version = 0;  ///< given by the store: one more with every change
};

/// Prioriterat problemområde.
struct Problem {
  std::string key;    ///< the city's own key, unique
  std::string title;  ///< internal
  PublicWords words;
  ProblemStatus status = ProblemStatus::foreslaget;
  std::optional<int> priority;          ///< 1 is first
  std::vector<std::string> categories;  ///< our codes
  std::string time_pattern;             ///< internal, e.g. "torsdag–lördag efter 21"
  std::string owner;
  std::optional<time::Day> decided;  ///< day of the decision that prioritised it
  place::Shape<place::Metric> shape;
  std::uint32_t id = 0;        ///< given by the store, stable; 0 before
  std::string evidence;        ///< address of the selection or run of a method that it came from
  std::string closing_reason;  ///< why it is closed where nothing was evaluated
  Upkeep upkeep;
};

/// Åtgärd.
struct Action {
  std::string key;
  std::string problem;  ///< key; empty where none is known (listed by `check`)
  std::string title;
  PublicWords words;
  std::string kind;     ///< social, situationell
  std::string horizon;  ///< kort, lång
  ActionStatus status = ActionStatus::foreslagen;
  std::string responsible;
  std::string parties;
  std::optional<time::Day> start;
  std::optional<time::Day> end;
  std::optional<double> target;
  std::optional<double> outcome;
  std::string unit;
  std::string result;  ///< public words about the result
  place::Shape<place::Metric> shape;
  std::uint32_t id = 0;              ///< given by the store, stable; 0 before
  std::string action_plan;           ///< åtgärdsplan
  std::string communication_plan;    ///< kommunikationsplan
  std::string evaluation_plan;       ///< uppföljningsplan: indicator, areas, windows; versions once decided (I9)
  std::string ending_reason;         ///< why it was broken off
  std::vector<std::int64_t> causes;  ///< numbers of the causes of its problem that it is meant for, ascending
  Upkeep upkeep;
};

/// Medborgarlöfte with one countable activity.
struct Pledge {
  std::string key;
  published::AreaKey area;
  int year = 0;
  std::string title;
  PublicWords words;
  PledgeStatus status = PledgeStatus::utkast;
  std::string responsible;
  double target = 0;
  std::optional<double> outcome;
  std::string unit;
  std::string action;    ///< key of the action that it rests on; may be empty
  std::uint32_t id = 0;  ///< given by the store, stable; 0 before
  std::string problem;   ///< key of the priority that it rests on; may be empty
  Upkeep upkeep;
};

/// Löftesaktivitet: one countable thing of a pledge.
struct PledgeActivity {
  std::int64_t id = 0;
  std::string pledge;  ///< key
  std::string text;
  double target = 0;
  std::optional<double> outcome;
  std::string unit;
  std::string action;  ///< key of the action that it is done by; may be empty
  std::int64_t version = 0;
};

}  // namespace tryggkarta::casebook
