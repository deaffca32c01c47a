// All meetings that a grant sees, by body.
#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "server/meetings/lists.hpp"
#include "server/meetings/meeting_book.hpp"
#include "server/meetings/record_form.hpp"
#include "server/meetings/record_page.hpp"
#include "server/meetings/status_words.hpp"
#include "server/meetings/year_of_work.hpp"

namespace tryggkarta::meetings {

using casebook::Meeting;
using casebook::MeetingStatus;
using pages::Html;
using pages::Words;

namespace {

/// What the wheel has so far ahead is coming.
constexpr std::chrono::days kAhead{60};
/// And what it has so far behind can still be caught up with.
constexpr int kMonthsBehind = 3;
constexpr std::size_t kMostHeld = 6;

std::vector<const Meeting*> meetings_of(const MeetingBook& book, const std::string& forum, MeetingStatus status) {
  std::vector<const Meeting*> found;
  for (const Meeting& meeting : book.meetings) {
    if (meeting.forum == forum && meeting.status == status) found.push_back(&meeting);
  }
  const bool is_held = status == MeetingStatus::hallen;
  std::stable_sort(found.begin(), found.end(),
                   [&](const Meeting* a, const Meeting* b) { return is_held ? a->day > b->day : a->day < b->day; });
  return found;
}

const Meeting* meeting_for(const MeetingBook& book, const Meeting& wanted) {
  const auto found = std::find_if(book.meetings.begin(), book.meetings.end(), [&](const Meeting& each) {
    return each.forum == wanted.forum && each.occasion == wanted.occasion && each.period == wanted.period &&
           each.status != MeetingStatus::installd;
  });
  return found == book.meetings.end() ? nullptr : &*found;
}

Meeting wanted_by(const time::YearWheel& wheel, const time::DueItem& item) {
  Meeting wanted;
  wanted.forum = wheel.bodies[item.body].id;
  wanted.occasion = wheel.rules[item.rule].id;
  wanted.period = item.period.token();
  wanted.day = item.due;
  return wanted;
}

/// What the wheel asks of a body and nobody has prepared; of each rule what is next, and what is late.
std::vector<Meeting> unprepared(const MeetingBook& book, const std::string& forum) {
  std::vector<Meeting> wanted;
  const time::Day today = book.today();
  for (const auto& item : time::due_items(book.wheel, time::months_later(today, -kMonthsBehind), today + kAhead)) {
    const auto& rule = book.wheel.rules[item.rule];
    if (book.wheel.bodies[item.body].id != forum || !rule.meeting) continue;
    const auto state = time::state_of(book.wheel, item, today);
    if (state == time::DueState::done || state == time::DueState::unjudged) continue;
    Meeting meeting = wanted_by(book.wheel, item);
    if (meeting_for(book, meeting) != nullptr) continue;
    const auto is_later = [&](const Meeting& each) { return each.occasion == meeting.occasion && each.day >= today; };
    if (std::none_of(wanted.begin(), wanted.end(), is_later)) wanted.push_back(std::move(meeting));
  }
  return wanted;
}

void add_meeting_row(Html& html, const Visit& visit, const MeetingBook& book, const Meeting& meeting) {
  const Words& words = visit.words();
  html.open("tr").open("th", {{"scope", "row"}});
  html.leaf("a", {{"href", visit.link(fmt::format("/inside/avstamning/{}", meeting.id))}},
            occasion_words(words, book, meeting));
  html.close();
  html.leaf("td", words.day(meeting.day)).leaf("td", pages::capitalised(status_words(words, meeting.status))).close();
}

void add_unprepared_row(Html& html, const Visit& visit, const MeetingBook& book, const Meeting& meeting) {
  const Words& words = visit.words();
  html.open("tr").leaf("th", {{"scope", "row"}}, occasion_words(words, book, meeting));
  html.leaf("td", words.day(meeting.day)).open("td");
  const auto* body = book.body(meeting.forum);
  if (body != nullptr && reaches(visit.asked.grant, area_named(body->area))) {
    const pages::Query query{{"body", meeting.forum}, {"occasion", meeting.occasion}, {"period", meeting.period}};
    html.open("a", {{"class", "button small"}, {"href", visit.link("/inside/avstamning/ny", query)}});
    html.text(words("Förbered", "Prepare"));
    html.leaf("span", {{"class", "visually-hidden"}}, ": " + occasion_words(words, book, meeting)).close();
  } else {
    html.text(words("inte förberedd", "not prepared"));
  }
  html.close().close();
}

void add_coming(Html& html, const Visit& visit, const MeetingBook& book, const std::string& forum) {
  const Words& words = visit.words();
  const auto planned = meetings_of(book, forum, MeetingStatus::planerad);
  const auto wanted = unprepared(book, forum);
  html.leaf("h3", words("Kommande", "Coming"));
  if (planned.empty() && wanted.empty()) {
    html.leaf("p", {{"class", "caption"}}, words("Inget är planerat.", "Nothing is planned."));
    return;
  }
  open_table(html, words("Kommande avstämningar, ", "Coming meetings, ") + body_words(words, book, forum),
             {words("Avstämning", "Meeting"), words("Dag", "Day"), words("Läge", "State")});
  for (const Meeting* meeting : planned) add_meeting_row(html, visit, book, *meeting);
  for (const Meeting& meeting : wanted) add_unprepared_row(html, visit, book, meeting);
  close_table(html);
}

void add_rows(Html& html, const Visit& visit, const MeetingBook& book, std::span<const Meeting* const> meetings) {
  const Words& words = visit.words();
  open_table(html, words("Hållna avstämningar, ", "Held meetings, ") + body_words(words, book, meetings[0]->forum),
             {words("Avstämning", "Meeting"), words("Dag", "Day"), words("Läge", "State")});
  for (const Meeting* meeting : meetings) add_meeting_row(html, visit, book, *meeting);
  close_table(html);
}

void add_held(Html& html, const Visit& visit, const MeetingBook& book, const std::string& forum) {
  const Words& words = visit.words();
  const auto held = meetings_of(book, forum, MeetingStatus::hallen);
  html.leaf("h3", words("Hållna", "Held"));
  if (held.empty()) {
    html.leaf("p", {{"class", "caption"}}, words("Ingen avstämning är hållen.", "No meeting has been held."));
    return;
  }
  const std::span<const Meeting* const> all{held};
  add_rows(html, visit, book, all.first(std::min(all.size(), kMostHeld)));
  if (all.size() <= kMostHeld) return;
  html.open("details", {{"class", "meet-older"}})
      .leaf("summary", words("Äldre: ", "Older: ") + words.number(static_cast<std::int64_t>(all.size() - kMostHeld)));
  add_rows(html, visit, book, all.subspan(kMostHeld));
  html.close();
}

/// Those of the wheel in its order, and forums that it no longer has.
std::vector<std::string> forums_of(const Visit& visit, const MeetingBook& book) {
  std::vector<std::string> forums;
  const auto is_known = [&](const std::string& forum) {
    return std::find(forums.begin(), forums.end(), forum) != forums.end();
  };
  for (const auto& body : book.wheel.bodies) {
    const auto area = area_named(body.area);
    const bool is_citys = area == published::AreaKey{};
    if (is_citys || reaches(visit.asked.grant, area)) forums.push_back(body.id);
  }
  for (const Meeting& meeting : book.meetings) {
    if (!is_known(meeting.forum)) forums.push_back(meeting.forum);
  }
  return forums;
}

}  // namespace

http::Response meeting_list(const Visit& visit) {
  const MeetingBook book = meeting_book_of(visit);
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path, static_cast<std::int64_t>(book.meetings.size()));
  const Words& words = visit.words();
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide meet"}});
  html.open("div", {{"class", "chain-head"}}).open("div");
  html.leaf("h1", words("Avstämningar", "Meetings"));
  html.leaf("p", {{"class", "unit"}},
            words("Dagordningen görs av det som är beslutat, försenat, föreslaget och ska vara gjort.",
                  "The agenda is made of what is decided, late, proposed and due."));
  html.close().open("div", {{"class", "chain-do"}});
  const std::array<std::pair<const char*, std::string>, 3> siblings{{
      {"/inside/uppgift", words("Uppgifter", "Tasks")},
      {"/inside/matning", words("Mätningar", "Surveys")},
      {"/inside/observation", words("Observationer", "Observations")},
  }};
  for (const auto& [path, title] : siblings) html.leaf("a", {{"class", "button"}, {"href", visit.link(path)}}, title);
  if (!book.wheel.bodies.empty())
    html.leaf("a", {{"class", "button primary"}, {"href", visit.link("/inside/avstamning/ny")}},
              words("Ny avstämning", "New meeting"));
  html.close().close();
  const auto forums = forums_of(visit, book);
  if (forums.empty())
    html.leaf("p", words("Det finns inget årshjul ännu, och därför inga grupper som möts.",
                         "There is no year wheel yet, and so no groups that meet."));
  for (const std::string& forum : forums) {
    html.open("section", {{"class", "meet-body"}}).leaf("h2", body_words(words, book, forum));
    html.open("div", {{"class", "meet-halves"}}).open("div");
    add_coming(html, visit, book, forum);
    html.close().open("div");
    add_held(html, visit, book, forum);
    html.close().close().close();
  }
  html.close();
  return chain::page_of(visit.asked, {words("Avstämningar", "Meetings")}, std::move(html));
}

http::Response prepare_meeting(const Visit& visit) {
  const auto asked = [&](const char* name) { return pages::parameter(visit.asked.request, name).value_or(""); };
  Meeting wanted;
  wanted.forum = asked("body");
  wanted.occasion = asked("occasion");
  wanted.period = asked("period");
  if (!wanted.occasion.empty()) {
    const MeetingBook book = meeting_book_of(visit);
    if (const Meeting* there = meeting_for(book, wanted))
      return chain::see_other(visit.asked, fmt::format("/inside/avstamning/{}", there->id));
  }
  return new_record<Meeting>(visit);
}

}  // namespace tryggkarta::meetings
