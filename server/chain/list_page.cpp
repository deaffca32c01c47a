#include "server/chain/list_page.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "server/casework/work.hpp"
#include "server/chain/card_parts.hpp"
#include "server/chain/links.hpp"
#include "server/chain/options.hpp"
#include "server/chain/subject.hpp"

namespace tryggkarta::chain {

using casebook::Action;
using casebook::Problem;
using casebook::ProblemStatus;
using pages::Html;
using pages::Words;

namespace {

/// What wants work stands first.
constexpr std::array kOrder{ProblemStatus::foreslaget, ProblemStatus::prioriterat, ProblemStatus::ateroppnat,
                            ProblemStatus::analyseras, ProblemStatus::atgardas,    ProblemStatus::foljs_upp,
                            ProblemStatus::avslutat};

std::vector<const Problem*> problems_of(const ChainBook& book, ProblemStatus status) {
  std::vector<const Problem*> found;
  for (const Problem& problem : book.problems) {
    if (problem.status == status) found.push_back(&problem);
  }
  const auto rank = [](const Problem* problem) { return problem->priority.value_or(std::numeric_limits<int>::max()); };
  std::stable_sort(found.begin(), found.end(), [&](const Problem* a, const Problem* b) { return rank(a) < rank(b); });
  return found;
}

void add_problem_row(Html& html, const Visit& visit, const ChainBook& book, const Problem& problem) {
  const Words& words = visit.words();
  const auto links = links_of(book, problem);
  html.open("tr").open("th", {{"scope", "row"}});
  html.leaf("a", {{"href", visit.view.link(page_of_problem(problem))}}, problem.title);
  if (!problem.owner.empty()) html.leaf("span", {{"class", "caption"}}, problem.owner);
  html.close();
  html.leaf("td", {{"class", "number"}}, problem.priority ? words.number(*problem.priority) : "–");
  html.leaf("td", {{"class", "number"}}, words.number(static_cast<std::int64_t>(book.actions_of(problem).size())));
  html.open("td", {{"class", "chain-link-cell"}});
  html.leaf("span", fmt::format("{}{}{}{}", links_there(links), words(" av ", " of "), links.size(),
                                words(" länkar finns", " links are there")));
  html.open("span", {{"class", "chain-dots"}, {"aria-hidden", "true"}});
  for (const Link& link : links) html.leaf("span", {{"class", link.is_there ? "dot there" : "dot"}}, "");
  html.close().close().close();
}

void add_problems(Html& html, const Visit& visit, const ChainBook& book) {
  const Words& words = visit.words();
  for (const ProblemStatus status : kOrder) {
    const auto problems = problems_of(book, status);
    if (problems.empty()) continue;
    const std::string title = pages::capitalised(status_words(words, status));
    html.open("section", {{"class", "chain-status"}});
    html.leaf("h2", title + " (" + words.number(static_cast<std::int64_t>(problems.size())) + ")");
    html.open("div", {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", title}});
    html.open("table", {{"class", "figures"}}).open("thead").open("tr");
    html.leaf("th", {{"scope", "col"}}, words("Problem", "Problem"));
    html.leaf("th", {{"scope", "col"}, {"class", "number"}}, words("Prioritet", "Priority"));
    html.leaf("th", {{"scope", "col"}, {"class", "number"}}, words("Åtgärder", "Actions"));
    html.leaf("th", {{"scope", "col"}}, words("Länkar", "Links")).close().close().open("tbody");
    for (const Problem* problem : problems) add_problem_row(html, visit, book, *problem);
    html.close().close().close().close();
  }
}

/// One kind of work that lacks something.
struct LooseList {
  std::string id;
  std::string title;
  std::string none;
};

template <class Item, class Row>
void add_loose(Html& html, const LooseList& list, const std::vector<const Item*>& items, const Row& row) {
  html.open("section", {{"class", "chain-loose"}, {"aria-labelledby", list.id}});
  html.leaf("h2", {{"id", list.id}}, list.title + fmt::format(" ({})", items.size()));
  if (items.empty()) {
    html.leaf("p", {{"class", "caption"}}, list.none).close();
    return;
  }
  html.open("ul");
  for (const Item* item : items) {
    html.open("li");
    row(*item);
    html.close();
  }
  html.close().close();
}

void add_loose_ends(Html& html, const Visit& visit, const ChainBook& book) {
  const Words& words = visit.words();
  const LooseEnds ends = loose_ends_of(book);
  const auto link = [&](const std::string& path, const std::string& text) {
    html.leaf("a", {{"href", visit.view.link(path)}}, text);
  };
  const auto action_row = [&](const Action& action, const std::string& path) {
    add_status(html, words, action.status);
    link(path, action.title);
  };
  add_loose(html,
            {"utan-atgard", words("Problem utan åtgärd", "Problems without an action"),
             words("Alla problem har en åtgärd.", "Every problem has an action.")},
            ends.without_action, [&](const Problem& problem) { link(page_of_problem(problem), problem.title); });
  add_loose(html,
            {"utan-problem", words("Åtgärder utan problem", "Actions without a problem"),
             words("Alla åtgärder hör till ett problem.", "Every action belongs to a problem.")},
            ends.without_problem, [&](const Action& action) { action_row(action, form_of(action)); });
  add_loose(html,
            {"forsenade", words("Försenade", "Late"), words("Inga åtgärder är försenade.", "No actions are late.")},
            ends.late, [&](const Action& action) {
              action_row(action, page_of_action(book, action) == "/inside/problem" ? form_of(action)
                                                                                   : page_of_action(book, action));
              html.leaf("span", {{"class", "caption"}},
                        words("skulle vara klar ", "was to be done ") + words.day(*action.end));
            });
  add_loose(html,
            {"utan-uppfoljning", words("Uppföljning saknas", "Evaluation is missing"),
             words("Allt som är genomfört är uppföljt.", "Everything carried out is evaluated.")},
            ends.without_evaluation,
            [&](const Action& action) { action_row(action, form_of(action) + "/uppfoljning/ny"); });
}

}  // namespace

http::Response list_page(const Visit& visit) {
  ChainBook book;
  visit.house.work.with_store([&](store::Store& store) {
    book = read_chain_book(store, visit.grant, casework::moment_in(store, visit.house.work).today);
  });
  visit.house.log(visit.visitor, visit.request.path,
                  static_cast<std::int64_t>(book.problems.size() + book.actions.size()));
  const Words& words = visit.words();
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide"}});
  html.open("div", {{"class", "chain-head"}}).open("div");
  html.leaf("h1", words("Problem och åtgärder", "Problems and actions"));
  html.leaf("p", {{"class", "unit"}},
            words("Varje problem ska ha orsaker med underlag, åtgärder med plan och en uppföljning.",
                  "Every problem is to have causes with evidence, actions with a plan, and an evaluation."));
  html.close().open("div", {{"class", "chain-do"}});
  html.leaf("a", {{"class", "button"}, {"href", visit.view.link("/inside/atgard/ny")}},
            words("Ny åtgärd", "New action"));
  html.leaf("a", {{"class", "button primary"}, {"href", visit.view.link("/inside/problem/nytt")}},
            words("Föreslå problemområde", "Propose a problem area"));
  html.close().close();
  html.open("div", {{"class", "chain-columns"}}).open("div");
  if (book.problems.empty())
    html.leaf("p", words("Inga problem är skrivna i de områden som rollen gäller.",
                         "No problems are written in the areas of the role."));
  add_problems(html, visit, book);
  html.close().open("div", {{"class", "chain-ends"}});
  add_loose_ends(html, visit, book);
  html.close().close().close();
  return page_of(visit, {words("Problem och åtgärder", "Problems and actions"), "chain-page", 200}, std::move(html));
}

}  // namespace tryggkarta::chain
