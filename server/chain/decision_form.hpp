// The form in which a decision is written down, for those who may decide.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

/// Object is Problem or Action. Throws Error(not_allowed) for who may not decide.
template <class Object>
http::Response decision_form(const Visit& visit);
/// 303; 422 with complaints, of the decision or of what the object lacks for it; 409 where the object has changed
/// since.
template <class Object>
http::Response answer_decision(const Visit& visit);

}  // namespace tryggkarta::chain
