#include "geo/demo/action_plan.hpp"
#include "geo/demo/site.hpp"

namespace tryggkarta::demo {

using enum casebook::ActionStatus;

std::vector<ActionPlan> actions_in_centrum() {
  // A few lines a row.
  // clang-format off
  return {
    {"A-01", "P-01", pagaende, 330, 420, "Kvällsvärdar torsdag–lördag",
     "Värdar med lila jackor går runt mellan hållplatserna när det är som mest folk, pratar och "
     "ringer efter hjälp när det behövs.",
     {"social", "kort", "Socialförvaltningen Centrum", "Socialförvaltningen Centrum, Västtrafik"},
     {"kvällar", 150, 118, "Hittills 118 av minst 150 kvällar."}, point_at("Brunnsparken", {-60, 40})},
    {"A-02", "P-01", genomford, 240, 90, "Ny belysning från Brunnsparken till Kungsportsplatsen",
     "Ljusare och jämnare ljus längs kanalen, så att man ser vem man möter.",
     {"situationell", "lång", "Stadsmiljöförvaltningen", "Stadsmiljöförvaltningen, fastighetsägarna"},
     {"armaturer", 24, 24, "Alla 24 armaturer är på plats."},
     line_at("Brunnsparken", {{60, -60}, {70, -160}, {120, -230}, {160, -300}})},
    {"A-03", "P-01", pagaende, 300, 365, "Polis till fots fredag och lördag",
     "Två patruller går till fots mellan Brunnsparken, Nordstan och Avenyn på helgkvällarna.",
     {"situationell", "kort", "Lokalpolisområdet", "Polisen"},
     {"kvällspass", 120, 96, "Hittills 96 av minst 120 kvällspass."}, area_at("Brunnsparken", {190, 150})},
    {"A-04", "P-01", uppfoljd, 520, 180, "Ansvarsfull servering med krogarna",
     "Kurs för personalen på de ställen som har öppet sent, och ett gemensamt sätt att säga stopp.",
     {"social", "kort", "Socialförvaltningen Centrum", "Socialförvaltningen Centrum, Polisen, krogarna"},
     {"krogar", 14, 17, "17 krogar gick kursen. Cirka 21 färre anmälda brott än väntat (95 %: 2–41)."},
     point_at("Kungsportsplatsen", {40, -30})},
    {"A-05", "P-01", avbruten, 400, 60, "Förslag om kamera på torget",
     "Avbruten: underlaget räckte inte för en ansökan.",
     {"situationell", "lång", "Lokalpolisområdet", "Polisen"},
     {"kameror", 2, std::nullopt}, point_at("Brunnsparken", {30, 20})},
    {"A-06", "P-02", uppfoljd, 640, 365, "Klotter bort inom ett dygn",
     "Väderskydd och elskåp längs linjen tvättas inom 24 timmar efter en anmälan.",
     {"situationell", "kort", "Stadsmiljöförvaltningen", "Stadsmiljöförvaltningen, Västtrafik"},
     {"procent inom 24 timmar", 90, 94,
      "94 procent inom ett dygn. Cirka 31 färre anmälningar än väntat (95 %: 8–55)."},
     line_at("Chapmans torg", {{-560, -330}, {-330, -160}, {0, 0}, {260, 130}, {480, 260}})},
    {"A-07", "P-02", genomford, 420, 150, "Ytor som går att tvätta på tolv väderskydd",
     "Skyddsfilm på glas och ny färg på pelarna.",
     {"situationell", "lång", "Västtrafik", "Västtrafik"}, {"väderskydd", 12, 12, "Alla tolv är klara."},
     point_at("Stigbergstorget", {-60, -80})},
    {"A-08", "P-02", pagaende, 380, 540, "Öppen vägg och målarkvällar",
     "En laglig vägg och kvällar med konstnärer på fritidsgården, för den som vill måla.",
     {"social", "lång", "Kulturförvaltningen", "Kulturförvaltningen, fritidsgården"},
     {"kvällar", 40, 29, "Hittills 29 av minst 40 kvällar."}, point_at("Chapmans torg", {150, -120})},
  };
  // clang-format on
}

std::vector<ActionPlan> actions_in_nordost() {
  // A few lines a row.
  // clang-format off
  return {
    {"A-09", "P-03", genomford, 270, 120, "Lås på soprum och containrar",
     "Bostadsbolagen byter lås och flyttar containrar från fasaderna.",
     {"situationell", "lång", "Bostadsbolagen", "Bostadsbolagen, Räddningstjänsten"},
     {"soprum", 46, 46, "Alla 46 soprum har nya lås."}, area_at("Hjällbo centrum", {250, 210})},
    {"A-10", "P-03", pagaende, 200, 400, "Räddningstjänsten i klassrummet",
     "Brandmän besöker årskurs sex till nio och berättar vad en brand betyder för dem som bor nära.",
     {"social", "lång", "Räddningstjänsten Storgöteborg", "Räddningstjänsten, grundskolorna"},
     {"klasser", 24, 15, "Hittills 15 av minst 24 klasser."}, point_at("Hjällbo centrum", {-190, 150})},
    {"A-11", "P-03", planerad, -24, 30, "Vuxna ute på loven",
     "Föräldrar och föreningar går i grupp på kvällarna under loven. Vill du vara med är du välkommen.",
     {"social", "kort", "Socialförvaltningen Nordost", "Socialförvaltningen Nordost, föreningarna"},
     {"kvällar", 10, std::nullopt}, point_at("Hjällbo centrum", {120, -160})},
    {"A-12", "P-04", genomford, 95, 40, "Trygghetsvandring med boende och resenärer",
     "Vi gick tillsammans en eftermiddag och en kväll och skrev upp vad som kan bli bättre.",
     {"social", "kort", "Socialförvaltningen Nordost", "Socialförvaltningen Nordost, Polisen, Västtrafik"},
     {"vandringar", 2, 2, "Två vandringar och 19 förslag. De är underlag för analysen."},
     point_at("Gamlestads torg", {50, -110})},
    {"A-13", "P-04", foreslagen, -90, 180, "Förslag: tåligare glas i väderskydden",
     "Väntar på analysen.", {"situationell", "lång", "Västtrafik", "Västtrafik"}, {"väderskydd", 8, std::nullopt},
     point_at("Gamlestads torg", {-80, 60})},
    {"A-23", "P-09", foreslagen, -120, 180, "Förslag: längre öppet på fritidsgården",
     "Väntar på att problemet prioriteras.",
     {"social", "lång", "Socialförvaltningen Nordost", "Socialförvaltningen Nordost"},
     {"kvällar", 80, std::nullopt}, point_at("Angereds centrum", {-60, 70})},
  };
  // clang-format on
}

}  // namespace tryggkarta::demo
