// One request to this room: who asks, and the house that answers.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <string_view>

#include "server/chain/visit.hpp"
#include "server/meetings/meetings.hpp"

namespace tryggkarta::meetings {

struct Visit {
  const chain::Visit& asked;
  const House& house;

  const pages::Words& words() const { return asked.view.words; }
  std::string link(std::string_view path, const pages::Query& query = {}) const { return asked.view.link(path, query); }
};

}  // namespace tryggkarta::meetings
