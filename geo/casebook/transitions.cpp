#include "geo/casebook/transitions.hpp"

#include <array>
#include <span>

namespace tryggkarta::casebook {

namespace {

template <class Status>
struct Way {
  Status from;
  Status to;
  Step step = Step::free;
};

using Problems = ProblemStatus;
using Actions = ActionStatus;

constexpr std::array kProblemWays{
    Way<Problems>{Problems::foreslaget, Problems::prioriterat, Step::by_decision},
    Way<Problems>{Problems::foreslaget, Problems::avslutat, Step::by_decision},
    Way<Problems>{Problems::prioriterat, Problems::analyseras},
    Way<Problems>{Problems::analyseras, Problems::atgardas},
    Way<Problems>{Problems::atgardas, Problems::foljs_upp},
    Way<Problems>{Problems::foljs_upp, Problems::analyseras},
    Way<Problems>{Problems::foljs_upp, Problems::atgardas},
    Way<Problems>{Problems::foljs_upp, Problems::avslutat, Step::by_decision},
    Way<Problems>{Problems::avslutat, Problems::ateroppnat, Step::by_decision},
    Way<Problems>{Problems::ateroppnat, Problems::analyseras},
    Way<Problems>{Problems::ateroppnat, Problems::atgardas},
};

constexpr std::array kActionWays{
    Way<Actions>{Actions::foreslagen, Actions::beslutad, Step::by_decision},
    Way<Actions>{Actions::beslutad, Actions::planerad},
    Way<Actions>{Actions::planerad, Actions::pagaende},
    Way<Actions>{Actions::pagaende, Actions::genomford},
    Way<Actions>{Actions::genomford, Actions::uppfoljd},
    Way<Actions>{Actions::uppfoljd, Actions::avslutad},
    Way<Actions>{Actions::pagaende, Actions::pausad},
    Way<Actions>{Actions::pausad, Actions::pagaende},
    Way<Actions>{Actions::foreslagen, Actions::avbruten},
    Way<Actions>{Actions::beslutad, Actions::avbruten},
    Way<Actions>{Actions::planerad, Actions::avbruten},
    Way<Actions>{Actions::pagaende, Actions::avbruten},
    Way<Actions>{Actions::pausad, Actions::avbruten},
};

using Pledges = PledgeStatus;
using Reports = ReportStatus;
using Meetings = MeetingStatus;
using Tasks = TaskStatus;

constexpr std::array kPledgeWays{
    Way<Pledges>{Pledges::utkast, Pledges::beslutat, Step::by_decision},
    Way<Pledges>{Pledges::beslutat, Pledges::publicerat},
    Way<Pledges>{Pledges::publicerat, Pledges::infriat},
    Way<Pledges>{Pledges::publicerat, Pledges::delvis},
    Way<Pledges>{Pledges::publicerat, Pledges::ej_infriat},
    Way<Pledges>{Pledges::infriat, Pledges::aterkopplat},
    Way<Pledges>{Pledges::delvis, Pledges::aterkopplat},
    Way<Pledges>{Pledges::ej_infriat, Pledges::aterkopplat},
};

constexpr std::array kReportWays{
    Way<Reports>{Reports::utkast, Reports::beredning},
    Way<Reports>{Reports::beredning, Reports::utkast},
    Way<Reports>{Reports::beredning, Reports::for_beslut},
    Way<Reports>{Reports::for_beslut, Reports::beredning},
    Way<Reports>{Reports::for_beslut, Reports::beslutad, Step::by_decision},
    Way<Reports>{Reports::beslutad, Reports::publicerad},
    Way<Reports>{Reports::beslutad, Reports::ersatt},
    Way<Reports>{Reports::beslutad, Reports::arkiverad},
    Way<Reports>{Reports::publicerad, Reports::ersatt},
    Way<Reports>{Reports::publicerad, Reports::arkiverad},
    Way<Reports>{Reports::ersatt, Reports::arkiverad},
};

constexpr std::array kMeetingWays{
    Way<Meetings>{Meetings::planerad, Meetings::hallen},
    Way<Meetings>{Meetings::planerad, Meetings::installd},
};

constexpr std::array kTaskWays{
    Way<Tasks>{Tasks::oppen, Tasks::klar},
    Way<Tasks>{Tasks::oppen, Tasks::avbruten},
    Way<Tasks>{Tasks::klar, Tasks::oppen},
    Way<Tasks>{Tasks::avbruten, Tasks::oppen},
};

template <class Ways, class Status>
Step step_in(const Ways& ways, Status from, Status to) {
  if (from == to) return Step::free;
  for (const auto& way : ways) {
    if (way.from == from && way.to == to) return way.step;
  }
  return Step::refused;
}

template <class Ways, class Status>
std::vector<Status> followers_in(const Ways& ways, Status status, Status last) {
  std::vector<Status> found;
  for (int next = 0; next <= static_cast<int>(last); ++next) {
    const auto follower = static_cast<Status>(next);
    if (follower != status && step_in(ways, status, follower) != Step::refused) found.push_back(follower);
  }
  return found;
}

}  // namespace

Step step_between(ProblemStatus from, ProblemStatus to) { return step_in(kProblemWays, from, to); }
Step step_between(ActionStatus from, ActionStatus to) { return step_in(kActionWays, from, to); }
Step step_between(PledgeStatus from, PledgeStatus to) { return step_in(kPledgeWays, from, to); }
Step step_between(ReportStatus from, ReportStatus to) { return step_in(kReportWays, from, to); }
Step step_between(MeetingStatus from, MeetingStatus to) { return step_in(kMeetingWays, from, to); }
Step step_between(TaskStatus from, TaskStatus to) { return step_in(kTaskWays, from, to); }

std::vector<ProblemStatus> followers_of(ProblemStatus status) {
  return followers_in(kProblemWays, status, ProblemStatus::ateroppnat);
}
std::vector<ActionStatus> followers_of(ActionStatus status) {
  return followers_in(kActionWays, status, ActionStatus::avbruten);
}
std::vector<PledgeStatus> followers_of(PledgeStatus status) {
  return followers_in(kPledgeWays, status, PledgeStatus::aterkopplat);
}
std::vector<ReportStatus> followers_of(ReportStatus status) {
  return followers_in(kReportWays, status, ReportStatus::arkiverad);
}
std::vector<MeetingStatus> followers_of(MeetingStatus status) {
  return followers_in(kMeetingWays, status, MeetingStatus::installd);
}
std::vector<TaskStatus> followers_of(TaskStatus status) {
  return followers_in(kTaskWays, status, TaskStatus::avbruten);
}

}  // namespace tryggkarta::casebook
