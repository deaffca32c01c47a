// Causes, evaluations and decisions: what ties problems to actions, and both to those who decide.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// Gren av brottstriangeln, and the social ground beneath it.
enum class Branch { garningsperson, objekt, plats_kontroll, social };
enum class Strength { svag, medel, stark };
enum class Verdict { effekt, ingen_pavisad, for_lite_data, forsamring };
/// What a decision is about.
enum class DecidedKind { problem, action, pledge, report };

/// "gärningsperson", "för_lite_data", "problem" … : the words of the domain.
std::string_view name_of(Branch branch);
std::string_view name_of(Strength strength);
std::string_view name_of(Verdict verdict);
std::string_view name_of(DecidedKind kind);
/// Read the words above, also without the dots and rings of å, ä, ö and in any case.
std::optional<Branch> parse_branch(std::string_view text);
std::optional<Strength> parse_strength(std::string_view text);
std::optional<Verdict> parse_verdict(std::string_view text);
std::optional<DecidedKind> parse_decided_kind(std::string_view text);

/// Orsak. One node of a problem's orsaksträd.
struct Cause {
  std::int64_t id = 0;  ///< given by the store; 0 before
  std::string problem;  ///< key
  std::optional<std::int64_t> parent;
  Branch branch = Branch::garningsperson;
  std::string text;
  Strength strength = Strength::medel;
  std::string evidence;  ///< address of a selection or a document; empty: not shown yet
  std::int64_t version = 0;
};

/// Uppföljning of one action.
struct Evaluation {
  std::int64_t id = 0;
  std::string action;  ///< key
  time::Day day{};
  Verdict verdict = Verdict::for_lite_data;
  std::string method;  ///< the run of a method that it rests on, or the method in words
  std::string text;
  std::string lesson;
  std::int64_t version = 0;
};

/// An evaluation plan as it was locked: the first version by the decision on its action, each later one by whoever
/// changed it (I9). Never changed and never removed.
struct PlanVersion {
  std::int64_t id = 0;
  std::string action;  ///< key
  std::int64_t number = 1;
  std::string text;
  time::Day day{};
  std::string member;
};

/// Beslut. Never changed and never removed: a correction is a new one that supersedes it (I8).
struct Decision {
  std::int64_t id = 0;
  DecidedKind kind = DecidedKind::problem;
  std::string key;     ///< of the object
  std::string status;  ///< that the object gets, in the domain's words; empty where it keeps the one that it has
  std::string forum;
  time::Day day{};
  std::string diarienummer;
  std::string text;                        ///< what was decided
  std::optional<std::int64_t> supersedes;  ///< an earlier decision on the same object
  std::int64_t object_version = 0;         ///< of the object when it was decided on
  std::string member;                      ///< who wrote it down
  time::Instant written{};
  std::optional<std::int64_t> meeting;  ///< at which it was decided
};

}  // namespace tryggkarta::casebook
