// The forms of problems, causes, actions and evaluations: shown, and taken in the way that the API takes them.
#pragma once

#include "geo/casebook/casework.hpp"

#include "geo/casebook/chain.hpp"
#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

/// Item is Problem, Action, Cause or Evaluation. A form for a new one; of a cause or an action the address names the
/// problem, of an evaluation the action. `problem` of the query may name an action's.
template <class Item>
http::Response new_form(const Visit& visit);
/// 303 to where it is seen, or the form again with what is wrong (422).
template <class Item>
http::Response answer_new(const Visit& visit);

template <class Item>
http::Response edit_form(const Visit& visit);
/// Fields that were not sent stay as they are. 303; 422 with complaints; 409 where somebody else has changed the same
/// field to something else.
template <class Item>
http::Response answer_edit(const Visit& visit);
/// 303, or the form with the reason why it cannot be removed.
template <class Item>
http::Response answer_removal(const Visit& visit);

}  // namespace tryggkarta::chain
