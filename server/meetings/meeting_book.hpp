// What a grant sees of meetings, tasks and pledges beside the chain, read at once.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "geo/store/case_book.hpp"
#include "server/chain/chain_book.hpp"
#include "server/meetings/visit.hpp"

namespace tryggkarta::meetings {

struct MeetingBook {
  chain::ChainBook chain;
  std::vector<casebook::Meeting> meetings;
  std::vector<casebook::Task> tasks;
  std::vector<casebook::Pledge> pledges;
  std::vector<casebook::PledgeActivity> activities;
  std::vector<casebook::Report> reports;
  std::vector<casebook::Survey> surveys;
  std::vector<casebook::SurveyValue> values;
  std::vector<casebook::Observation> observations;
  time::YearWheel wheel;

  time::Day today() const { return chain.today; }
  const casebook::Meeting* meeting(std::int64_t id) const;
  const casebook::Pledge* pledge(std::string_view key) const;
  const casebook::Survey* survey(std::int64_t id) const;
  /// The body of a forum's name; none where the wheel no longer has it.
  const time::Body* body(std::string_view forum) const;
  const time::OccasionRule* rule(std::string_view occasion) const;
  std::vector<const casebook::PledgeActivity*> activities_of(const casebook::Pledge& pledge) const;
};

MeetingBook read_meeting_book(const store::Store& store, const Visit& visit);
/// The same, with the store asked for alone.
MeetingBook meeting_book_of(const Visit& visit);

/// Whose a meeting is, in words: the body's title, or the forum's own name.
std::string body_words(const pages::Words& words, const MeetingBook& book, std::string_view forum);
/// "Kvartalsavstämning, kvartal 3 2026", or "Extra avstämning".
std::string occasion_words(const pages::Words& words, const MeetingBook& book, const casebook::Meeting& meeting);
/// The name of an area, "hela staden" for the empty one.
std::string area_words(const Visit& visit, const published::AreaKey& area);
std::string words_of(const pages::Words& words, const time::Wording& wording);

/// Whether a grant reaches the whole of an area by name: what it may change beyond that, the store says.
bool reaches(const access::DecisionGrant& grant, const published::AreaKey& area);

}  // namespace tryggkarta::meetings
