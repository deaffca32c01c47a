#include "server/meetings/meeting_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/chain/form_parts.hpp"
#include "server/meetings/agenda_text.hpp"
#include "server/meetings/process_figures.hpp"
#include "server/meetings/record_page.hpp"
#include "server/meetings/status_words.hpp"
#include "server/public/pages/icons.hpp"

namespace tryggkarta::meetings {

using casebook::AgendaPart;
using casebook::Task;
using pages::Html;
using pages::Words;

namespace {

std::string back_to(const MeetingTable& table) { return std::to_string(table.meeting.id); }

void add_item(Html& html, const Visit& visit, const MeetingTable& table,
              const std::pair<AgendaPart, const casebook::AgendaItem&>& each) {
  const Words& words = visit.words();
  const auto& [part, item] = each;
  html.open("li");
  if (const Task* task = part == AgendaPart::tasks ? task_of(table, item.key) : nullptr) {
    add_task_row(html, visit, {*task, table.book.today(), back_to(table)});
    html.close();
    return;
  }
  const std::string path = address_of(table, part, item);
  const std::string title = words_of(words, item.title);
  if (path.empty()) {
    html.leaf("span", title);
  } else {
    html.leaf("a", {{"href", visit.link(path)}}, title);
  }
  std::string more = item.day ? words.day(*item.day) : std::string{};
  const std::string note = words_of(words, item.note);
  if (!note.empty()) more += (more.empty() ? "" : " · ") + note;
  if (!more.empty()) html.leaf("span", {{"class", "caption meet-more"}}, more);
  html.close();
}

void add_section(Html& html, const Visit& visit, const MeetingTable& table, const casebook::AgendaSection& section) {
  const Words& words = visit.words();
  html.open("li", {{"class", "meet-part"}}).leaf("h3", words_of(words, section.title));
  if (section.items.empty()) {
    html.leaf("p", {{"class", "caption"}}, words("Inget.", "Nothing."));
  } else {
    html.open("ul", {{"class", "meet-items"}});
    for (const auto& item : section.items) add_item(html, visit, table, {section.part, item});
    html.close();
  }
  html.close();
}

/// A labelled line of the form of a new task.
struct TaskLine {
  const char* id;
  const char* name;
  const char* type;
  std::string label;
};

void add_task_line(Html& html, const TaskLine& line) {
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", line.id}}, line.label);
  html.empty(
      "input",
      {{"id", line.id}, {"name", line.name}, {"type", line.type}, {"autocomplete", "off"}, {"aria-required", "true"}});
  html.close();
}

void add_about_choice(Html& html, const Words& words, const MeetingBook& book) {
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", "uppgift-about"}}, words("Gäller", "About"));
  html.open("select", {{"id", "uppgift-about"}, {"name", "about"}});
  html.leaf("option", {{"value", ""}}, words("inget särskilt", "nothing in particular"));
  for (const auto& problem : book.chain.problems) html.leaf("option", {{"value", problem.key}}, problem.title);
  for (const auto& action : book.chain.actions) html.leaf("option", {{"value", action.key}}, action.title);
  html.close().close();
}

}  // namespace

std::string kind_words(const Words& words, casebook::DecidedKind kind) {
  switch (kind) {
    case casebook::DecidedKind::problem: return words("Problem", "Problem");
    case casebook::DecidedKind::action: return words("Åtgärd", "Action");
    case casebook::DecidedKind::pledge: return words("Löfte", "Pledge");
    case casebook::DecidedKind::report: return words("Lägesbild", "Situation report");
  }
  return {};
}

void add_task_row(Html& html, const Visit& visit, const TaskRow& row) {
  const Words& words = visit.words();
  const Task& task = row.task;
  const std::string form = fmt::format("/inside/uppgift/{}", task.id);
  const bool is_open = task.status == casebook::TaskStatus::oppen;
  html.open("div", {{"class", "meet-task"}}).open("div");
  html.leaf("a", {{"href", visit.link(form)}}, task.title);
  html.leaf("span", {{"class", "caption meet-more"}},
            task.owner + words(", senast ", ", by ") + words.day(task.due) +
                (is_open ? "" : " · " + status_words(words, task.status)));
  if (is_open && task.due < row.today) {
    html.open("span", {{"class", "chain-late"}});
    add_icon(html, pages::Icon::alert);
    html.leaf("span", words("Försenad", "Late")).close();
  }
  html.close();
  if (is_open && reaches(visit.asked.grant, task.area)) {
    html.open("form", {{"method", "post"}, {"action", visit.link(form)}, {"class", "meet-tick"}});
    chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
    chain::add_hidden(html, "version", std::to_string(task.version));
    chain::add_hidden(html, "base", chain::marks_of({{"status", std::string{name_of(task.status)}}}));
    chain::add_hidden(html, "status", std::string{name_of(casebook::TaskStatus::klar)});
    chain::add_hidden(html, "to_meeting", row.back);
    html.open("button", {{"type", "submit"}, {"class", "button small"}}).text(words("Klar", "Done"));
    html.leaf("span", {{"class", "visually-hidden"}}, ": " + task.title).close().close();
  }
  html.close();
}

void add_agenda(Html& html, const Visit& visit, const MeetingTable& table) {
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "dagordning"}});
  html.leaf("h2", {{"id", "dagordning"}}, visit.words()("Dagordning", "Agenda"));
  html.open("ol", {{"class", "meet-agenda"}});
  for (const auto& section : table.agenda) add_section(html, visit, table, section);
  html.close().close();
}

void add_kept_agenda(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  html.open("section", {{"class", "meet-section meet-kept"}, {"aria-labelledby", "dagordning"}});
  html.leaf("h2", {{"id", "dagordning"}}, words("Dagordning, som den var", "Agenda, as it was"));
  if (table.meeting.agenda.empty()) {
    html.leaf("p", {{"class", "caption"}},
              words("Ingen dagordning är sparad från avstämningen.", "No agenda is kept from the meeting."));
  } else {
    html.open("div", {{"lang", words.language_of_city()}});
    add_agenda_text(html, table.meeting.agenda);
    html.close();
  }
  html.close();
}

void add_decisions_made(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  std::vector<const casebook::Decision*> made;
  for (const auto& decision : table.book.chain.decisions) {
    if (decision.meeting == table.meeting.id) made.push_back(&decision);
  }
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "beslut"}});
  html.leaf("h2", {{"id", "beslut"}}, words("Beslut på avstämningen", "Decisions at the meeting"));
  if (made.empty()) {
    html.leaf("p", {{"class", "caption"}}, words("Inga beslut är inskrivna.", "No decisions are written down."))
        .close();
    return;
  }
  open_table(html, words("Beslut på avstämningen", "Decisions at the meeting"),
             {words("Gäller", "About"), words("Beslut", "Decision"), words("Diarienummer", "Record number")});
  for (const auto* decision : made) {
    casebook::AgendaItem item;
    item.key = decision->key;
    const std::string path = address_of(table, AgendaPart::last_decisions, item);
    html.open("tr").open("th", {{"scope", "row"}});
    html.leaf("a", {{"href", visit.link(path.empty() ? "/inside/problem" : path)}},
              kind_words(words, decision->kind) + ": " + title_of(table, decision->key));
    html.close();
    html.leaf("td", decision->status.empty() ? decision->text : decision->status + ": " + decision->text);
    html.leaf("td", decision->diarienummer).close();
  }
  close_table(html);
  html.close();
}

void add_tasks_given(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "uppgifter"}});
  html.leaf("h2", {{"id", "uppgifter"}}, words("Uppgifter från avstämningen", "Tasks from the meeting"));
  html.open("ul", {{"class", "meet-items"}});
  bool has_any = false;
  for (const Task& task : table.book.tasks) {
    if (task.meeting != table.meeting.id) continue;
    has_any = true;
    html.open("li");
    add_task_row(html, visit, {task, table.book.today(), back_to(table)});
    html.close();
  }
  html.close();
  if (!has_any) html.leaf("p", {{"class", "caption"}}, words("Inga uppgifter än.", "No tasks so far."));
  html.close();
}

void add_task_form(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  html.open("details", {{"class", "meet-new"}}).open("summary");
  html.leaf("span", {{"class", "button small"}}, words("Ny uppgift", "New task")).close();
  html.open("form", {{"method", "post"},
                     {"action", visit.link(fmt::format("/inside/avstamning/{}/uppgift", table.meeting.id))},
                     {"enctype", "multipart/form-data"},
                     {"class", "chain-form meet-form"}});
  chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
  const auto& area = table.meeting.area;
  chain::add_hidden(html, "area", area == published::AreaKey{} ? "" : area.scheme + ":" + area.code);
  add_task_line(html, {"uppgift-title", "title", "text", words("Uppgift", "Task")});
  add_task_line(html, {"uppgift-owner", "owner", "text", words("Vem", "Who")});
  add_task_line(html, {"uppgift-due", "due", "date", words("Senast", "By")});
  add_about_choice(html, words, table.book);
  html.open("div", {{"class", "chain-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, words("Ge uppgiften", "Give the task"));
  html.close().close().close();
}

void add_minutes(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  const auto& meeting = table.meeting;
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "anteckning"}});
  html.leaf("h2", {{"id", "anteckning"}}, words("Minnesanteckning", "Minutes"));
  if (!reaches(visit.asked.grant, meeting.area) || meeting.status != casebook::MeetingStatus::planerad) {
    html.leaf("p", {{"class", "meet-minutes"}},
              meeting.minutes.empty() ? words("Ingen anteckning.", "No minutes.") : meeting.minutes);
    html.close();
    return;
  }
  html.open("form", {{"method", "post"},
                     {"action", visit.link(fmt::format("/inside/avstamning/{}/andra", meeting.id))},
                     {"enctype", "multipart/form-data"},
                     {"class", "chain-form meet-form"}});
  chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
  chain::add_hidden(html, "version", std::to_string(meeting.version));
  chain::add_hidden(html, "base", chain::marks_of({{"minutes", meeting.minutes}}));
  html.leaf("textarea", {{"name", "minutes"}, {"rows", "4"}, {"aria-labelledby", "anteckning"}},
            "\n" + meeting.minutes);
  html.open("div", {{"class", "chain-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, words("Spara anteckningen", "Save the minutes"));
  html.close().close().close();
}

void add_process(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  const time::Day day = std::min(table.meeting.day, table.book.today());
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "process"}});
  html.leaf("h2", {{"id", "process"}}, words("Arbetsprocessen", "The process"));
  open_table(html, words("Arbetsprocessen", "The process"), {words("Mått", "Figure"), words("Nu", "Now")});
  for (const auto& figure : process_figures(table.book, table.meeting.forum, day)) {
    html.open("tr").leaf("th", {{"scope", "row"}}, words_of(words, figure.title));
    html.leaf("td", {{"class", "number"}},
              figure.all == 0 ? "–" : fmt::format("{}{}{}", figure.there, words(" av ", " of "), figure.all));
    html.close();
  }
  close_table(html);
  html.leaf("p", {{"class", "caption"}},
            words("Räknat ur länkar och dagar. Tillfällen räknas ett år bakåt, där läget är känt.",
                  "Counted from links and days. Occasions are counted a year back, where their state is known."));
  html.close();
}

}  // namespace tryggkarta::meetings
