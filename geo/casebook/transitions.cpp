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

std::vector<ProblemStatus> followers_of(ProblemStatus status) {
  return followers_in(kProblemWays, status, ProblemStatus::ateroppnat);
}
std::vector<ActionStatus> followers_of(ActionStatus status) {
  return followers_in(kActionWays, status, ActionStatus::avbruten);
}

}  // namespace tryggkarta::casebook
