// The agenda as it freezes, and as it is shown again.
#include "server/meetings/agenda_text.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta;
using casebook::AgendaPart;
using casebook::AgendaSection;

namespace {

std::vector<AgendaSection> small_agenda() {
  return {{AgendaPart::last_decisions,
           {"Senaste besluten", "Last decisions"},
           {{"P1", {"Problemet\nprioriteras.", "x"}, {"1/26", "1/26"}, time::parse_day("2026-10-14")}}},
          {AgendaPart::tasks, {"Uppgifter", "Tasks"}, {}}};
}

std::string shown(const std::string& text) {
  pages::Html html;
  meetings::add_agenda_text(html, text);
  return std::move(html).finish().bytes();
}

}  // namespace

TEST_CASE("an agenda freezes with every part, each item on one line, and parts without items say so") {
  const auto day = pages::Words{pages::Language::swedish}.day(time::parse_day("2026-10-14").value());
  CHECK(meetings::agenda_text(small_agenda()) ==
        "1. Senaste besluten\n– Problemet prioriteras, " + day + " (1/26)\n\n2. Uppgifter\n– Inget\n");
}

TEST_CASE("a frozen agenda is shown as headings and lists, and hostile text stays text") {
  CHECK(shown("1. Senaste\n– <b>ett</b>\n– två\n\nSlut") ==
        "<h3>1. Senaste</h3><ul class=\"meet-items\"><li>&lt;b&gt;ett&lt;/b&gt;</li><li>två</li></ul><p>Slut</p>");
}

TEST_CASE("an agenda that is too long for the store is cut, and says how much is left out") {
  auto agenda = small_agenda();
  const casebook::AgendaItem long_item{"", {std::string(300, 'x'), ""}, {}, {}};
  agenda[1].items.assign(100, long_item);
  const std::string text = meetings::agenda_text(agenda);
  CHECK(text.size() < 20'000);
  CHECK(text.ends_with(" punkter till fick inte plats.\n"));
}
