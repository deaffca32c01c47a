#include "server/casework/casework.hpp"

#include <memory>
#include <string>

#include "geo/casebook/chain.hpp"
#include "geo/error.hpp"
#include "server/casework/description.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/items.hpp"
#include "server/casework/refusals.hpp"
#include "server/casework/work.hpp"
#include "server/session/stranger.hpp"

namespace tryggkarta::casework {

namespace {

using Answer = http::Response (*)(const Visit&);
using SharedHouse = std::shared_ptr<const House>;

http::Response answer_to(const http::Request& request, const House& house, Answer answer) {
  const auto visitor = house.doorkeeper.who(request);
  if (!visitor) return session::sign_in_first(request);
  const bool is_ours = session::Doorkeeper::is_ours(request, *visitor, request.header("x-csrf-token"));
  if (http::is_change(request.method) && !is_ours) {
    throw Error{ErrorKind::not_allowed, "Frågan kom inte från Tryggkartas egna sidor: skicka X-CSRF-Token.",
                "The request did not come from Tryggkarta's own pages: send X-CSRF-Token."};
  }
  const auto grant = grant_of(*visitor);
  if (!grant) {
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt till ärendena.", "The role gives no right to casework."};
  }
  return answer({request, *grant, house, *visitor});
}

/// The handlers of one collection.
class Collection {
 public:
  Collection(http::Router& router, SharedHouse house, const std::string& name)
      : router_(router), house_(std::move(house)), items_("/inside/ogc/collections/" + name + "/items") {}

  void reads(Answer all, Answer one) {
    router_.get(items_, handler(all), http::Pace::slow);
    router_.get(items_ + "/{id}", handler(one), http::Pace::slow);
  }
  void adds(Answer answer) { router_.change(http::Method::post, items_, handler(answer), http::BodySize::document); }
  void changes(http::Method method, Answer answer) {
    router_.change(method, items_ + "/{id}", handler(answer), http::BodySize::document);
  }

 private:
  http::Handler handler(Answer answer) const {
    return [house = house_, answer](const http::Request& request) { return answer_to(request, *house, answer); };
  }

  http::Router& router_;
  SharedHouse house_;
  std::string items_;
};

template <class Item>
void add_collection(http::Router& router, const SharedHouse& house) {
  Collection collection{router, house, kCollection<Item>};
  collection.reads(answer_items<Item>, answer_item<Item>);
  collection.adds(add_item<Item>);
  collection.changes(http::Method::put, change_item<Item>);
  collection.changes(http::Method::patch, change_item<Item>);
  collection.changes(http::Method::remove, remove_item<Item>);
}

}  // namespace

void add_casework_routes(http::Router& router, const House& house) {
  const auto shared = std::make_shared<const House>(house);
  add_collection<casebook::Problem>(router, shared);
  add_collection<casebook::Action>(router, shared);
  add_collection<casebook::Cause>(router, shared);
  add_collection<casebook::Evaluation>(router, shared);
  add_collection<casebook::Pledge>(router, shared);
  add_collection<casebook::PledgeActivity>(router, shared);
  add_collection<casebook::Survey>(router, shared);
  add_collection<casebook::SurveyValue>(router, shared);
  add_collection<casebook::Observation>(router, shared);
  add_collection<casebook::Coverage>(router, shared);
  add_collection<casebook::Meeting>(router, shared);
  add_collection<casebook::Task>(router, shared);
  add_collection<casebook::Report>(router, shared);
  add_collection<casebook::Assessment>(router, shared);
  Collection plans{router, shared, kCollection<casebook::PlanVersion>};
  plans.reads(answer_items<casebook::PlanVersion>, answer_item<casebook::PlanVersion>);
  Collection decisions{router, shared, kCollection<casebook::Decision>};
  decisions.reads(answer_items<casebook::Decision>, answer_item<casebook::Decision>);
  decisions.adds(add_decision);
  router.get("/inside/ogc/openapi.json",
             [shared](const http::Request& request) { return answer_to(request, *shared, answer_description); });
}

}  // namespace tryggkarta::casework
