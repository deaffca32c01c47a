#include "server/meetings/meeting_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/casework/work.hpp"
#include "server/chain/form_parts.hpp"
#include "server/chain/sent_form.hpp"
#include "server/meetings/agenda_text.hpp"
#include "server/meetings/meeting_parts.hpp"
#include "server/meetings/record_page.hpp"
#include "server/meetings/status_words.hpp"
#include "server/meetings/table_decision.hpp"

namespace tryggkarta::meetings {

using casebook::Meeting;
using casebook::MeetingStatus;
using pages::Html;
using pages::Words;

namespace {

std::string page_of(const Meeting& meeting) { return fmt::format("/inside/avstamning/{}", meeting.id); }

bool may_change(const Visit& visit, const Meeting& meeting) { return reaches(visit.asked.grant, meeting.area); }

/// A button that sends one form.
void add_button(Html& html, const Visit& visit, const MeetingTable& table,
                const std::pair<std::string, std::string>& to) {
  html.open("form", {{"method", "post"}, {"action", visit.link(page_of(table.meeting) + to.first)}});
  chain::add_hidden(html, "csrf", visit.asked.visitor.csrf);
  chain::add_hidden(html, "version", std::to_string(table.meeting.version));
  html.leaf("button", {{"type", "submit"}, {"class", to.first == "/hallen" ? "button primary" : "button"}}, to.second);
  html.close();
}

void add_head(Html& html, const Visit& visit, const MeetingTable& table) {
  const Words& words = visit.words();
  const auto& meeting = table.meeting;
  html.open("div", {{"class", "chain-head"}}).open("div");
  html.leaf("p", {{"class", "caption"}},
            body_words(words, table.book, meeting.forum) + " · " + status_words(words, meeting.status));
  html.leaf("h1", occasion_words(words, table.book, meeting));
  html.leaf("p", {{"class", "unit"}}, pages::capitalised(words.day(meeting.day))).close();
  if (may_change(visit, meeting)) {
    html.open("div", {{"class", "chain-do"}});
    html.leaf("a", {{"class", "button"}, {"href", visit.link(page_of(meeting) + "/andra")}},
              words("Ändra dag och anteckning", "Change day and minutes"));
    if (meeting.status == MeetingStatus::planerad) {
      add_button(html, visit, table, {"/installd", words("Ställ in", "Cancel the meeting")});
      add_button(html, visit, table, {"/hallen", words("Avstämningen är hållen", "The meeting has been held")});
    }
    html.close();
  }
  html.close();
}

/// Of one decision that came back; the others are fresh.
struct Returned {
  std::string key;
  DecisionForm form;
};

DecisionForm fresh_form(const Words& words, const MeetingTable& table) {
  DecisionForm form;
  form.path = page_of(table.meeting) + "/beslut";
  form.forum = body_words(words, table.book, table.meeting.forum);
  form.day = std::min(table.meeting.day, table.book.today());
  form.meeting = table.meeting.id;
  return form;
}

void add_undecided(Html& html, const Visit& visit, const MeetingTable& table, const Returned* returned) {
  const Words& words = visit.words();
  const auto all = undecided_on(words, table);
  html.open("section", {{"class", "meet-section"}, {"aria-labelledby", "besluta"}});
  html.leaf("h2", {{"id", "besluta"}}, words("Besluta vid bordet", "Decide at the table"));
  if (all.empty()) html.leaf("p", words("Inget väntar på beslut.", "Nothing waits for a decision."));
  html.open("ul", {{"class", "meet-undecided"}});
  for (const Undecided& each : all) {
    html.open("li");
    html.open("p").leaf("span", {{"class", "caption"}}, kind_words(words, each.kind) + " ");
    html.leaf("a", {{"href", visit.link(each.path)}}, each.title).close();
    const bool is_it = returned != nullptr && returned->key == each.key;
    add_decision_form(html, visit, each, is_it ? returned->form : fresh_form(words, table));
    html.close();
  }
  html.close().close();
}

http::Response shown(const Visit& visit, const MeetingTable& table, const Returned* returned, int status) {
  const Words& words = visit.words();
  const auto& meeting = table.meeting;
  const bool is_open = meeting.status == MeetingStatus::planerad;
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide meet"}});
  const std::string title = occasion_words(words, table.book, meeting);
  add_crumbs(html, visit, {{"/inside/avstamning", words("Avstämningar", "Meetings")}}, title);
  add_head(html, visit, table);
  html.open("div", {{"class", "meet-columns"}}).open("div");
  is_open ? add_agenda(html, visit, table) : add_kept_agenda(html, visit, table);
  if (is_open && visit.asked.may_decide() && may_change(visit, meeting)) add_undecided(html, visit, table, returned);
  add_decisions_made(html, visit, table);
  html.close().open("div");
  add_tasks_given(html, visit, table);
  if (may_change(visit, meeting)) add_task_form(html, visit, table);
  add_minutes(html, visit, table);
  add_process(html, visit, table);
  html.close().close().close();
  const std::string fault = status == 200 ? "" : words("Fel: ", "Error: ");
  return chain::page_of(visit.asked, {fault + title, "chain-page", status}, std::move(html));
}

/// The object that a decision names, among those on the table.
std::optional<Undecided> named_in(const Visit& visit, const MeetingTable& table, const chain::SentForm& sent) {
  for (const Undecided& each : undecided_on(visit.words(), table)) {
    if (each.key == sent.value("key") && casebook::name_of(each.kind) == sent.value("object")) return each;
  }
  return std::nullopt;
}

/// Takes a step of the meeting's status; `change` writes more into it.
template <class Change>
http::Response answer_step(const Visit& visit, MeetingStatus status, const Change& change) {
  const chain::SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  const std::int64_t version = sent.version();
  std::string home;
  casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
    const MeetingTable table = read_table(store, visit);
    Meeting meeting = table.meeting;
    home = page_of(meeting);
    meeting.version = version;
    meeting.status = status;
    change(meeting, table);
    store.casework().replace(visit.asked.grant, meeting, casework::moment_in(store, visit.house.chain.work));
    return false;
  });
  return chain::see_other(visit.asked, home);
}

}  // namespace

http::Response meeting_page(const Visit& visit) {
  const MeetingTable table = table_of(visit);
  std::size_t rows = 1;
  for (const auto& section : table.agenda) rows += section.items.size();
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path, static_cast<std::int64_t>(rows));
  return shown(visit, table, nullptr, 200);
}

http::Response answer_table_decision(const Visit& visit) {
  const chain::SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  const MeetingTable table = table_of(visit);
  auto about = named_in(visit, table, sent);
  if (!about || table.meeting.status != MeetingStatus::planerad) {
    throw Error{ErrorKind::conflict, "Det väntar inte längre på beslut här: öppna avstämningen igen.",
                "It no longer waits for a decision here: open the meeting again."};
  }
  about->version = sent.version();
  Returned returned{about->key, fresh_form(visit.words(), table)};
  returned.form.sent = decision_values(sent);
  switch (try_decision(visit, *about, returned.form)) {
    case Taken::kept: return chain::see_other(visit.asked, page_of(table.meeting));
    case Taken::refused: return shown(visit, table, &returned, 422);
    case Taken::stale: return shown(visit, table, &returned, 409);
  }
  throw Error{ErrorKind::broken, "a decision was neither kept nor refused"};
}

http::Response answer_held(const Visit& visit) {
  return answer_step(visit, MeetingStatus::hallen, [](Meeting& meeting, const MeetingTable& table) {
    if (meeting.day > table.book.today()) {
      throw Error{ErrorKind::conflict, "Avstämningen har inte varit än: ändra dagen om den hölls tidigare.",
                  "The meeting has not been yet: change its day if it was held earlier."};
    }
    meeting.agenda = agenda_text(table.agenda);
  });
}

http::Response answer_cancelled(const Visit& visit) {
  return answer_step(visit, MeetingStatus::installd, [](Meeting&, const MeetingTable&) {});
}

}  // namespace tryggkarta::meetings
