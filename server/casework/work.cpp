#include "server/casework/work.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "geo/casebook/record_rules.hpp"
#include "geo/casebook/rules.hpp"
#include "geo/error.hpp"

namespace tryggkarta::casework {

namespace {

template <class Shaped>
bool is_shown_by_key(const std::vector<Shaped>& all, const std::string& key) {
  return std::any_of(all.begin(), all.end(), [&](const Shaped& each) { return each.key == key && is_shown(each); });
}

}  // namespace

std::optional<access::DecisionGrant> grant_of(const session::Visitor& visitor) {
  auto grant = visitor.may(access::Act::decide);
  return grant ? grant : visitor.may(access::Act::plan);
}

store::Moment moment_in(const store::Store& store, const House& house) {
  const auto zone = time::TimeZone::named(store.city().timezone);
  if (!zone) throw Error{ErrorKind::broken, "the city's time zone is not known to the system"};
  const auto now = house.now();
  return {now, zone->day_of(now)};
}

void whole_work(const House& house, const std::function<bool(store::Store&)>& act) {
  bool is_published = false;
  house.with_store([&](store::Store& store) {
    auto transaction = store.begin();
    is_published = act(store);
    if (is_published) house.publish(store);
    transaction.commit();
  });
  if (is_published) house.published();
}

bool is_shown(const casebook::Problem& problem) { return problem.words.is_public && casebook::is_decided(problem); }
bool is_shown(const casebook::Action& action) { return action.words.is_public && casebook::is_decided(action); }
bool is_shown(const casebook::Pledge& pledge) { return pledge.words.is_public && casebook::is_decided(pledge); }

bool shows_object(const store::Store& store, const access::DecisionGrant& grant, const casebook::Decision& decision) {
  const auto book = store.casework();
  switch (decision.kind) {
    case casebook::DecidedKind::problem: return is_shown_by_key(book.all<casebook::Problem>(grant), decision.key);
    case casebook::DecidedKind::action: return is_shown_by_key(book.all<casebook::Action>(grant), decision.key);
    case casebook::DecidedKind::pledge: return is_shown_by_key(book.all<casebook::Pledge>(grant), decision.key);
    case casebook::DecidedKind::report: return false;  // nothing of a report itself is in an edition
  }
  return false;
}

}  // namespace tryggkarta::casework
