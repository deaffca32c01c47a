// Front door: lägesbilder, coverage and the pages of each area, as pages complete without a script.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <functional>
#include <memory>

#include "server/chain/chain.hpp"
#include "server/http/router.hpp"
#include "server/inside/visit.hpp"

namespace tryggkarta::reports {

/// What outlives the router.
struct House {
  chain::House chain;
  /// The newest book; empty until it has been read.
  std::function<std::shared_ptr<const inside::InsideBook>()> book;
  /// Whether the book is older than a change of coverage: figures that freeze must wait for the next one.
  std::function<bool()> is_book_stale;
  inside::KeepLog keep_log;
};

/// Adds /inside/lagesbild and what lies below it, /inside/tackning, /inside/omrade/{scheme}/{code}, /inside/staden,
/// /inside/hearing, the records /inside/lagesbild/{id}/arkiv.zip and /inside/atgard/{id}/arkiv.zip, and
/// POST /inside/ogc/collections/reports/items/{id}/freeze. A form is sent by POST and answered with 303; one that
/// cannot be kept comes back with 422 and its complaints, and one that somebody else came before with 409 and both
/// versions. A stranger is led to signing in and back.
void add_report_pages(http::Router& router, const House& house);

}  // namespace tryggkarta::reports
