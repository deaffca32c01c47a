// One request of somebody who has been let in.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "geo/access/grant.hpp"
#include "server/http/request.hpp"
#include "server/inside/file_gate.hpp"
#include "server/inside/inside_book.hpp"
#include "server/inside/minute_log.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::inside {

/// What the log is told: "läst", "utlämnat", "nekat" …; what it was of; which part of it; how many rows.
struct LogLine {
  std::string act;
  std::string what;
  std::string filter;
  std::int64_t rows = 0;
};
/// Returns when the line is kept for good. Throws Error(unavailable) where it cannot be: then nothing is answered.
using KeepLog = std::function<void(const session::Visitor&, const LogLine&)>;

/// What lasts from visit to visit.
struct VisitorsBook {
  MinuteLog minute_log;
  FileGate file_gate;
};

struct Visit {
  const http::Request& request;
  const session::Visitor& visitor;
  const access::ReadGrant& grant;
  const std::shared_ptr<const InsideBook>& book;  ///< what outlives the request holds it too
  const analysis::Readied& ready;
  const ScoreShelf& scores;
  const KeepLog& log;
  VisitorsBook& visitors;
  time::Instant now;
};

}  // namespace tryggkarta::inside
