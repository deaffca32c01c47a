// The addresses of the årshjul: a page, JSON, and one calendar a body.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <functional>
#include <memory>

#include "geo/published/edition.hpp"
#include "server/http/router.hpp"
#include "server/inside/visit.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"
#include "server/workbench/year_view.hpp"

namespace tryggkarta::workbench {

/// What the årshjul is written from. All of it outlives the router.
struct YearHouse {
  session::Doorkeeper& doorkeeper;
  inside::KeepLog log;
  std::function<std::shared_ptr<const published::Edition>()> edition;
  pages::PageSettings settings;
  session::Doorkeeper::Clock now;
  /// As it is now, with what the store knows to be done; without bodies where none is configured.
  std::function<std::shared_ptr<const time::YearWheel>()> wheel;
};

/// Adds /inside/arshjul, /inside/arshjul.json and /inside/arshjul/{body}.ics, for everyone with a part, whichever it
/// is: they hold days and names of meetings, and no row. Calendars cannot send headers, so theirs may carry `nyckel=`,
/// a key that opens that one calendar and nothing else (Doorkeeper::feed_keys); each reading of one is logged.
void add_year_pages(http::Router& router, const YearHouse& house);

}  // namespace tryggkarta::workbench
