#include "geo/tiles/action_symbol.hpp"

namespace tryggkarta::tiles {

namespace {

constexpr std::string_view kPlanned =
    R"(<circle class="symbol-case" r="11"/><circle class="symbol-open" r="8.5" stroke-dasharray="4.4 2.3"/>)";
constexpr std::string_view kRunning =
    R"(<circle class="symbol-case" r="12"/><circle class="symbol-shape" r="10"/><circle class="symbol-mark-fill" r="3.6"/>)";
constexpr std::string_view kPaused =
    R"(<circle class="symbol-case" r="11"/><circle class="symbol-open" r="8.5"/><path class="symbol-bars" d="M-2.6-4v8M2.6-4v8"/>)";
constexpr std::string_view kDone =
    R"(<rect class="symbol-case" x="-11" y="-11" width="22" height="22" rx="4"/>)"
    R"(<rect class="symbol-shape" x="-9" y="-9" width="18" height="18" rx="2.5"/><path class="symbol-mark" d="M-4.5 0l3 3.2 6-6.4"/>)";
constexpr std::string_view kFollowedUp =
    R"(<path class="symbol-case" d="M0-14L14 0 0 14-14 0z"/><path class="symbol-shape" d="M0-11.5L11.5 0 0 11.5-11.5 0z"/>)"
    R"(<path class="symbol-mark" d="M-3.6 4v-4M0 4v-7.5M3.6 4v-5.5"/>)";

}  // namespace

std::string_view action_symbol(std::string_view status) {
  if (status == "pågående") return kRunning;
  if (status == "pausad") return kPaused;
  if (status == "genomförd") return kDone;
  if (status == "uppföljd" || status == "avslutad") return kFollowedUp;
  return kPlanned;
}

}  // namespace tryggkarta::tiles
