// Front door: the chain from problem to follow-up as pages, complete without a script.
#pragma once

#include "geo/casebook/casework.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "geo/published/edition.hpp"
#include "server/casework/casework.hpp"
#include "server/http/router.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::chain {

/// What outlives the router.
struct House {
  casework::House work;
  std::function<std::shared_ptr<const published::Edition>()> edition;
  pages::PageSettings settings;
  /// Returns when it is in the log that somebody has read so many objects at an address.
  std::function<void(const session::Visitor&, const std::string& what, std::int64_t rows)> log;
};

/// Adds /inside/problem, /inside/problem/{id} and the forms below them, /inside/atgard/…, /inside/orsak/… and
/// /inside/uppfoljning/…. A form is a page of its own that is sent by POST and answered with 303; one that cannot be
/// kept comes back with 422, its complaints and all that was written, and one that somebody else came before with 409
/// and both versions. A stranger is led to signing in and back.
void add_chain_pages(http::Router& router, const House& house);

}  // namespace tryggkarta::chain
