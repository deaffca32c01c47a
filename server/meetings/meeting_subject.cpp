// What the forms of meetings and tasks are about.
#include <algorithm>

#include "server/casework/feature.hpp"
#include "server/meetings/subject.hpp"
#include "server/meetings/year_of_work.hpp"

namespace tryggkarta::meetings {

using casebook::Meeting;
using casebook::Task;
using chain::Option;
using pages::Words;

namespace {

constexpr const char* kMeetings = "/inside/avstamning";
constexpr const char* kTasks = "/inside/uppgift";

std::string page_of_meeting(std::int64_t id) { return std::string{kMeetings} + "/" + std::to_string(id); }

std::vector<Option> bodies_for(const Visit& visit, const MeetingBook& book) {
  std::vector<Option> options;
  for (const auto& body : book.wheel.bodies) {
    if (reaches(visit.asked.grant, area_named(body.area)))
      options.push_back({body.id, words_of(visit.words(), body.title)});
  }
  return options;
}

std::vector<Option> occasions_for(const Words& words, const MeetingBook& book) {
  std::vector<Option> options{{"", words("extra, utanför årshjulet", "extra, beside the year wheel")}};
  for (const auto& rule : book.wheel.rules) {
    if (rule.meeting) options.push_back({rule.id, words_of(words, rule.title)});
  }
  return options;
}

/// The keys that a task may be about.
std::vector<Option> abouts_for(const Words& words, const MeetingBook& book, const Task& task) {
  std::vector<Option> options{{"", words("inget särskilt", "nothing in particular")}};
  for (const auto& problem : book.chain.problems)
    options.push_back({problem.key, words("Problem: ", "Problem: ") + problem.title});
  for (const auto& action : book.chain.actions)
    options.push_back({action.key, words("Åtgärd: ", "Action: ") + action.title});
  const auto is_listed = [&](const Option& option) { return option.value == task.about; };
  if (std::none_of(options.begin(), options.end(), is_listed))
    options.push_back({task.about, words("något i ett annat område", "something in another area")});
  return options;
}

/// The day on which the wheel has it due, or today where that has passed.
std::string first_day(const MeetingBook& book, const Meeting& meeting) {
  const auto* rule = book.rule(meeting.occasion);
  const auto period = time::Period::parse(meeting.period);
  time::Day day = book.today();
  if (rule != nullptr && period) day = std::max(day, time::due_day(rule->due, *period));
  return time::format_day(day);
}

bool is_of(const MeetingBook& book, const time::OccasionRule& rule, const time::Body& body) {
  return std::any_of(rule.bodies.begin(), rule.bodies.end(),
                     [&](std::size_t number) { return book.wheel.bodies[number].id == body.id; });
}

void check_occasion(casebook::FieldComplaints& complaints, const Meeting& meeting, const MeetingBook& book) {
  const auto* rule = book.rule(meeting.occasion);
  const auto* body = book.body(meeting.forum);
  if (rule == nullptr || !rule->meeting || (body != nullptr && !is_of(book, *rule, *body))) {
    complaints.push_back({"occasion", "gruppen har inget sådant tillfälle i årshjulet",
                          "the group has no such occasion in the year wheel"});
    return;
  }
  const auto period = time::Period::parse(meeting.period);
  if (!period || period->kind() != rule->every) {
    const std::string example = time::Period::containing(rule->every, meeting.day).token();
    complaints.push_back({"period", "skriv en period som " + example, "write a period like " + example});
  }
  const auto is_twin = [&](const Meeting& other) {
    return other.forum == meeting.forum && other.occasion == meeting.occasion && other.period == meeting.period &&
           other.status != casebook::MeetingStatus::installd;
  };
  if (std::any_of(book.meetings.begin(), book.meetings.end(), is_twin))
    complaints.push_back({"period", "den avstämningen finns redan", "that meeting is there already"});
}

}  // namespace

void complete(Meeting& meeting, const MeetingBook& book) {
  casebook::FieldComplaints complaints;
  const auto* body = book.body(meeting.forum);
  if (body == nullptr) {
    complaints.push_back({"forum", "välj en grupp i årshjulet", "choose a group of the year wheel"});
  } else {
    meeting.area = area_named(body->area);
  }
  if (!meeting.occasion.empty()) check_occasion(complaints, meeting, book);
  if (!complaints.empty()) throw casebook::RefusedWork(std::move(complaints));
}

chain::Values begin_new(Meeting& meeting, const MeetingBook& book, const Visit& visit) {
  const auto asked = [&](const char* name) { return pages::parameter(visit.asked.request, name).value_or(""); };
  meeting.forum = asked("body");
  meeting.occasion = asked("occasion");
  meeting.period = asked("period");
  const auto bodies = bodies_for(visit, book);
  if (meeting.forum.empty() && !bodies.empty()) meeting.forum = bodies.front().value;
  return {{"forum", meeting.forum},
          {"occasion", meeting.occasion},
          {"period", meeting.period},
          {"day", first_day(book, meeting)}};
}

chain::Values begin_new(Task& task, const MeetingBook& book, const Visit& visit) {
  if (!visit.asked.request.capture("id").empty()) {
    const auto* meeting = book.meeting(chain::number_asked(visit.asked));
    if (meeting == nullptr) chain::refuse_unknown();
    task.meeting = meeting->id;
    return {{"area", area_value(meeting->area)}};
  }
  const auto options = area_options(visit, WholeCity::offered);
  return {{"area", options.empty() ? std::string{} : options.front().value}};
}

RecordForm form_about(const Meeting& meeting, const MeetingBook& book, const Visit& visit) {
  const Words& words = visit.words();
  const bool is_new = meeting.id == 0;
  RecordForm form;
  form.groups = groups_of(meeting);
  form.list = {kMeetings, words("Avstämningar", "Meetings")};
  form.page.title = is_new ? words("Ny avstämning", "New meeting") : words("Ändra avstämningen", "Change the meeting");
  form.page.path = is_new ? visit.asked.request.path : page_of_meeting(meeting.id) + "/andra";
  form.page.back = home_of(meeting, book);
  form.page.back_title = occasion_words(words, book, meeting);
  form.page.button = is_new ? words("Förbered avstämningen", "Prepare the meeting") : words("Spara", "Save");
  form.page.version = meeting.version;
  if (is_new) {
    form.page.options["forum"] = bodies_for(visit, book);
    form.page.options["occasion"] = occasions_for(words, book);
  } else {
    form.page.removal_path = form.page.path + "/ta-bort";
  }
  return form;
}

RecordForm form_about(const Task& task, const MeetingBook& book, const Visit& visit) {
  const Words& words = visit.words();
  const bool is_new = task.id == 0;
  RecordForm form;
  form.groups = groups_of(task);
  form.list = {kTasks, words("Uppgifter", "Tasks")};
  form.page.title = is_new ? words("Ny uppgift", "New task") : words("Ändra uppgiften", "Change the task");
  form.page.path = is_new ? visit.asked.request.path : std::string{kTasks} + "/" + std::to_string(task.id);
  form.page.back = is_new && task.meeting ? page_of_meeting(*task.meeting) : kTasks;
  if (const auto* meeting = task.meeting ? book.meeting(*task.meeting) : nullptr)
    form.page.back_title = occasion_words(words, book, *meeting);
  form.page.button = words("Spara", "Save");
  form.page.version = task.version;
  form.page.options["area"] = area_options(visit, WholeCity::offered);
  form.page.options["about"] = abouts_for(words, book, task);
  if (!is_new) form.page.removal_path = form.page.path + "/ta-bort";
  return form;
}

std::string home_of(const Meeting& meeting, const MeetingBook&) {
  return meeting.id == 0 ? kMeetings : page_of_meeting(meeting.id);
}
std::string home_of(const Task&, const MeetingBook&) { return kTasks; }

}  // namespace tryggkarta::meetings
