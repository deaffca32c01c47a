#include "server/meetings/meeting_table.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "server/chain/options.hpp"
#include "server/chain/subject.hpp"
#include "server/meetings/status_words.hpp"
#include "server/meetings/year_of_work.hpp"

namespace tryggkarta::meetings {

using casebook::AgendaChange;
using casebook::AgendaPart;
using casebook::Meeting;
using casebook::MeetingStatus;
using time::Day;

namespace {

/// What the visitor's part sees of the meeting's own area: never more than the visitor has.
access::DecisionGrant grant_within(const chain::Visit& visit, const published::AreaKey& area) {
  if (area == published::AreaKey{} || !reaches(visit.grant, area)) return visit.grant;
  access::Assignment part = visit.visitor.assignment;
  part.areas = {{area.scheme, area.code}};
  const auto grant = access::Policy::may(visit.visitor.member, part, visit.grant.act());
  return grant ? *grant : visit.grant;
}

/// Of the body itself: a grant for one area also sees what is of the whole city.
bool is_of(const published::AreaKey& whose, const Meeting& meeting) {
  return (whose == published::AreaKey{}) == (meeting.area == published::AreaKey{});
}

std::optional<Day> last_meeting_before(const MeetingBook& book, const Meeting& meeting) {
  std::optional<Day> last;
  for (const Meeting& other : book.meetings) {
    const bool is_before = other.forum == meeting.forum && other.status == MeetingStatus::hallen &&
                           other.id != meeting.id && other.day < meeting.day;
    // A quarter's meeting goes on from the last quarter's, whatever the weeks between decided.
    const bool is_same_kind = meeting.occasion.empty() || other.occasion == meeting.occasion;
    if (is_before && is_same_kind) last = std::max(last.value_or(other.day), other.day);
  }
  return last;
}

std::optional<Day> next_meeting_after(const MeetingBook& book, const Meeting& meeting, std::size_t body) {
  std::optional<Day> next;
  const auto take = [&](Day day) {
    if (day > meeting.day) next = std::min(next.value_or(day), day);
  };
  for (const Meeting& other : book.meetings) {
    if (other.forum == meeting.forum && other.status == MeetingStatus::planerad) take(other.day);
  }
  if (next) return next;
  for (const auto& item : time::due_items(book.wheel, meeting.day, time::months_later(meeting.day, 12))) {
    if (item.body == body && book.wheel.rules[item.rule].meeting) take(item.due);
  }
  return next;
}

std::vector<casebook::OpenTask> open_tasks(const MeetingBook& book, const Meeting& meeting) {
  std::vector<casebook::OpenTask> tasks;
  for (const auto& task : book.tasks) {
    if (task.status == casebook::TaskStatus::oppen && is_of(task.area, meeting))
      tasks.push_back({fmt::format("task:{}", task.id), task.title, task.owner, task.due});
  }
  return tasks;
}

time::Wording in_both(const std::string& swedish, const std::string& english, const std::string& rest) {
  return {swedish + rest, english + rest};
}

std::vector<AgendaChange> changes_in(const MeetingBook& book, const Meeting& meeting) {
  const pages::Words swedish{pages::Language::swedish};
  const pages::Words english{pages::Language::english};
  std::vector<AgendaChange> changes;
  for (const auto& evaluation : book.chain.evaluations) {
    const auto* action = book.chain.action(evaluation.action);
    if (action == nullptr) continue;
    changes.push_back({evaluation.action,
                       evaluation.day,
                       {"Uppföljd: " + action->title + ", " + chain::verdict_words(swedish, evaluation.verdict),
                        "Evaluated: " + action->title + ", " + chain::verdict_words(english, evaluation.verdict)}});
  }
  for (const auto& observation : book.observations) {
    const std::string where = observation.place.empty() ? "" : observation.place + ": ";
    changes.push_back({fmt::format("observation:{}", observation.id), observation.day,
                       in_both("Observation, ", "Observation, ", where + observation.text)});
  }
  for (const auto& report : book.reports) {
    if (report.snapshot_day && is_of(report.area, meeting))
      changes.push_back({report.key, *report.snapshot_day,
                         in_both("Siffrorna är frysta: ", "The figures are frozen: ", report.title)});
  }
  return changes;
}

/// The position of the meeting's body; one is added to the wheel where it no longer has that.
std::size_t body_in(time::YearWheel& wheel, const Meeting& meeting) {
  const auto found = std::find_if(wheel.bodies.begin(), wheel.bodies.end(),
                                  [&](const time::Body& body) { return body.id == meeting.forum; });
  if (found != wheel.bodies.end()) return static_cast<std::size_t>(found - wheel.bodies.begin());
  time::Body body;
  body.id = meeting.forum;
  body.title = {meeting.forum, meeting.forum};
  wheel.bodies.push_back(std::move(body));
  return wheel.bodies.size() - 1;
}

std::vector<casebook::AgendaSection> agenda_in(MeetingBook& book, const Meeting& meeting) {
  const std::size_t body = body_in(book.wheel, meeting);
  const auto tasks = open_tasks(book, meeting);
  const auto changes = changes_in(book, meeting);
  casebook::AgendaBasis basis;
  basis.wheel = &book.wheel;
  basis.body = body;
  // Before its day nothing is late that can still be done in time.
  basis.meeting = std::min(meeting.day, book.today());
  basis.last_meeting = last_meeting_before(book, meeting);
  basis.next_meeting = next_meeting_after(book, meeting, body);
  basis.decisions = book.chain.decisions;
  basis.tasks = tasks;
  basis.changes = changes;
  basis.problems = book.chain.problems;
  basis.actions = book.chain.actions;
  return casebook::agenda_of(basis);
}

std::string address_of_key(const MeetingTable& table, const std::string& key) {
  const auto& chain = table.book.chain;
  if (const auto* problem = chain.problem(key)) return chain::page_of_problem(*problem);
  if (const auto* action = chain.action(key)) return chain::form_of(*action);
  if (const auto* pledge = table.book.pledge(key)) return fmt::format("/inside/lofte/{}", pledge->id);
  if (const auto* task = task_of(table, key)) return fmt::format("/inside/uppgift/{}", task->id);
  constexpr std::string_view kObservation = "observation:";
  if (key.starts_with(kObservation)) return "/inside/observation/" + key.substr(kObservation.size());
  for (const auto& report : table.book.reports) {
    if (report.key == key) return fmt::format("/inside/lagesbild/{}", report.id);
  }
  return {};
}

}  // namespace

const casebook::Task* task_of(const MeetingTable& table, std::string_view key) {
  constexpr std::string_view kTask = "task:";
  if (!key.starts_with(kTask)) return nullptr;
  const auto& tasks = table.book.tasks;
  const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const casebook::Task& task) {
    return key.substr(kTask.size()) == std::to_string(task.id);
  });
  return found == tasks.end() ? nullptr : &*found;
}

std::string address_of(const MeetingTable& table, AgendaPart part, const casebook::AgendaItem& item) {
  if (part == AgendaPart::due) return "/inside/arshjul";
  if (part == AgendaPart::next_meeting) return "/inside/avstamning";
  return address_of_key(table, item.key);
}

std::string title_of(const MeetingTable& table, const std::string& key) {
  if (const auto* problem = table.book.chain.problem(key)) return problem->title;
  if (const auto* action = table.book.chain.action(key)) return action->title;
  if (const auto* pledge = table.book.pledge(key)) return pledge->title;
  for (const auto& report : table.book.reports) {
    if (report.key == key) return report.title;
  }
  return key;
}

MeetingTable read_table(const store::Store& store, const Visit& visit) {
  const auto found = store.casework().find<Meeting>(visit.asked.grant, chain::number_asked(visit.asked));
  if (!found) chain::refuse_unknown();
  const auto grant = grant_within(visit.asked, found->area);
  const chain::Visit within{visit.asked.request, visit.asked.house, visit.asked.visitor, grant, visit.asked.view};
  MeetingTable table{*found, read_meeting_book(store, {within, visit.house}), {}};
  table.agenda = agenda_in(table.book, table.meeting);
  return table;
}

MeetingTable table_of(const Visit& visit) {
  std::optional<MeetingTable> table;
  visit.house.chain.work.with_store([&](store::Store& store) { table = read_table(store, visit); });
  return *std::move(table);
}

}  // namespace tryggkarta::meetings
