#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "geo/casebook/rules.hpp"
#include "geo/casebook/transitions.hpp"
#include "server/chain/card_parts.hpp"
#include "server/chain/options.hpp"
#include "server/chain/subject.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::chain {

using casebook::Action;
using casebook::Cause;
using pages::Html;
using pages::Words;

namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

std::string new_form_of(const Card& card, const char* below) {
  return card.visit.view.link(page_of_problem(card.problem) + below);
}

// ---- causes

void add_cause(Html& html, const Card& card, const Cause& cause) {
  const Words& words = card.visit.words();
  html.open("div", {{"class", cause.parent ? "chain-card cause below" : "chain-card cause"}});
  html.leaf("p", {{"class", "caption"}}, pages::capitalised(branch_words(words, cause.branch)));
  html.open("h3").leaf("a", {{"href", card.visit.view.link(form_of(cause))}}, cause.text).close();
  html.open("p", {{"class", "chain-evidence"}});
  if (is_blank(cause.evidence)) {
    add_icon(html, pages::Icon::alert);
    html.leaf("a", {{"href", card.visit.view.link(form_of(cause)) + "#evidence"}},
              words("Underlag saknas: lägg till", "Evidence is missing: add it"));
  } else {
    add_linked_text(html, card.visit, cause.evidence);
  }
  html.close().close();
}

/// Causes in the order of the tree: each before those below it.
void gather_below(const Card& card, const std::optional<std::int64_t>& parent, std::vector<const Cause*>& gathered) {
  for (const auto* cause : card.book.causes_of(card.problem)) {
    const bool is_new = std::find(gathered.begin(), gathered.end(), cause) == gathered.end();
    if (cause->parent != parent || !is_new) continue;
    gathered.push_back(cause);
    gather_below(card, cause->id, gathered);
  }
}

// ---- actions

std::vector<std::pair<std::string, std::string>> buttons_for(const Words& words, const Action& action) {
  std::vector<std::pair<std::string, std::string>> buttons;
  for (const auto next : casebook::followers_of(action.status)) {
    if (casebook::step_between(action.status, next) == casebook::Step::free)
      buttons.emplace_back(name_of(next), pages::capitalised(status_words(words, next)));
  }
  return buttons;
}

std::string who_and_when(const Words& words, const Action& action) {
  std::string text = action.responsible;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
  if (action.start && action.end) {
    add(words.day(*action.start) + "–" + words.day(*action.end));
  } else if (action.end) {
    add(words("till ", "until ") + words.day(*action.end));
  } else if (action.start) {
    add(words("från ", "from ") + words.day(*action.start));
  }
  return text;
}

std::string target_words(const Words& words, const Action& action) {
  if (!action.target) return {};
  const std::string target = words.quantity(*action.target) + (action.unit.empty() ? "" : " " + action.unit);
  if (!action.outcome) return words("Mål: ", "Target: ") + target;
  return words("Utfall: ", "Outcome: ") + words.quantity(*action.outcome) + words(" av ", " of ") + target;
}

void add_action_steps(Html& html, const Card& card, const Action& action) {
  const Words& words = card.visit.words();
  html.open("details", {{"class", "chain-more"}}).leaf("summary", words("Ändra status", "Change status"));
  add_step_buttons(html, card.visit, {form_of(action), action.upkeep.version, std::string{name_of(action.status)}},
                   buttons_for(words, action));
  if (card.visit.may_decide()) {
    html.leaf("a", {{"class", "button small"}, {"href", card.visit.view.link(form_of(action) + "/beslut")}},
              words("Skriv in beslut", "Write a decision down"));
  } else if (action.status == casebook::ActionStatus::foreslagen) {
    html.leaf("p", {{"class", "caption"}},
              words("Åtgärden blir beslutad av det forum som beslutar för området.",
                    "The action is decided by the body that decides for the area."));
  }
  html.close();
}

void add_action(Html& html, const Card& card, const Action& action, const std::string& number) {
  const Words& words = card.visit.words();
  html.open("div", {{"class", "chain-card action"}});
  html.open("p", {{"class", "chain-card-head"}});
  add_status(html, words, action.status);
  html.leaf("strong", number).close();
  html.open("h3").leaf("a", {{"href", card.visit.view.link(form_of(action))}}, action.title).close();
  if (const auto text = who_and_when(words, action); !text.empty()) html.leaf("p", {{"class", "caption"}}, text);
  if (const auto text = target_words(words, action); !text.empty()) html.leaf("p", {{"class", "caption"}}, text);
  if (is_late(action, card.book.today)) {
    html.open("p", {{"class", "chain-late"}});
    add_icon(html, pages::Icon::alert);
    html.leaf("span", words("Försenad", "Late")).close();
  }
  add_action_steps(html, card, action);
  html.close();
}

// ---- follow-up

void add_evaluations(Html& html, const Card& card, const std::vector<const casebook::Evaluation*>& evaluations) {
  const Words& words = card.visit.words();
  html.open("div", {{"class", "chain-card"}});
  for (const auto* evaluation : evaluations) {
    html.leaf("p", {{"class", "caption"}},
              words("Uppföljd ", "Evaluated ") + words.day(evaluation->day) + ": " +
                  verdict_words(words, evaluation->verdict));
    html.open("h3").leaf("a", {{"href", card.visit.view.link(form_of(*evaluation))}}, evaluation->text).close();
  }
  html.close();
}

void add_ending(Html& html, const Words& words, const Action& action) {
  html.open("div", {{"class", "chain-card"}});
  html.leaf("p", {{"class", "caption"}}, words("Avbruten: följs inte upp", "Broken off: not evaluated"));
  html.leaf(
      "p", {{"class", "chain-plan"}},
      action.ending_reason.empty() ? words("Inget skäl är skrivet.", "No reason is written.") : action.ending_reason);
  html.close();
}

/// Since when the plan is locked, and how often it has been written anew since (I9).
std::string plan_words(const Card& card, const Action& action) {
  const Words& words = card.visit.words();
  const auto versions = card.book.plans_of(action);
  if (versions.empty()) return words("Planen är låst av beslutet.", "The plan is locked by the decision.");
  const std::string locked = words("Plan låst ", "Plan locked ") + words.day(versions.front()->day);
  if (versions.size() == 1) return locked;
  return locked + words(", ändrad efter beslutet: version ", ", changed after the decision: version ") +
         words.number(versions.back()->number) + words(" från ", " of ") + words.day(versions.back()->day);
}

void add_follow_up(Html& html, const Card& card, const Action& action) {
  const Words& words = card.visit.words();
  const std::string form = card.visit.view.link(form_of(action));
  const auto evaluations = card.book.evaluations_of(action);
  const std::string evaluate = card.visit.view.link(form_of(action) + "/uppfoljning/ny");
  if (!evaluations.empty()) return add_evaluations(html, card, evaluations);
  if (action.status == casebook::ActionStatus::avbruten) return add_ending(html, words, action);
  if (is_blank(action.evaluation_plan)) {
    return add_gap(html, {words("Uppföljningsplan saknas", "No plan for the evaluation"),
                          casebook::is_decided(action) ? words("Utan den går det inte att se om åtgärden verkade.",
                                                               "Without it nobody can see whether the action worked.")
                                                       : words("Åtgärden kan inte beslutas utan den.",
                                                               "The action cannot be decided without it."),
                          words("Skriv plan", "Write the plan"), form + "#evaluation_plan"});
  }
  if (lacks_evaluation(card.book, action)) {
    return add_gap(html, {words("Uppföljning saknas", "The evaluation is missing"),
                          words("Åtgärden är slut, och ingen har skrivit vad den ledde till.",
                                "The action has ended, and nobody has written what it led to."),
                          words("Skriv uppföljning", "Write the evaluation"), evaluate});
  }
  html.open("div", {{"class", "chain-card"}});
  html.leaf("p", {{"class", "caption"}}, words("Planerad uppföljning", "Planned evaluation"));
  html.leaf("p", {{"class", "chain-plan"}}, action.evaluation_plan);
  if (casebook::is_decided(action)) {
    html.leaf("p", {{"class", "caption"}}, plan_words(card, action));
    html.open("p", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button small"}, {"href", evaluate}}, words("Skriv uppföljning", "Write the evaluation"))
        .close();
  }
  html.close();
}

// ---- rows

/// "A2": the place of an action in the list, or nothing for one that is not there.
std::string number_in(const Card& card, const Action* action) {
  const auto found = std::find(card.actions.begin(), card.actions.end(), action);
  return found == card.actions.end() ? std::string{} : fmt::format("A{}", found - card.actions.begin() + 1);
}

/// An action with its follow-up: two cells of a row.
void add_pair(Html& html, const Card& card, const Action& action) {
  add_action(html, card, action, number_in(card, &action));
  add_follow_up(html, card, action);
}

/// What meets a cause is written beside it once: at the first cause that it is meant for.
class Rows {
 public:
  Rows(Html& html, const Card& card) : html_(html), card_(card) {}

  void add_cause_rows(const Cause& cause) {
    const auto actions = card_.book.actions_for(cause);
    std::vector<const Action*> fresh;
    std::string again;
    for (const Action* action : actions) {
      if (written_.insert(action).second) {
        fresh.push_back(action);
      } else {
        again += (again.empty() ? "" : ", ") + number_in(card_, action);
      }
    }
    open_row();
    add_cause(html_, card_, cause);
    if (fresh.empty()) add_middle_of(cause, again);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      if (i > 0) open_row();
      if (i > 0) html_.leaf("div", {{"class", "chain-no-cause"}}, "");
      add_pair(html_, card_, *fresh[i]);
      html_.close();
    }
    if (fresh.empty()) html_.close();
  }

  /// Actions that are meant for no cause.
  void add_rest() {
    const Words& words = card_.visit.words();
    for (const Action* action : card_.actions) {
      if (!written_.insert(action).second) continue;
      open_row();
      add_gap(html_, {words("Ingen orsak är kopplad", "No cause is linked"),
                      words("Det står inte vilken orsak åtgärden är riktad mot.",
                            "It is not said which cause the action is meant for."),
                      words("Koppla orsak", "Link a cause"), card_.visit.view.link(form_of(*action)) + "#causes"});
      add_pair(html_, card_, *action);
      html_.close();
    }
  }

 private:
  void open_row() { html_.open("div", {{"class", "chain-row"}}); }

  void add_middle_of(const Cause& cause, const std::string& again) {
    const Words& words = card_.visit.words();
    if (!again.empty()) {
      html_.open("div", {{"class", "chain-card action again"}})
          .leaf("p", {{"class", "caption"}}, words("Möts också av ", "Also met by ") + again)
          .close();
      return;
    }
    add_gap(html_, {words("Ingen åtgärd är kopplad", "No action is linked"),
                    words("Orsaken är känd men inget görs åt den.", "The cause is known and nothing is done about it."),
                    words("Föreslå åtgärd", "Propose an action"),
                    new_form_of(card_, "/atgard/ny") + "?causes=" + std::to_string(cause.id)});
  }

  Html& html_;
  const Card& card_;
  std::set<const Action*> written_;
};

void add_head(Html& html, const Words& words) {
  html.open("div", {{"class", "chain-row head"}})
      .leaf("h2", words("Orsaker", "Causes"))
      .leaf("h2", words("Åtgärder", "Actions"))
      .leaf("h2", words("Uppföljning", "Follow-up"))
      .close();
}

}  // namespace

void add_lanes(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  html.open("section", {{"class", "chain-lanes"}, {"aria-label", words("Kedjan", "The chain")}});
  add_head(html, words);
  std::vector<const Cause*> causes;
  gather_below(card, std::nullopt, causes);
  Rows rows{html, card};
  for (const Cause* cause : causes) rows.add_cause_rows(*cause);
  if (causes.empty()) {
    html.open("div", {{"class", "chain-row"}});
    add_gap(html, {words("Ingen orsak är skriven", "No cause is written"),
                   words("Utan orsak går det inte att veta vilken åtgärd som kan verka.",
                         "Without a cause nobody can know which action may work."),
                   words("Skriv orsak", "Write a cause"), new_form_of(card, "/orsak/ny")});
    if (card.actions.empty())
      add_gap(html, {words("Ingen åtgärd är kopplad", "No action is linked"),
                     words("Problemet är känt men ingen har föreslagit vad som ska göras.",
                           "The problem is known and nobody has proposed what to do."),
                     words("Föreslå åtgärd", "Propose an action"), new_form_of(card, "/atgard/ny")});
    html.close();
  }
  rows.add_rest();
  html.open("p", {{"class", "chain-do"}});
  const auto add_button = [&](const char* below, const std::string& text) {
    html.leaf("a", {{"class", "button small"}, {"href", new_form_of(card, below)}}, text);
  };
  if (!causes.empty()) add_button("/orsak/ny", words("Ny orsak", "New cause"));
  if (!causes.empty() || !card.actions.empty()) add_button("/atgard/ny", words("Ny åtgärd", "New action"));
  html.close().close();
}

}  // namespace tryggkarta::chain
