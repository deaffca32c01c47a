#include "server/chain/card_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/chain/form_parts.hpp"
#include "server/chain/options.hpp"
#include "server/chain/subject.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::chain {

using pages::Html;
using pages::Words;

namespace {

std::string number_of(const Card& card, const casebook::Action* action) {
  const auto found = std::find(card.actions.begin(), card.actions.end(), action);
  return fmt::format("A{}", found - card.actions.begin() + 1);
}

void add_broken_off_symbol(Html& html) {
  html.open("svg", {{"class", "action-symbol"},
                    {"viewBox", "0 0 20 20"},
                    {"width", "20"},
                    {"height", "20"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  html.empty("rect",
             {{"class", "outline"}, {"x", "3.5"}, {"y", "3.5"}, {"width", "13"}, {"height", "13"}, {"rx", "2"}});
  html.empty("path", {{"class", "line"}, {"d", "M4.500 15.500L15.500 4.500"}});
  html.close();
}

bool is_ours(const Visit& visit, std::string_view address) {
  const std::string ours = visit.view.base + "/";
  return address.starts_with(ours) || address.starts_with("/inside/");
}

}  // namespace

void add_gap(Html& html, const Gap& gap) {
  html.open("div", {{"class", "chain-card gap"}});
  html.open("h3");
  add_icon(html, pages::Icon::alert);
  html.leaf("span", gap.title).close();
  html.leaf("p", gap.sentence);
  if (!gap.path.empty())
    html.open("p", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button small"}, {"href", gap.path}}, gap.button)
        .close();
  html.close();
}

std::string missing_words(const Card& card, const Link& link) {
  const Words& words = card.visit.words();
  switch (link.kind) {
    case LinkKind::decision: return words("Beslut saknas", "A decision is missing");
    case LinkKind::cause: return words("Orsak saknas", "A cause is missing");
    case LinkKind::evidence: return words("En orsak saknar underlag", "A cause lacks evidence");
    case LinkKind::aim: return words("En orsak saknar åtgärd", "A cause lacks an action");
    case LinkKind::action: return words("Åtgärd saknas", "An action is missing");
    case LinkKind::plan:
      return number_of(card, link.action) + words(" saknar uppföljningsplan", " lacks a plan for its evaluation");
    case LinkKind::evaluation: return number_of(card, link.action) + words(" är inte uppföljd", " is not evaluated");
    case LinkKind::feedback: return words("Återkoppling saknas", "Feedback is missing");
  }
  return {};
}

namespace {

/// The first few sentences of what is missing; the lanes say the rest.
void add_missing(Html& html, const Card& card) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> said;
  for (const Link& link : card.links) {
    auto sentence = missing_words(card, link);
    if (!link.is_there && std::find(said.begin(), said.end(), sentence) == said.end())
      said.push_back(std::move(sentence));
  }
  const Words& words = card.visit.words();
  html.open("ul", {{"class", "caption"}});
  for (std::size_t i = 0; i < std::min(said.size(), kMost); ++i) html.leaf("li", said[i]);
  if (said.size() > kMost)
    html.leaf("li", words("och ", "and ") + words.in_words(static_cast<std::int64_t>(said.size() - kMost)) +
                        words(" till", " more"));
  html.close();
}

}  // namespace

void add_link_count(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  html.open("div", {{"class", "chain-links"}});
  html.leaf("p", {{"class", "chain-count"}},
            fmt::format("{}{}{}{}", links_there(card.links), words(" av ", " of "), card.links.size(),
                        words(" länkar finns", " links are there")));
  html.open("p", {{"class", "chain-dots"}, {"aria-hidden", "true"}});
  for (const Link& link : card.links) html.leaf("span", {{"class", link.is_there ? "dot there" : "dot"}}, "");
  html.close();
  add_missing(html, card);
  html.close();
}

void add_status(Html& html, const Words& words, casebook::ActionStatus status) {
  html.open("span", {{"class", "status"}});
  if (status == casebook::ActionStatus::avbruten) {
    add_broken_off_symbol(html);
  } else {
    add_action_symbol(html, pages::shape_of(casebook::name_of(status)));
  }
  html.leaf("span", status_words(words, status)).close();
}

void add_linked_text(Html& html, const Visit& visit, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = std::min(text.find_first_not_of(" \n\t", at), text.size());
    const auto end = std::min(text.find_first_of(" \n\t", begin), text.size());
    html.text(text.substr(at, begin - at));
    const std::string word = text.substr(begin, end - begin);
    if (is_ours(visit, word)) {
      const bool is_map = word.find("/inside/karta") != std::string::npos;
      html.leaf("a", {{"href", word}}, is_map ? visit.words()("urvalet på kartan", "the selection on the map") : word);
    } else {
      html.text(word);
    }
    at = end;
  }
}

void add_step_buttons(Html& html, const Visit& visit, const StepButtons& step,
                      const std::vector<std::pair<std::string, std::string>>& steps) {
  if (steps.empty()) return;
  html.open("div", {{"class", "chain-steps"}});
  for (const auto& [status, title] : steps) {
    html.open("form", {{"method", "post"}, {"action", visit.view.link(step.path)}});
    add_hidden(html, "csrf", visit.visitor.csrf);
    add_hidden(html, "version", std::to_string(step.version));
    add_hidden(html, "base", marks_of({{"status", step.status}}));
    add_hidden(html, "status", status);
    html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, title);
    html.close();
  }
  html.close();
}

void add_feedback(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  const auto& problem = card.problem;
  const std::string edit = card.visit.view.link(form_of(problem));
  html.open("section", {{"class", "chain-feedback"}, {"aria-labelledby", "aterkoppling"}});
  html.open("div").leaf("h2", {{"id", "aterkoppling"}}, words("Återkoppling", "Feedback"));
  const bool is_written = problem.words.is_public && !problem.words.title.empty();
  const auto& notices = card.visit.view.edition.problems();
  const bool is_shown =
      std::any_of(notices.begin(), notices.end(), [&](const auto& each) { return each.key == problem.key; });
  if (!is_written) {
    html.leaf("p", words("Allmänheten ser ingenting om problemet: offentlig rubrik saknas.",
                         "The public sees nothing of the problem: it has no public title."));
  } else if (!is_shown) {
    html.leaf("p", words("Visas för allmänheten när problemet är beslutat: ",
                         "Shown to the public once the problem is decided: ") +
                       problem.words.title);
  } else {
    std::string shown;
    for (const auto* action : card.actions) {
      const auto& public_actions = card.visit.view.edition.actions();
      if (std::any_of(public_actions.begin(), public_actions.end(),
                      [&](const auto& each) { return each.key == action->key; }))
        shown += (shown.empty() ? "" : ", ") + number_of(card, action);
    }
    html.leaf("p", words("Allmänheten ser: ", "The public sees: ") + problem.words.title +
                       (shown.empty() ? words(", ännu utan åtgärder", ", without actions so far")
                                      : words(", med ", ", with ") + shown) +
                       ". " + words("Utgåva ", "Edition ") + words.number(card.visit.view.edition.number()) + ", " +
                       words.day(card.visit.view.published_day()) + ".");
  }
  html.close().open("p", {{"class", "chain-do"}});
  if (is_shown)
    html.leaf("a", {{"class", "button"}, {"href", card.visit.view.link("/har-arbetar-vi")}},
              words("Visa sidan", "Show the page"));
  html.leaf("a", {{"class", "button"}, {"href", edit + "#public_title"}},
            words("Skriv offentlig text", "Write public text"));
  html.close().close();
}

void add_decisions(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  struct Row {
    std::string about;
    const casebook::Decision* decision;
    std::string record;  ///< address of what is kept of it; empty for what has none
  };
  std::vector<Row> rows;
  for (const auto* decision : card.book.decisions_on(casebook::DecidedKind::problem, card.problem.key))
    rows.push_back({words("Problemet", "The problem"), decision, ""});
  for (const auto* action : card.actions) {
    for (const auto* decision : card.book.decisions_on(casebook::DecidedKind::action, action->key))
      rows.push_back({number_of(card, action), decision, form_of(*action) + "/arkiv.zip"});
  }
  html.open("section", {{"class", "chain-decisions"}}).leaf("h2", words("Beslut", "Decisions"));
  if (rows.empty()) {
    html.leaf("p", words("Inga beslut är inskrivna.", "No decisions are written down.")).close();
    return;
  }
  html.open(
      "div",
      {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", words("Beslut", "Decisions")}});
  html.open("table", {{"class", "figures"}}).open("thead").open("tr");
  for (const auto& head : {words("Dag", "Day"), words("Gäller", "About"), words("Beslut", "Decision"),
                           words("Forum", "Body"), words("Diarienummer", "Record number")})
    html.leaf("th", {{"scope", "col"}}, head);
  html.close().close().open("tbody");
  for (const Row& row : rows) {
    const auto& decision = *row.decision;
    html.open("tr").leaf("td", words.day(decision.day)).leaf("td", row.about);
    html.leaf("td", decision.status.empty() ? decision.text : decision.status + ": " + decision.text);
    html.leaf("td", decision.forum).open("td").text(decision.diarienummer);
    if (!row.record.empty()) {
      html.text(" ").leaf("a", {{"href", card.visit.view.link(row.record)}}, words("Arkivpaket (ZIP)", "Record (ZIP)"));
    }
    html.close().close();
  }
  html.close().close().close().close();
}

}  // namespace tryggkarta::chain
