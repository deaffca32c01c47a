// The page of the årshjul: the law's clock, what is overdue, the year ahead as a wheel and as a list, and calendars.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/http/response.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"
#include "server/workbench/year_view.hpp"

namespace tryggkarta::workbench {

/// A calendar to subscribe to: its whole address, with its key. None where the reader has no token.
struct CalendarAddress {
  std::string address;
  std::string token;  ///< which one it follows from, in words, and until when
};

struct YearPage {
  const session::Visitor& visitor;
  const time::YearWheel& wheel;
  const YearReading& reading;
  std::optional<std::size_t> body;                        ///< the one that is shown alone
  std::vector<std::optional<CalendarAddress>> calendars;  ///< one a body of the wheel
  std::optional<access::DecisionGrant> prepares = {};     ///< to link what is due to its meeting and report
};

/// Complete without a script, and on A4.
http::Response year_page(const pages::View& view, const YearPage& page);

}  // namespace tryggkarta::workbench
