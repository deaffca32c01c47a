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
  html.open("li", {{"class", cause.parent ? "chain-card below" : "chain-card"}});
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
void add_causes_below(Html& html, const Card& card, const std::optional<std::int64_t>& parent,
                      std::set<std::int64_t>& written) {
  for (const auto* cause : card.book.causes_of(card.problem)) {
    if (cause->parent != parent || !written.insert(cause->id).second) continue;
    add_cause(html, card, *cause);
    add_causes_below(html, card, cause->id, written);
  }
}

void add_causes(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  html.open("section", {{"class", "chain-lane"}, {"aria-labelledby", "orsaker"}});
  html.leaf("h2", {{"id", "orsaker"}}, words("Orsaker", "Causes"));
  if (card.book.causes_of(card.problem).empty()) {
    add_gap(html, {words("Ingen orsak är skriven", "No cause is written"),
                   words("Utan orsak går det inte att veta vilken åtgärd som kan verka.",
                         "Without a cause nobody can know which action may work."),
                   words("Skriv orsak", "Write a cause"), new_form_of(card, "/orsak/ny")});
  } else {
    std::set<std::int64_t> written;
    html.open("ol", {{"class", "chain-list"}});
    add_causes_below(html, card, std::nullopt, written);
    html.close();
    html.open("p", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button small"}, {"href", new_form_of(card, "/orsak/ny")}},
              words("Ny orsak", "New cause"))
        .close();
  }
  html.close();
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
    html.leaf("p", {{"class", "caption"}}, words("Planen är låst av beslutet.", "The plan is locked by the decision."));
    html.open("p", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button small"}, {"href", evaluate}}, words("Skriv uppföljning", "Write the evaluation"))
        .close();
  }
  html.close();
}

}  // namespace

void add_lanes(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  html.open("div", {{"class", "chain-lanes"}});
  add_causes(html, card);
  html.open("section",
            {{"class", "chain-pairs"}, {"aria-label", words("Åtgärder och uppföljning", "Actions and follow-up")}});
  html.open("div", {{"class", "chain-pair head"}})
      .leaf("h2", words("Åtgärder", "Actions"))
      .leaf("h2", words("Uppföljning", "Follow-up"))
      .close();
  for (std::size_t i = 0; i < card.actions.size(); ++i) {
    html.open("div", {{"class", "chain-pair"}});
    add_action(html, card, *card.actions[i], fmt::format("A{}", i + 1));
    add_follow_up(html, card, *card.actions[i]);
    html.close();
  }
  const bool has_action = std::any_of(card.links.begin(), card.links.end(),
                                      [](const Link& link) { return link.kind == LinkKind::action && link.is_there; });
  if (!has_action) {
    html.open("div", {{"class", "chain-pair"}});
    add_gap(html, {words("Ingen åtgärd är kopplad", "No action is linked"),
                   words("Problemet är känt men ingen har föreslagit vad som ska göras.",
                         "The problem is known and nobody has proposed what to do."),
                   words("Föreslå åtgärd", "Propose an action"), new_form_of(card, "/atgard/ny")});
    html.close();
  } else {
    html.open("p", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button small"}, {"href", new_form_of(card, "/atgard/ny")}},
              words("Ny åtgärd", "New action"))
        .close();
  }
  html.close().close();
}

}  // namespace tryggkarta::chain
