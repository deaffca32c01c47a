#include "geo/demo/action_plan.hpp"
#include "geo/demo/site.hpp"

namespace tryggkarta::demo {

using enum casebook::ActionStatus;

std::vector<ActionPlan> actions_on_hisingen() {
  // A few lines a row.
  // clang-format off
  return {
    {"A-14", "P-05", genomford, 350, 100, "120 cykelplatser där ramen kan låsas fast",
     "Nya cykelställ vid affärerna och hållplatsen, i ljus och nära entréerna.",
     {"situationell", "lång", "Stadsmiljöförvaltningen", "Stadsmiljöförvaltningen, fastighetsägarna"},
     {"platser", 120, 120, "Alla 120 platser är klara."}, point_at("Backaplan", {-120, 90})},
    {"A-15", "P-05", pausad, 250, 500, "Märkning av cyklar",
     "Kom förbi och få cykeln märkt utan kostnad. Pausad över vintern, börjar igen i april.",
     {"situationell", "kort", "Lokalpolisområdet", "Polisen, cykelföreningen"},
     {"cyklar", 600, 342, "Hittills 342 av minst 600 cyklar."}, point_at("Hjalmar Brantingsplatsen", {-60, 60})},
    {"A-16", "P-05", planerad, -70, 120, "Ljusare gångväg till hållplatsen",
     "Belysningen byts längs gång- och cykelvägen mellan affärerna och hållplatsen.",
     {"situationell", "lång", "Stadsmiljöförvaltningen", "Stadsmiljöförvaltningen"}, {"armaturer", 30, std::nullopt},
     line_at("Backaplan", {{-40, -40}, {60, -90}, {170, -130}, {290, -190}})},
    {"A-17", "P-06", planerad, -20, 150, "Genomgång av dörrar, lås och ljus i 38 trapphus",
     "Fastighetsägarna och polisen går igenom källare och vindar hus för hus.",
     {"situationell", "lång", "Fastighetsägarna", "Fastighetsägarna, Polisen"}, {"trapphus", 38, std::nullopt},
     area_at("Vårväderstorget", {330, 240})},
    {"A-18", "P-06", beslutad, -45, 365, "Grannsamverkan i fler hus",
     "Vi hjälper nya grupper att komma i gång. Hör av dig om du vill starta en i din trappa.",
     {"social", "lång", "Socialförvaltningen Hisingen", "Socialförvaltningen Hisingen, Polisen"},
     {"grupper", 12, std::nullopt}, point_at("Vårväderstorget", {-180, 140})},
  };
  // clang-format on
}

std::vector<ActionPlan> actions_in_sydvast() {
  // A few lines a row.
  // clang-format off
  return {
    {"A-19", "P-07", pagaende, 150, 365, "Trygghetsvärdar på torget och i centrum",
     "Värdar finns på plats eftermiddag och kväll, med särskild tid för samtal med unga.",
     {"social", "kort", "Socialförvaltningen Sydväst", "Socialförvaltningen Sydväst, centrumägaren"},
     {"dagar", 200, 104, "Hittills 104 av minst 200 dagar."}, point_at("Frölunda torg", {70, -60})},
    {"A-20", "P-07", avslutad, 860, 300, "Butikernas gemensamma rutin",
     "Butikerna kom överens om hur stölder anmäls och hur ny personal lärs upp.",
     {"situationell", "kort", "Centrumägaren", "Butikerna, Polisen"},
     {"butiker", 40, 52, "52 butiker var med. Ingen påvisad effekt på antalet anmälda butiksstölder."},
     area_at("Frölunda torg", {170, 130})},
    {"A-21", "P-08", uppfoljd, 930, 90, "Grindar på gångvägarna",
     "Grindar som barnvagnar, rullstolar och cyklar kommer igenom men som stoppar mopeder.",
     {"situationell", "lång", "Stadsmiljöförvaltningen", "Stadsmiljöförvaltningen, samfälligheterna"},
     {"grindar", 9, 9, "Nio grindar. Cirka 6 färre anmälningar än väntat (95 %: 1–12)."},
     line_at("Näsets torg", {{-150, 260}, {-60, 120}, {20, 0}, {40, -140}, {0, -280}})},
    {"A-22", "P-08", avslutad, 900, 240, "Samtal med föräldrar om mopeder",
     "Skolan, polisen och fritidsgården träffade föräldrar i årskurs nio.",
     {"social", "kort", "Socialförvaltningen Sydväst", "Socialförvaltningen Sydväst, skolan, Polisen"},
     {"möten", 6, 5, "Fem av sex möten blev av."}, point_at("Näsets torg", {90, 110})},
  };
  // clang-format on
}

}  // namespace tryggkarta::demo
