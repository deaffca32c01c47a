// A decision in a few fields, where the object stands: at a meeting's table, or on a pledge's page.
#pragma once

#include "geo/casebook/casework.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/casebook/chain.hpp"
#include "geo/casebook/chain_rules.hpp"
#include "server/chain/form_page.hpp"
#include "server/chain/sent_form.hpp"
#include "server/meetings/meeting_table.hpp"

namespace tryggkarta::meetings {

/// One object that a decision may be about.
struct Undecided {
  casebook::DecidedKind kind = casebook::DecidedKind::problem;
  std::int64_t id = 0;
  std::string key;
  std::string title;
  std::string path;  ///< where it is seen
  std::int64_t version = 0;
  std::vector<chain::Option> steps;  ///< that a decision can take, the first one first
};

/// Everything on the table that waits for a decision: proposed problems and actions, pledges in draft, and reports of
/// the body that are made up for one.
std::vector<Undecided> undecided_on(const pages::Words& words, const MeetingTable& table);
/// A pledge with the steps that a decision can take; none where it takes none.
std::optional<Undecided> undecided_pledge(const pages::Words& words, const casebook::Pledge& pledge);

/// The form of one decision, filled with what was sent where it came back.
struct DecisionForm {
  std::string path;  ///< that it is sent to
  std::string forum;
  time::Day day{};
  std::optional<std::int64_t> meeting;
  chain::Values sent;  ///< status, forum, day, diarienummer, text; empty for a fresh form
  casebook::FieldComplaints complaints;
  std::string trouble;
};
void add_decision_form(pages::Html& html, const Visit& visit, const Undecided& about, const DecisionForm& form);

/// Writes down what was sent, and publishes where everyone sees it. Throws Error(not_allowed) for who may not decide,
/// casebook::RefusedWork and store::StaleVersion as the store does.
void take_decision(const Visit& visit, const Undecided& about, const DecisionForm& form);

/// Takes the decision; whether it is kept, else `form` says what is wrong. 422 and 409 are the caller's to answer.
enum class Taken { kept, refused, stale };
Taken try_decision(const Visit& visit, const Undecided& about, DecisionForm& form);

/// What a form sent, by field.
chain::Values decision_values(const chain::SentForm& sent);

}  // namespace tryggkarta::meetings
