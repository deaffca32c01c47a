#include "server/meetings/meeting_book.hpp"

#include <algorithm>

#include "server/casework/work.hpp"
#include "server/meetings/year_of_work.hpp"

namespace tryggkarta::meetings {

namespace {

template <class Item, class Is>
const Item* first_of(const std::vector<Item>& all, const Is& is) {
  const auto found = std::find_if(all.begin(), all.end(), is);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const casebook::Meeting* MeetingBook::meeting(std::int64_t id) const {
  return first_of(meetings, [&](const auto& each) { return each.id == id; });
}
const casebook::Pledge* MeetingBook::pledge(std::string_view key) const {
  return first_of(pledges, [&](const auto& each) { return each.key == key; });
}
const casebook::Survey* MeetingBook::survey(std::int64_t id) const {
  return first_of(surveys, [&](const auto& each) { return each.id == id; });
}
const time::Body* MeetingBook::body(std::string_view forum) const {
  return first_of(wheel.bodies, [&](const auto& each) { return each.id == forum; });
}
const time::OccasionRule* MeetingBook::rule(std::string_view occasion) const {
  return first_of(wheel.rules, [&](const auto& each) { return each.id == occasion; });
}

std::vector<const casebook::PledgeActivity*> MeetingBook::activities_of(const casebook::Pledge& pledge) const {
  std::vector<const casebook::PledgeActivity*> found;
  for (const auto& activity : activities) {
    if (activity.pledge == pledge.key) found.push_back(&activity);
  }
  return found;
}

MeetingBook read_meeting_book(const store::Store& store, const Visit& visit) {
  const auto& grant = visit.asked.grant;
  const auto casework = store.casework();
  MeetingBook book;
  book.chain = chain::read_chain_book(store, grant, casework::moment_in(store, visit.house.chain.work).today);
  book.meetings = casework.all<casebook::Meeting>(grant);
  book.tasks = casework.all<casebook::Task>(grant);
  book.pledges = casework.all<casebook::Pledge>(grant);
  book.activities = casework.all<casebook::PledgeActivity>(grant);
  book.reports = casework.all<casebook::Report>(grant);
  book.surveys = casework.all<casebook::Survey>(grant);
  book.values = casework.all<casebook::SurveyValue>(grant);
  book.observations = casework.all<casebook::Observation>(grant);
  book.wheel = visit.house.wheel(store);
  return book;
}

MeetingBook meeting_book_of(const Visit& visit) {
  MeetingBook book;
  visit.house.chain.work.with_store([&](store::Store& store) { book = read_meeting_book(store, visit); });
  return book;
}

std::string words_of(const pages::Words& words, const time::Wording& wording) {
  return words(wording.swedish, wording.english);
}

std::string body_words(const pages::Words& words, const MeetingBook& book, std::string_view forum) {
  const auto* body = book.body(forum);
  return body == nullptr ? std::string{forum} : words_of(words, body->title);
}

std::string occasion_words(const pages::Words& words, const MeetingBook& book, const casebook::Meeting& meeting) {
  const auto* rule = book.rule(meeting.occasion);
  std::string text = rule != nullptr            ? words_of(words, rule->title)
                     : meeting.occasion.empty() ? words("Extra avstämning", "Extra meeting")
                                                : meeting.occasion;
  const auto period = time::Period::parse(meeting.period);
  return period ? text + ", " + words.period(*period) : text;
}

std::string area_words(const Visit& visit, const published::AreaKey& area) {
  if (area == published::AreaKey{}) return visit.words()("hela staden", "the whole city");
  for (const auto& scheme : visit.asked.view.edition.schemes()) {
    if (scheme.code != area.scheme) continue;
    for (const auto& each : scheme.areas) {
      if (each.code == area.code) return pages::display_name(each.name);
    }
  }
  return area.scheme + ":" + area.code;
}

bool reaches(const access::DecisionGrant& grant, const published::AreaKey& area) {
  const auto& areas = grant.areas();
  return areas.empty() || std::any_of(areas.begin(), areas.end(), [&](const access::AreaName& each) {
           return each.scheme == area.scheme && each.code == area.code;
         });
}

}  // namespace tryggkarta::meetings
