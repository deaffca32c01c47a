// Making editions and fetching them: the door between the store and everyone.
#pragma once

#include <cstdint>
#include <memory>

#include "geo/published/edition.hpp"
#include "geo/store/store.hpp"
#include "server/inside/inside_book.hpp"
#include "server/public/public_edition.hpp"

namespace tryggkarta::server {

/// When an edition is made, and whether every source must have been decided on.
struct PublishOrder {
  time::Instant now{};
  bool production = false;
};
/// Builds the next edition from everything in the store and records it: ledger, number and prepared borders in one
/// transaction. Returns its number. Throws Error(bad_input) when the store has no areas, and Error(conflict) when
/// `production` is asked for and a source has no controller, purpose or retention (I14).
std::uint32_t publish_next(store::Store& store, const PublishOrder& order);
/// The same within the transaction that is open: the edition appears with what else it commits.
std::uint32_t publish_within(store::Store& store, const PublishOrder& order);

/// The newest recorded edition, ready to serve; empty when there is none. Reads no restricted table. Shares the
/// prepared borders of the edition `before` it where they are the same.
std::shared_ptr<const published::Edition> newest_edition(const store::Store& store, const published::Edition* before);

/// The casebook of the store, ready for questions. Shares the cut borders of what is served to everyone where they are
/// the same.
std::shared_ptr<const inside::InsideBook> read_inside_book(const store::Store& store,
                                                           const public_routes::PublicEdition* current);

}  // namespace tryggkarta::server
