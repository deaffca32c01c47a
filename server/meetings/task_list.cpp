// Tasks: late, open and done, one's own first.
#include <algorithm>

#include "server/meetings/lists.hpp"
#include "server/meetings/meeting_book.hpp"
#include "server/meetings/meeting_parts.hpp"

namespace tryggkarta::meetings {

using casebook::Task;
using casebook::TaskStatus;
using pages::Html;
using pages::Words;

namespace {

/// What is done or broken off is shown as far back as somebody may remember it.
constexpr std::size_t kMostDone = 50;

/// An owner is written in words: the member's name or title among them is theirs.
bool is_mine(const Visit& visit, const Task& task) {
  const auto& member = visit.asked.visitor.member;
  const auto names = [&](const std::string& name) {
    return !name.empty() && task.owner.find(name) != std::string::npos;
  };
  return names(member.name) || names(member.title);
}

struct Part {
  std::string id;
  std::string title;
  std::string none;
};

void add_part(Html& html, const Visit& visit, const Part& part, const std::vector<TaskRow>& rows) {
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", part.id}});
  html.leaf("h2", {{"id", part.id}}, part.title + " (" + std::to_string(rows.size()) + ")");
  if (rows.empty()) {
    html.leaf("p", {{"class", "caption"}}, part.none).close();
    return;
  }
  html.open("ul", {{"class", "meet-items"}});
  for (const TaskRow& row : rows) {
    html.open("li");
    add_task_row(html, visit, row);
    html.close();
  }
  html.close().close();
}

}  // namespace

http::Response task_list(const Visit& visit) {
  const MeetingBook book = meeting_book_of(visit);
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path, static_cast<std::int64_t>(book.tasks.size()));
  const Words& words = visit.words();
  std::vector<const Task*> tasks;
  for (const Task& task : book.tasks) tasks.push_back(&task);
  std::stable_sort(tasks.begin(), tasks.end(), [&](const Task* a, const Task* b) {
    const bool mine = is_mine(visit, *a);
    return mine != is_mine(visit, *b) ? mine : a->due < b->due;
  });
  std::vector<TaskRow> late;
  std::vector<TaskRow> open;
  std::vector<TaskRow> done;
  for (const Task* task : tasks) {
    const bool is_open = task->status == TaskStatus::oppen;
    auto& rows = !is_open ? done : task->due < book.today() ? late : open;
    rows.push_back({*task, book.today(), ""});
  }
  if (done.size() > kMostDone) done = {done.end() - kMostDone, done.end()};
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-narrow meet"}});
  html.open("div", {{"class", "chain-head"}}).open("div").leaf("h1", words("Uppgifter", "Tasks"));
  html.leaf("p", {{"class", "unit"}}, words("Dina egna står först.", "Your own stand first.")).close();
  html.open("div", {{"class", "chain-do"}});
  html.leaf("a", {{"class", "button primary"}, {"href", visit.link("/inside/uppgift/ny")}},
            words("Ny uppgift", "New task"));
  html.close().close();
  add_part(html, visit, {"forsenade", words("Försenade", "Late"), words("Inget är försenat.", "Nothing is late.")},
           late);
  add_part(html, visit, {"oppna", words("Öppna", "Open"), words("Inget mer är öppet.", "Nothing more is open.")}, open);
  add_part(html, visit,
           {"klara", words("Klara och avbrutna", "Done and broken off"), words("Inget är klart.", "Nothing is done.")},
           done);
  html.close();
  return chain::page_of(visit.asked, {words("Uppgifter", "Tasks")}, std::move(html));
}

}  // namespace tryggkarta::meetings
