// What a view of the map says of a problem that is to be proposed from it.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/chain/chain_book.hpp"
#include "server/chain/values.hpp"
#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

/// The first values of a new problem: title, place, categories and evidence out of `scheme` and `area`, or `grid` and
/// `cell`; `category` and `period` (or `from` and `to`); `count` and `z` as the map showed them; and the rest of the
/// map's filter, for the address of the view. What an address does not say, or says wrongly, is left open.
Values proposed_values(const Visit& visit, const ChainBook& book);

}  // namespace tryggkarta::chain
