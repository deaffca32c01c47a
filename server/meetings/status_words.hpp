// Statuses of this room's objects in running text.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>

#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::meetings {

/// "beslutat" / "decided".
std::string status_words(const pages::Words& words, casebook::PledgeStatus status);
std::string status_words(const pages::Words& words, casebook::ReportStatus status);
std::string status_words(const pages::Words& words, casebook::MeetingStatus status);
std::string status_words(const pages::Words& words, casebook::TaskStatus status);

}  // namespace tryggkarta::meetings
