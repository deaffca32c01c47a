// Where every object of casework lies, and so who may see and change it; for this folder alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/casebook/casework.hpp"
#include "geo/casebook/chain.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "geo/store/database.hpp"
#include "geo/store/reach.hpp"

namespace tryggkarta::store {

/// Read once for one question. What has a shape lies where that is; what is of an area lies there; the rest lies where
/// the object does that it belongs to. What belongs to nothing lies nowhere. The whole city is seen by everybody who
/// works, and changed by those whose grant is of the whole city.
class Places {
 public:
  Places(Database& database, const access::DecisionGrant& grant);

  template <class Item>
  bool sees(const Item& item) const {
    return is_everywhere_ || asked(item, [this](const auto& place) { return reach_.sees(place); });
  }
  template <class Item>
  bool may_change(const Item& item) const {
    return is_everywhere_ || asked(item, [this](const auto& place) { return reach_.may_change(place); });
  }

 private:
  using Shape = place::Shape<place::Metric>;

  template <class Item, class Ask>
  bool asked(const Item& item, const Ask& ask) const {
    if constexpr (requires { item.shape; }) {
      return ask(item.shape);
    } else if constexpr (requires { item.area.code; }) {
      return ask(item.area);
    } else {
      return asked_of_owner(item, ask);
    }
  }
  template <class Ask>
  bool asked_of_owner(const casebook::Coverage& coverage, const Ask& ask) const {
    return ask(published::AreaKey{coverage.scheme, coverage.area});
  }
  /// Of the whole city.
  template <class Ask>
  bool asked_of_owner(const casebook::Survey&, const Ask& ask) const {
    return ask(published::AreaKey{});
  }
  template <class Ask>
  bool asked_of_owner(const casebook::PledgeActivity& activity, const Ask& ask) const {
    return asked_at(areas_of_pledges_, activity.pledge, ask);
  }
  template <class Ask>
  bool asked_of_owner(const casebook::Cause& cause, const Ask& ask) const {
    return asked_at(shapes_of_problems_, cause.problem, ask);
  }
  template <class Ask>
  bool asked_of_owner(const casebook::Evaluation& evaluation, const Ask& ask) const {
    return asked_at(shapes_of_actions_, evaluation.action, ask);
  }
  template <class Ask>
  bool asked_of_owner(const casebook::PlanVersion& version, const Ask& ask) const {
    return asked_at(shapes_of_actions_, version.action, ask);
  }
  template <class Ask>
  bool asked_of_owner(const casebook::Decision& decision, const Ask& ask) const {
    switch (decision.kind) {
      case casebook::DecidedKind::problem: return asked_at(shapes_of_problems_, decision.key, ask);
      case casebook::DecidedKind::action: return asked_at(shapes_of_actions_, decision.key, ask);
      case casebook::DecidedKind::pledge: return asked_at(areas_of_pledges_, decision.key, ask);
      case casebook::DecidedKind::report: return asked_at(areas_of_reports_, decision.key, ask);
    }
    return false;
  }
  template <class Map, class Ask>
  static bool asked_at(const Map& places, const std::string& key, const Ask& ask) {
    const auto found = places.find(key);
    return found != places.end() && ask(found->second);
  }

  Reach reach_;
  bool is_everywhere_;
  std::map<std::string, Shape> shapes_of_problems_;
  std::map<std::string, Shape> shapes_of_actions_;
  std::map<std::string, published::AreaKey> areas_of_pledges_;
  std::map<std::string, published::AreaKey> areas_of_reports_;
};

}  // namespace tryggkarta::store
