#include "server/meetings/process_figures.hpp"

#include "geo/casebook/rules.hpp"
#include "server/chain/links.hpp"

namespace tryggkarta::meetings {

namespace {

ProcessFigure occasions(const MeetingBook& book, std::string_view body, time::Day day) {
  ProcessFigure figure{{"Tillfällen i årshjulet som är gjorda", "Occasions of the year wheel that are done"}};
  for (const auto& item : time::due_items(book.wheel, time::months_later(day, -12), day)) {
    if (book.wheel.bodies[item.body].id != body) continue;
    const auto state = time::state_of(book.wheel, item, day);
    if (state == time::DueState::done) ++figure.there;
    if (state == time::DueState::done || state == time::DueState::overdue) ++figure.all;
  }
  return figure;
}

ProcessFigure links(const MeetingBook& book) {
  ProcessFigure figure{{"Länkar i kedjan som finns", "Links of the chain that are there"}};
  for (const auto& problem : book.chain.problems) {
    const auto all = chain::links_of(book.chain, problem);
    figure.there += chain::links_there(all);
    figure.all += all.size();
  }
  return figure;
}

ProcessFigure whole_chains(const MeetingBook& book) {
  ProcessFigure figure{{"Prioriterade problem med hela kedjan", "Prioritised problems with the whole chain"}};
  for (const auto& problem : book.chain.problems) {
    if (!casebook::is_decided(problem)) continue;
    const auto all = chain::links_of(book.chain, problem);
    ++figure.all;
    if (chain::links_there(all) == all.size()) ++figure.there;
  }
  return figure;
}

ProcessFigure in_time(const MeetingBook& book) {
  ProcessFigure figure{{"Beslutade åtgärder som följer sin tid", "Decided actions that keep their time"}};
  for (const auto& action : book.chain.actions) {
    if (!casebook::is_decided(action) || action.status == casebook::ActionStatus::avbruten) continue;
    ++figure.all;
    if (!chain::is_late(action, book.today())) ++figure.there;
  }
  return figure;
}

ProcessFigure evaluated(const MeetingBook& book) {
  ProcessFigure figure{{"Avslutade åtgärder som är uppföljda", "Ended actions that are evaluated"}};
  for (const auto& action : book.chain.actions) {
    const bool is_followed = !book.chain.evaluations_of(action).empty();
    const bool lacks = chain::lacks_evaluation(book.chain, action);
    if (is_followed || lacks) ++figure.all;
    if (is_followed) ++figure.there;
  }
  return figure;
}

}  // namespace

std::vector<ProcessFigure> process_figures(const MeetingBook& book, std::string_view body, time::Day day) {
  return {occasions(book, body, day), links(book), whole_chains(book), in_time(book), evaluated(book)};
}

}  // namespace tryggkarta::meetings
