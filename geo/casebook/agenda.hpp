// The agenda of a body's meeting, made from what is known: last decisions first, and nothing due left out.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/time/year_wheel.hpp"

namespace tryggkarta::casebook {

/// Uppgift that nobody has finished or broken off yet.
struct OpenTask {
  std::string key;
  std::string title;
  std::string owner;
  std::optional<time::Day> due;
};

/// One thing that has changed since the body last met, in words.
struct AgendaChange {
  std::string key;  ///< of what has changed
  time::Day day{};
  time::Wording words;
};

/// What a meeting is prepared from. Lists are the body's own: what lies in its area, what it decided.
struct AgendaBasis {
  const time::YearWheel* wheel = nullptr;
  std::size_t body = 0;  ///< position in the wheel
  time::Day meeting{};
  std::optional<time::Day> last_meeting;
  std::optional<time::Day> next_meeting;  ///< after `meeting`
  std::span<const Decision> decisions;
  std::span<const OpenTask> tasks;
  std::span<const AgendaChange> changes;
  std::span<const Problem> problems;
  std::span<const Action> actions;
};

enum class AgendaPart { last_decisions, tasks, changes, due, proposals, unfinished, next_meeting };

struct AgendaItem {
  std::string key;  ///< of the problem, action, task or rule that it is about; empty where it is about none
  time::Wording title;
  time::Wording note;  ///< who, what is missing, since when it is late; may be empty
  std::optional<time::Day> day;
};

struct AgendaSection {
  AgendaPart part = AgendaPart::last_decisions;
  time::Wording title;
  std::vector<AgendaItem> items;  ///< may be empty
};

/// Every part once, in the order of AgendaPart:
/// - decisions of the last meeting's day and later, newest first (all where there was no meeting before);
/// - every open task: late ones first, then by day, those without a day last;
/// - changes of the last meeting's day and later, oldest first;
/// - what the wheel has for the body up to the meeting, and up to the day before the next one where that is known, and
///   that is not done: at most 24 months old; of what nobody knows whether it was done the latest of each rule; and
///   the law's clock once it has warned or has no last decision;
/// - problems that are proposed, first by priority, and proposed actions that miss nothing that a decision needs;
/// - actions that are late or miss something, and problems at work on without an action;
/// - the next meeting.
std::vector<AgendaSection> agenda_of(const AgendaBasis& basis);

}  // namespace tryggkarta::casebook
