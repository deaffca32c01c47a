// The sources: whose they are, how often they come, what came last, and what is late or not decided.
#pragma once

#include "geo/casebook/incident.hpp"

#include <vector>

#include "geo/store/source_shelf.hpp"
#include "server/intake/parts.hpp"

namespace tryggkarta::intake {

struct SourcesPage {
  std::vector<casebook::Source> sources;
  std::vector<store::SourceDelivery> latest;
  time::Day today{};
};
http::Response sources_page(const Asking& asking, const SourcesPage& page);

/// The form for a file; `trouble` is said above it, with its status.
struct SendingPage {
  std::vector<casebook::Source> sources;
  std::uint64_t most_bytes = 0;
  std::string trouble = {};
  int status = 200;
};
http::Response sending_page(const Asking& asking, const SendingPage& page);

}  // namespace tryggkarta::intake
