// Two years of work in the demonstration city, around its problems, actions and pledges. All made up.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/casebook/chain.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "geo/demo/demo_city.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::demo {

/// A cause with the keys of the actions that are meant for it. `cause.parent` is the place of another one in the list,
/// from 1 on, and before it.
struct ToldCause {
  casebook::Cause cause;
  std::vector<std::string> actions;
};

/// A meeting that was held, or one that is planned, with what it gave.
struct ToldMeeting {
  casebook::Meeting meeting;
  std::vector<casebook::Task> tasks;
};

/// A report with the grades that were set in it, and the day of its decision; none for a draft.
struct ToldReport {
  casebook::Report report;
  std::vector<casebook::Assessment> assessments;
  std::optional<time::Day> decided;
};

/// A survey with its values.
struct ToldSurvey {
  casebook::Survey survey;
  std::vector<casebook::SurveyValue> values;
};

struct Story {
  std::vector<ToldCause> causes;
  std::vector<casebook::Evaluation> evaluations;
  std::vector<casebook::PledgeActivity> activities;
  std::vector<ToldMeeting> meetings;  ///< by day
  std::vector<ToldReport> reports;    ///< by day of decision, drafts last
  std::vector<ToldSurvey> surveys;
  std::vector<casebook::Observation> observations;
  std::vector<casebook::Coverage> coverage;
};

/// Hangs together with the city of that day: every link leads to something of it, and no day is later than `today` but
/// those of plans.
Story make_story(const DemoCity& city, time::Day today);

// Its chapters, each in a file of its own.
std::vector<ToldCause> told_causes();
std::vector<casebook::Evaluation> told_evaluations(const DemoCity& city);
std::vector<casebook::PledgeActivity> told_activities(const DemoCity& city);
std::vector<ToldMeeting> told_meetings(const DemoCity& city, time::Day today);
std::vector<ToldReport> told_reports(const DemoCity& city, time::Day today);
std::vector<ToldSurvey> told_surveys(const DemoCity& city, time::Day today);
std::vector<casebook::Observation> told_observations(time::Day today);
std::vector<casebook::Coverage> told_coverage(const DemoCity& city, time::Day today);

/// The body of the demonstration's årshjul that decides for a stadsområde, or for the whole city where the code is
/// empty; and what people call it.
std::string body_of(std::string_view code);
std::string forum_of(std::string_view code);
/// "0412/25": made from a name and a day, so that it is always the same.
std::string diarienummer_of(const std::string& name, time::Day day);

}  // namespace tryggkarta::demo
