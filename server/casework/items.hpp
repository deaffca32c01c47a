// What each address of casework answers, once it is known who asks.
#pragma once

#include "geo/casebook/casework.hpp"

#include "geo/access/grant.hpp"
#include "server/casework/casework.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::casework {

/// One request of somebody who may plan or decide.
struct Visit {
  const http::Request& request;
  const access::DecisionGrant& grant;
  const House& house;
  const session::Visitor& visitor;
};

/// Item is any kind of casework (feature.hpp); PlanVersion and Decision for the first two alone. A page of features
/// within `limit`, `offset` and `bbox`, in `crs`.
template <class Item>
http::Response answer_items(const Visit& visit);
/// One feature with its ETag. Throws Error(not_found) for what is not there or lies outside of the grant.
template <class Item>
http::Response answer_item(const Visit& visit);

/// 201 with Location and the feature.
template <class Item>
http::Response add_item(const Visit& visit);
/// PUT: the whole feature. PATCH: what changes, merged into it (RFC 7396). 200 with the feature.
template <class Item>
http::Response change_item(const Visit& visit);
/// 204.
template <class Item>
http::Response remove_item(const Visit& visit);
/// 201: the decision is written down and its object has the new status.
http::Response add_decision(const Visit& visit);

}  // namespace tryggkarta::casework
