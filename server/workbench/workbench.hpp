// Front door: the pages on which the signed-in work with incidents.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <functional>
#include <memory>

#include "geo/published/edition.hpp"
#include "server/http/router.hpp"
#include "server/inside/inside_book.hpp"
#include "server/inside/visit.hpp"
#include "server/live.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::workbench {

/// What the pages are written from. All of it outlives the router.
struct House {
  const server::Live<inside::InsideBook>& live;  ///< an empty one is answered with 503
  session::Doorkeeper& doorkeeper;
  inside::KeepLog log;
  std::function<std::shared_ptr<const published::Edition>()> edition;
  pages::PageSettings settings;
  session::Doorkeeper::Clock now;
};

/// Adds /inside/karta: filters, figures and hotspots as a plain page, which the browser's map takes over. A stranger is
/// led to signing in and back; whose part reads no rows is told so, with 403.
void add_workbench_pages(http::Router& router, const House& house);

}  // namespace tryggkarta::workbench
