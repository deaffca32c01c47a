// The rules of one problem, action, cause, evaluation or decision, as functions that return complaints by field.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <optional>
#include <string>
#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/casebook/field_checks.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "geo/error.hpp"

namespace tryggkarta::casebook {

/// Thrown where work would break a rule; nothing is then kept.
class RefusedWork : public Error {
 public:
  /// At least one complaint: the error's own sentences are those of the first.
  explicit RefusedWork(FieldComplaints complaints);
  const FieldComplaints& complaints() const noexcept { return complaints_; }

 private:
  FieldComplaints complaints_;
};

/// What else stands in the store around an object.
struct ProblemLinks {
  bool has_decision = false;
  bool has_decided_action = false;
  bool has_evaluation = false;  ///< of one of its actions
};
struct ActionLinks {
  bool has_problem = false;
  bool has_decision = false;
};

/// Whether the step is one that work may take by itself, or only a decision; about field "status".
enum class Basis { work, decision };
FieldComplaints complaints_about_step(ProblemStatus from, ProblemStatus to, Basis basis);
FieldComplaints complaints_about_step(ActionStatus from, ActionStatus to, Basis basis);
FieldComplaints complaints_about_step(PledgeStatus from, PledgeStatus to, Basis basis);
FieldComplaints complaints_about_step(ReportStatus from, ReportStatus to, Basis basis);
FieldComplaints complaints_about_step(MeetingStatus from, MeetingStatus to);
FieldComplaints complaints_about_step(TaskStatus from, TaskStatus to);

/// Texts and numbers by themselves, whatever the status: titles, choices, days that contradict, public words.
FieldComplaints complaints_about_fields(const Problem& problem);
FieldComplaints complaints_about_fields(const Action& action);
FieldComplaints complaints_about_fields(const Cause& cause);
FieldComplaints complaints_about_fields(const Evaluation& evaluation);
/// `today` is the last day that a decision may be of.
FieldComplaints complaints_about_fields(const Decision& decision, time::Day today);

/// I6 and I8: what the status needs.
FieldComplaints complaints_about_status(const Problem& problem, const ProblemLinks& links);
/// I4 and I5, and the reason of what was broken off.
FieldComplaints complaints_about_status(const Action& action, const ActionLinks& links);
/// I4 for what is decided: the problem stays, and the evaluation plan changes into another one alone (I9 keeps both).
FieldComplaints complaints_about_change(const Action& before, const Action& after);

}  // namespace tryggkarta::casebook
