#include "server/chain/card_page.hpp"

#include "geo/casebook/rules.hpp"
#include "geo/casebook/transitions.hpp"
#include "server/casework/work.hpp"
#include "server/chain/card_parts.hpp"
#include "server/chain/options.hpp"
#include "server/chain/place_picture.hpp"
#include "server/chain/subject.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::chain {

using pages::Html;
using pages::Words;

namespace {

/// "Prioritet 2 · prioriterat 12 mars 2026, beslut 0123/26".
std::string over_title(const Card& card) {
  const Words& words = card.visit.words();
  const auto& problem = card.problem;
  std::string text = problem.priority ? words("Prioritet ", "Priority ") + words.number(*problem.priority)
                                      : words("Problemområde", "Problem area");
  text += " · " + status_words(words, problem.status);
  if (problem.decided) text += words(", prioriterat ", ", prioritised ") + words.day(*problem.decided);
  const auto decisions = card.book.decisions_on(casebook::DecidedKind::problem, problem.key);
  if (!decisions.empty()) text += words(", beslut ", ", decision ") + decisions.back()->diarienummer;
  return text;
}

std::vector<std::pair<std::string, std::string>> buttons_for(const Words& words, const casebook::Problem& problem) {
  std::vector<std::pair<std::string, std::string>> buttons;
  for (const auto next : casebook::followers_of(problem.status)) {
    if (casebook::step_between(problem.status, next) == casebook::Step::free)
      buttons.emplace_back(name_of(next), words("Gå vidare: ", "Go on: ") + status_words(words, next));
  }
  return buttons;
}

void add_head(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  const auto& problem = card.problem;
  html.open("div", {{"class", "chain-head"}}).open("div");
  html.leaf("p", {{"class", "caption"}}, over_title(card));
  html.leaf("h1", problem.title).close();
  html.open("div", {{"class", "chain-do"}});
  html.leaf("a", {{"class", "button"}, {"href", card.visit.view.link(form_of(problem))}},
            words("Ändra problemet", "Change the problem"));
  if (card.visit.may_decide() && casebook::is_decided(problem))
    html.leaf("a", {{"class", "button primary"}, {"href", card.visit.view.link(page_of_problem(problem) + "/beslut")}},
              words("Skriv in beslut", "Write a decision down"));
  html.close().close();
  add_step_buttons(html, card.visit, {form_of(problem), problem.upkeep.version, std::string{name_of(problem.status)}},
                   buttons_for(words, problem));
}

void add_evidence(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  const auto& problem = card.problem;
  html.open("section",
            {{"class", "chain-evidence-card"}, {"aria-label", words("Underlag och länkar", "Evidence and links")}});
  html.open("div").open("p", {{"class", "lead"}});
  if (problem.evidence.empty()) {
    html.text(words("Inget underlag är skrivet för problemet.", "No evidence is written for the problem."));
  } else {
    add_linked_text(html, card.visit, problem.evidence);
  }
  html.close();
  if (!problem.time_pattern.empty())
    html.leaf("p", {{"class", "caption"}}, words("Tidsmönster: ", "Time pattern: ") + problem.time_pattern);
  if (!problem.owner.empty()) html.leaf("p", {{"class", "caption"}}, words("Ägare: ", "Owner: ") + problem.owner);
  html.close();
  add_link_count(html, card);
  html.close();
}

void add_undecided(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  if (casebook::is_decided(card.problem)) return;
  const bool may = card.visit.may_decide();
  add_gap(html,
          {words("Problemet är inte prioriterat än", "The problem is not prioritised yet"),
           may ? words("Forumet för området beslutar att prioritera det, eller att inte göra det.",
                       "The body of the area decides to prioritise it, or not to.")
               : words("Det väntar på beslut av forumet för området.", "It waits for a decision of the area's body."),
           words("Skriv in beslut", "Write the decision down"),
           may ? card.visit.view.link(page_of_problem(card.problem) + "/beslut") : ""});
}

void add_map(Html& html, const Card& card) {
  const Words& words = card.visit.words();
  const PlacePicture picture{card.problem, card.actions, card.book.analysis_epsg,
                             words("Karta: ", "Map: ") + card.problem.title};
  html.open("section", {{"class", "chain-map"},
                        {"data-slot", "map"},
                        {"aria-label", words("Karta", "Map")},
                        {"data-places", place_features(picture)}});
  add_place_picture(html, card.visit.view.edition, picture);
  html.open("ul", {{"class", "chain-legend"}});
  html.open("li");
  pages::add_problem_symbol(html);
  html.leaf("span", words("problemområde", "problem area")).close();
  for (std::size_t i = 0; i < card.actions.size(); ++i) {
    html.open("li").leaf("strong", "A" + std::to_string(i + 1));
    add_status(html, words, card.actions[i]->status);
    html.close();
  }
  html.close().close();
}

}  // namespace

http::Response card_page(const Visit& visit) {
  ChainBook book;
  visit.house.work.with_store([&](store::Store& store) {
    book = read_chain_book(store, visit.grant, casework::moment_in(store, visit.house.work).today);
  });
  const auto* problem = book.problem(number_asked(visit));
  if (problem == nullptr) refuse_unknown();
  visit.house.log(visit.visitor, visit.request.path, 1);
  const Card card{visit, book, *problem, book.actions_of(*problem), links_of(book, *problem)};
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain"}});
  add_map(html, card);
  html.open("div", {{"class", "chain-body"}});
  add_head(html, card);
  add_evidence(html, card);
  add_undecided(html, card);
  add_lanes(html, card);
  add_decisions(html, card);
  add_feedback(html, card);
  html.close().close();
  return page_of(visit, {problem->title, "chain-page card"}, std::move(html));
}

}  // namespace tryggkarta::chain
