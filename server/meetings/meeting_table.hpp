// What lies on the table of one meeting: its agenda, and what can be decided there.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <vector>

#include "geo/casebook/agenda.hpp"
#include "geo/casebook/meeting.hpp"
#include "server/meetings/meeting_book.hpp"

namespace tryggkarta::meetings {

struct MeetingTable {
  casebook::Meeting meeting;
  MeetingBook book;  ///< of the body's own area, within what the visitor sees
  std::vector<casebook::AgendaSection> agenda;
};

/// Throws Error(not_found) for a meeting that the visitor does not see.
MeetingTable read_table(const store::Store& store, const Visit& visit);
MeetingTable table_of(const Visit& visit);

/// Where the object of an item of the agenda is seen; that of the årshjul for what is due.
std::string address_of(const MeetingTable& table, casebook::AgendaPart part, const casebook::AgendaItem& item);

/// What a decision is about, by the title of its object; the key where that is not seen.
std::string title_of(const MeetingTable& table, const std::string& key);

/// Tasks and changes have no keys of their own: "task:12", "observation:3".
const casebook::Task* task_of(const MeetingTable& table, std::string_view key);

}  // namespace tryggkarta::meetings
