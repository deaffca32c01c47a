// Pledges: the list, and the page of one with its target, outcome, activities and decisions.
#include <algorithm>

#include <fmt/format.h>

#include "geo/casebook/record_rules.hpp"
#include "geo/casebook/transitions.hpp"
#include "geo/error.hpp"
#include "server/chain/form_parts.hpp"
#include "server/chain/subject.hpp"
#include "server/meetings/lists.hpp"
#include "server/meetings/record_page.hpp"
#include "server/meetings/status_words.hpp"
#include "server/meetings/table_decision.hpp"

namespace tryggkarta::meetings {

using casebook::Pledge;
using casebook::PledgeActivity;
using pages::Html;
using pages::Words;

namespace {

std::string page_of(const Pledge& pledge) { return fmt::format("/inside/lofte/{}", pledge.id); }

/// "11 av minst 6 insatser": an outcome is never shown without its target.
std::string outcome_words(const Words& words, const std::optional<double>& outcome,
                          const std::pair<double, std::string>& target) {
  const std::string aim = words.quantity(target.first) + " " + target.second;
  if (!outcome) return words("minst ", "at least ") + aim + words(", inget utfall än", ", no outcome so far");
  return words.quantity(*outcome) + words(" av minst ", " of at least ") + aim;
}

/// The sum of the outcomes that are counted in the pledge's own unit; nothing where none is.
std::optional<double> sum_of(const Pledge& pledge, const std::vector<const PledgeActivity*>& activities) {
  std::optional<double> sum;
  for (const auto* activity : activities) {
    if (activity->outcome && activity->unit == pledge.unit) sum = sum.value_or(0) + *activity->outcome;
  }
  return sum;
}

void add_pledge_row(Html& html, const Visit& visit, const Pledge& pledge) {
  const Words& words = visit.words();
  html.open("tr").open("th", {{"scope", "row"}});
  html.leaf("a", {{"href", visit.link(page_of(pledge))}}, pledge.title);
  html.leaf("span", {{"class", "caption meet-more"}}, pledge.responsible).close();
  html.leaf("td", area_words(visit, pledge.area));
  html.leaf("td", outcome_words(words, pledge.outcome, {pledge.target, pledge.unit}));
  html.leaf("td", pages::capitalised(status_words(words, pledge.status))).close();
}

void add_year(Html& html, const Visit& visit, const std::vector<const Pledge*>& pledges) {
  const Words& words = visit.words();
  const std::string year = std::to_string(pledges.front()->year);
  html.open("section", {{"class", "meet-section"}}).leaf("h2", year);
  open_table(
      html, words("Löften ", "Pledges ") + year,
      {words("Löfte", "Pledge"), words("Område", "Area"), words("Utfall", "Outcome"), words("Status", "Status")});
  for (const Pledge* pledge : pledges) add_pledge_row(html, visit, *pledge);
  close_table(html);
  html.close();
}

void add_activities(Html& html, const Visit& visit, const MeetingBook& book, const Pledge& pledge) {
  const Words& words = visit.words();
  const auto activities = book.activities_of(pledge);
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "aktiviteter"}});
  html.leaf("h2", {{"id", "aktiviteter"}}, words("Aktiviteter", "Activities"));
  if (activities.empty()) {
    html.leaf("p", {{"class", "caption"}}, words("Inga aktiviteter är skrivna.", "No activities are written."));
  } else {
    open_table(html, words("Aktiviteter", "Activities"), {words("Aktivitet", "Activity"), words("Utfall", "Outcome")});
    for (const auto* activity : activities) {
      html.open("tr").open("th", {{"scope", "row"}});
      html.leaf("a", {{"href", visit.link(fmt::format("/inside/aktivitet/{}", activity->id))}}, activity->text);
      if (const auto* action = book.chain.action(activity->action))
        html.leaf("span", {{"class", "caption meet-more"}}, words("genom ", "by ") + action->title);
      html.close().leaf("td", outcome_words(words, activity->outcome, {activity->target, activity->unit})).close();
    }
    close_table(html);
    if (const auto sum = sum_of(pledge, activities))
      html.leaf("p", words("Aktiviteterna tillsammans: ", "The activities together: ") +
                         outcome_words(words, sum, {pledge.target, pledge.unit}) + ".");
  }
  if (reaches(visit.asked.grant, pledge.area))
    html.open("p", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button small"}, {"href", visit.link(page_of(pledge) + "/aktivitet/ny")}},
              words("Ny aktivitet", "New activity"))
        .close();
  html.close();
}

void add_ground(Html& html, const Visit& visit, const MeetingBook& book, const Pledge& pledge) {
  const Words& words = visit.words();
  const auto* problem = book.chain.problem(pledge.problem);
  const auto* action = book.chain.action(pledge.action);
  html.open("section", {{"class", "meet-section"}}).leaf("h2", words("Vilar på", "Rests on"));
  if (problem == nullptr && action == nullptr)
    html.leaf("p", words("Ingen prioritering eller åtgärd är vald. Löftet kan inte beslutas utan den.",
                         "No priority or action is chosen. The pledge cannot be decided without one."));
  html.open("ul", {{"class", "meet-items"}});
  if (problem != nullptr)
    html.open("li").leaf("a", {{"href", visit.link(chain::page_of_problem(*problem))}}, problem->title).close();
  if (action != nullptr)
    html.open("li").leaf("a", {{"href", visit.link(chain::form_of(*action))}}, action->title).close();
  html.close().close();
}

void add_feedback(Html& html, const Visit& visit, const Pledge& pledge) {
  const Words& words = visit.words();
  const auto& notices = visit.asked.view.edition.pledges();
  const bool is_shown =
      std::any_of(notices.begin(), notices.end(), [&](const auto& each) { return each.key == pledge.key; });
  html.open("section", {{"class", "meet-section"}}).leaf("h2", words("Återkoppling", "Feedback"));
  if (is_shown) {
    html.leaf("p", words("Allmänheten ser: ", "The public sees: ") + pledge.words.title + ".");
  } else if (pledge.words.is_public && !pledge.words.title.empty()) {
    html.leaf("p", words("Visas för allmänheten när löftet är beslutat och publicerat: ",
                         "Shown to the public once the pledge is decided and published: ") +
                       pledge.words.title + ".");
  } else {
    html.leaf("p", words("Allmänheten ser ingenting om löftet: offentlig rubrik saknas.",
                         "The public sees nothing of the pledge: it has no public title."));
  }
  html.close();
}

void add_decisions(Html& html, const Words& words, const MeetingBook& book, const Pledge& pledge) {
  const auto decisions = book.chain.decisions_on(casebook::DecidedKind::pledge, pledge.key);
  html.open("section", {{"class", "meet-section"}}).leaf("h2", words("Beslut", "Decisions"));
  if (decisions.empty()) {
    html.leaf("p", {{"class", "caption"}}, words("Inga beslut är inskrivna.", "No decisions are written down."));
  } else {
    open_table(html, words("Beslut", "Decisions"),
               {words("Dag", "Day"), words("Beslut", "Decision"), words("Forum", "Body"),
                words("Diarienummer", "Record number")});
    for (const auto* decision : decisions) {
      html.open("tr").leaf("td", words.day(decision->day));
      html.leaf("td", decision->status.empty() ? decision->text : decision->status + ": " + decision->text);
      html.leaf("td", decision->forum).leaf("td", decision->diarienummer).close();
    }
    close_table(html);
  }
  html.close();
}

void add_steps(Html& html, const Visit& visit, const Pledge& pledge) {
  const std::string form = page_of(pledge) + "/andra";
  html.open("div", {{"class", "chain-steps"}});
  for (const auto next : casebook::followers_of(pledge.status)) {
    if (casebook::step_between(pledge.status, next) != casebook::Step::free) continue;
    html.open("form", {{"method", "post"}, {"action", visit.link(form)}});
    chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
    chain::add_hidden(html, "version", std::to_string(pledge.upkeep.version));
    chain::add_hidden(html, "base", chain::marks_of({{"status", std::string{name_of(pledge.status)}}}));
    chain::add_hidden(html, "status", std::string{name_of(next)});
    html.leaf("button", {{"type", "submit"}, {"class", "button small"}},
              visit.words()("Gå vidare: ", "Go on: ") + status_words(visit.words(), next));
    html.close();
  }
  html.close();
}

DecisionForm fresh_form(const Visit& visit, const MeetingBook& book, const Pledge& pledge) {
  DecisionForm form;
  form.path = page_of(pledge) + "/beslut";
  form.day = book.today();
  for (const auto& body : book.wheel.bodies) {
    if (body.area == pledge.area.scheme + ":" + pledge.area.code) form.forum = words_of(visit.words(), body.title);
  }
  return form;
}

void add_head(Html& html, const Visit& visit, const Pledge& pledge) {
  const Words& words = visit.words();
  html.open("div", {{"class", "chain-head"}}).open("div");
  html.leaf("p", {{"class", "caption"}},
            fmt::format("{} {} · {} · {}", words("Löfte", "Pledge"), pledge.year, area_words(visit, pledge.area),
                        status_words(words, pledge.status)));
  html.leaf("h1", pledge.title);
  html.leaf("p", {{"class", "meet-outcome"}}, outcome_words(words, pledge.outcome, {pledge.target, pledge.unit}));
  if (!pledge.responsible.empty())
    html.leaf("p", {{"class", "caption"}}, words("Ansvarig: ", "Responsible: ") + pledge.responsible);
  html.close();
  if (reaches(visit.asked.grant, pledge.area))
    html.open("div", {{"class", "chain-do"}})
        .leaf("a", {{"class", "button"}, {"href", visit.link(page_of(pledge) + "/andra")}},
              words("Ändra löftet", "Change the pledge"))
        .close();
  html.close();
}

/// The page; `form` is a decision that came back.
http::Response shown(const Visit& visit, const MeetingBook& book, const Pledge& pledge, const DecisionForm* form) {
  const Words& words = visit.words();
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-narrow meet"}});
  add_crumbs(html, visit, {{"/inside/lofte", words("Löften", "Pledges")}}, pledge.title);
  add_head(html, visit, pledge);
  if (reaches(visit.asked.grant, pledge.area)) {
    add_steps(html, visit, pledge);
    const auto about = undecided_pledge(words, pledge);
    if (about && visit.asked.may_decide())
      add_decision_form(html, visit, *about, form == nullptr ? fresh_form(visit, book, pledge) : *form);
  }
  add_activities(html, visit, book, pledge);
  add_ground(html, visit, book, pledge);
  add_feedback(html, visit, pledge);
  add_decisions(html, words, book, pledge);
  html.close();
  const int status = form == nullptr ? 200 : form->trouble.empty() ? 422 : 409;
  const std::string fault = form == nullptr ? "" : words("Fel: ", "Error: ");
  return chain::page_of(visit.asked, {fault + pledge.title, "chain-page", status}, std::move(html));
}

const Pledge& asked_in(const Visit& visit, const MeetingBook& book) {
  const auto number = chain::number_asked(visit.asked);
  for (const Pledge& pledge : book.pledges) {
    if (pledge.id == number) return pledge;
  }
  chain::refuse_unknown();
}

}  // namespace

http::Response pledge_list(const Visit& visit) {
  const MeetingBook book = meeting_book_of(visit);
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path, static_cast<std::int64_t>(book.pledges.size()));
  const Words& words = visit.words();
  std::vector<const Pledge*> pledges;
  for (const Pledge& pledge : book.pledges) pledges.push_back(&pledge);
  std::stable_sort(pledges.begin(), pledges.end(), [](const auto* a, const auto* b) { return a->year > b->year; });
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide meet"}});
  html.open("div", {{"class", "chain-head"}}).open("div").leaf("h1", words("Löften", "Pledges"));
  html.leaf("p", {{"class", "unit"}},
            words("Räknebara löften till medborgarna. Utfallet visas alltid med sitt mål.",
                  "Countable promises to the citizens. The outcome is always shown with its target."));
  html.close().open("div", {{"class", "chain-do"}});
  html.leaf("a", {{"class", "button primary"}, {"href", visit.link("/inside/lofte/nytt")}},
            words("Nytt löfte", "New pledge"));
  html.close().close();
  if (pledges.empty()) html.leaf("p", words("Inga löften är skrivna.", "No pledges are written."));
  for (auto first = pledges.begin(); first != pledges.end();) {
    const auto last =
        std::find_if(first, pledges.end(), [&](const auto* each) { return each->year != (*first)->year; });
    add_year(html, visit, {first, last});
    first = last;
  }
  html.close();
  return chain::page_of(visit.asked, {words("Löften", "Pledges")}, std::move(html));
}

http::Response pledge_page(const Visit& visit) {
  const MeetingBook book = meeting_book_of(visit);
  const Pledge& pledge = asked_in(visit, book);
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path, 1);
  return shown(visit, book, pledge, nullptr);
}

http::Response answer_pledge_decision(const Visit& visit) {
  const chain::SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  const MeetingBook book = meeting_book_of(visit);
  const Pledge& pledge = asked_in(visit, book);
  auto about = undecided_pledge(visit.words(), pledge);
  if (!about) {
    throw Error{ErrorKind::conflict, "Löftet väntar inte på beslut: öppna det igen.",
                "The pledge waits for no decision: open it again."};
  }
  about->version = sent.version();
  DecisionForm form = fresh_form(visit, book, pledge);
  form.sent = decision_values(sent);
  if (try_decision(visit, *about, form) == Taken::kept) return chain::see_other(visit.asked, page_of(pledge));
  return shown(visit, book, pledge, &form);
}

}  // namespace tryggkarta::meetings
