// Casework: problems, causes, actions, evaluations and decisions, within what a grant may see and change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/casebook/casework.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/casebook/chain_rules.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "geo/error.hpp"
#include "geo/store/invariants.hpp"
#include "geo/store/store.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::store {

/// Somebody else has changed the object since it was read.
class StaleVersion : public Error {
 public:
  StaleVersion();
};

/// When a change is made, and which day that is in the city.
struct Moment {
  time::Instant when{};
  time::Day today{};
};

/// Item is Problem, Action, Cause, Evaluation, Pledge, PledgeActivity, Survey, SurveyValue, Observation, Coverage,
/// Meeting, Task, Report, Assessment or, for reading, Decision. What lies outside of the grant's areas is as unknown as
/// what is not there. A cause lies where its problem does, an evaluation where its action does, an activity where its
/// pledge does, a decision where its object does. A problem or action that reaches into other areas may be seen but not
/// changed, and so may what is of the whole city.
///
/// A grant to plan or to decide opens all but `decide`; any other grant is refused: Error(not_allowed). Every change is
/// one transaction (within the open one, if there is one) and is in the log. Throws casebook::RefusedWork where a rule
/// would be broken, naming the fields; nothing is then kept. Must not outlive its Store.
class Store::CaseBook {
 public:
  template <class Item>
  std::vector<Item> all(const access::DecisionGrant& grant) const;
  template <class Item>
  std::optional<Item> find(const access::DecisionGrant& grant, std::int64_t id) const;

  /// As the store has it afterwards; what the store gives (number, version, whether managed) is not read. Everything
  /// begins in the first of its statuses. Throws Error(not_allowed) for a place outside of the grant's areas.
  template <class Item>
  Item add(const access::DecisionGrant& grant, const Item& item, const Moment& moment);
  /// Over the object of that number. Throws StaleVersion where its version is another, Error(not_found) where there is
  /// none, Error(not_allowed) where it may only be seen, and for public words of what is decided unless the grant is to
  /// decide. A key cannot change, nor the problem of a cause or the action of an evaluation.
  template <class Item>
  Item replace(const access::DecisionGrant& grant, const Item& item, const Moment& moment);
  /// What nothing rests on yet. Throws as `replace` does; Error(conflict) for what is decided, closed or has others
  /// below it, and for what came from a file.
  template <class Item>
  void remove(const access::DecisionGrant& grant, const Item& item, const Moment& moment);

  /// Freezes the figures of a report of that number and version, over those that were frozen before: `snapshot` is what
  /// analysis::frozen_figures gave. Throws as `replace` does; casebook::RefusedWork for what is decided (I11).
  casebook::Report freeze(const access::DecisionGrant& grant, const casebook::Report& report,
                          const std::string& snapshot, const Moment& moment);
  /// The areas that a report grades, by scheme and code, with their names. Throws as `find` finds nothing.
  std::vector<published::AreaKey> areas_graded_by(const access::DecisionGrant& grant,
                                                  const casebook::Report& report) const;
  /// What a decision on the report would still lack (I7).
  casebook::FieldComplaints missing_for_decision(const access::DecisionGrant& grant,
                                                 const casebook::Report& report) const;

  /// Writes a decision down and gives its object the status. From then on the store holds the rules on the object, also
  /// where it came from a file. Needs a grant to decide. `decision.object_version` must be the object's, else
  /// StaleVersion; 0 stands for the present one.
  casebook::Decision decide(const access::DecisionGrant& grant, const casebook::Decision& decision,
                            const Moment& moment);

  /// Keeps the package of a decision on a report or an action for ever. One for each decision.
  void keep_record(const casebook::Decision& decision, const std::string& package);
  /// The bytes kept of the newest decision on an object that has any; nothing where there is none or where the grant
  /// does not hold all of the object's place: a package also tells of what lies around it. Throws Error(broken) where
  /// they are not what was kept.
  std::optional<std::string> record_of(const access::DecisionGrant& grant, casebook::DecidedKind kind,
                                       const std::string& key) const;

  /// Every invariant of casework over everything that the store has, whoever asks: names and counts alone.
  std::vector<Proof> proofs() const;

 private:
  friend class Store;
  explicit CaseBook(Inside& inside) : inside_(&inside) {}
  Inside* inside_;
};

}  // namespace tryggkarta::store
