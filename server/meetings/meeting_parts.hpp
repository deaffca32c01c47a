// The parts of a meeting's page.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>

#include "geo/casebook/chain.hpp"
#include "server/meetings/meeting_table.hpp"

namespace tryggkarta::meetings {

/// The agenda as it is now, each item with its object; open tasks can be ticked.
void add_agenda(pages::Html& html, const Visit& visit, const MeetingTable& table);
/// The agenda as it froze.
void add_kept_agenda(pages::Html& html, const Visit& visit, const MeetingTable& table);
/// What was decided at this meeting.
void add_decisions_made(pages::Html& html, const Visit& visit, const MeetingTable& table);
/// Tasks that this meeting gave, and the form of a new one.
void add_tasks_given(pages::Html& html, const Visit& visit, const MeetingTable& table);
void add_task_form(pages::Html& html, const Visit& visit, const MeetingTable& table);
void add_minutes(pages::Html& html, const Visit& visit, const MeetingTable& table);
void add_process(pages::Html& html, const Visit& visit, const MeetingTable& table);

/// One task as a row: what, who, by when, and a button that ticks it off; `back` is where the button leads back to.
struct TaskRow {
  const casebook::Task& task;
  time::Day today;
  std::string back;
};
void add_task_row(pages::Html& html, const Visit& visit, const TaskRow& row);

/// "Problem", "Åtgärd", "Löfte", "Lägesbild".
std::string kind_words(const pages::Words& words, casebook::DecidedKind kind);

}  // namespace tryggkarta::meetings
