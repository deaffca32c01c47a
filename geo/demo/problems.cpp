#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "geo/demo/casework.hpp"
#include "geo/demo/site.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Problem;
using casebook::ProblemStatus;

/// What most problems have in common.
struct Head {
  const char* key;
  ProblemStatus status;
  int priority;  ///< within its stadsområde
  int decided_days_ago;
  const char* owner;
};

Problem problem_of(const Head& head, time::Day today) {
  Problem problem;
  problem.key = head.key;
  problem.status = head.status;
  problem.priority = head.priority;
  problem.decided = today - std::chrono::days{head.decided_days_ago};
  problem.owner = head.owner;
  return problem;
}

void say(Problem& problem, const char* title, const char* text) {
  problem.title = title;
  problem.words = {true, title, text};
}

/// Where the map shows what it came from.
std::string evidence_of(const Problem& problem) {
  return "Återkommer i lägesbilderna och i samtal med dem som arbetar på platsen. Urvalet på kartan: "
         "/inside/karta?category=" +
         problem.categories.front();
}

Problem brunnsparken(time::Day today) {
  Problem problem = problem_of({"P-01", ProblemStatus::atgardas, 1, 610, "Styrgrupp Centrum"}, today);
  say(problem, "Bråk på kvällarna kring Brunnsparken",
      "Många byter spårvagn här, och på helgkvällarna anmäls fler bråk än på andra platser i centrum. Vi arbetar "
      "med fler vuxna på plats, bättre ljus och samtal med dem som håller öppet sent.");
  problem.categories = {"hot", "misshandel", "offentlig_berusning"};
  problem.time_pattern = "fredag–lördag 20–03";
  problem.shape = area_at("Brunnsparken", {260, 230});
  return problem;
}

Problem majorna(time::Day today) {
  Problem problem = problem_of({"P-02", ProblemStatus::foljs_upp, 2, 760, "Styrgrupp Centrum"}, today);
  say(problem, "Klotter vid hållplatserna i Majorna",
      "Klotter på väderskydd och fasader längs spårvagnslinjen. Vi tar bort det fort, gör ytorna lättare att "
      "tvätta och ger unga andra ställen att måla på. Nu följer vi upp vad det har gett.");
  problem.categories = {"klotter", "skadegorelse"};
  problem.time_pattern = "kvällar och nätter, hela veckan";
  problem.shape = area_at("Chapmans torg", {620, 330});
  return problem;
}

Problem hjallbo(time::Day today) {
  Problem problem = problem_of({"P-03", ProblemStatus::atgardas, 1, 480, "Styrgrupp Nordost"}, today);
  say(problem, "Bränder i soprum och containrar i Hjällbo",
      "Räddningstjänsten kallas hit till bränder i soprum och containrar, mest på lov och helger. Lås, besök i "
      "skolorna och fler vuxna ute på kvällarna är det vi gör nu.");
  problem.categories = {"anlagd_brand", "brand"};
  problem.time_pattern = "lov och helger 18–24";
  problem.shape = area_at("Hjällbo centrum", {420, 380});
  return problem;
}

Problem gamlestaden(time::Day today) {
  Problem problem = problem_of({"P-04", ProblemStatus::analyseras, 2, 130, "Styrgrupp Nordost"}, today);
  say(problem, "Skadegörelse kring Gamlestads torg",
      "Rutor och väderskydd går sönder oftare än förut kring resecentrumet. Vi tar reda på varför innan vi "
      "bestämmer vad som ska göras, och har börjat med en trygghetsvandring.");
  problem.categories = {"glaskross", "skadegorelse"};
  problem.time_pattern = "kvällar, flest fredag–söndag";
  problem.shape = area_at("Gamlestads torg", {300, 340});
  return problem;
}

Problem backaplan(time::Day today) {
  Problem problem = problem_of({"P-05", ProblemStatus::atgardas, 1, 540, "Styrgrupp Hisingen"}, today);
  say(problem, "Cykelstölder vid Backaplan",
      "Många cyklar anmäls stulna vid affärerna och hållplatserna. Fler platser där ramen kan låsas fast, "
      "märkning av cyklar och ljusare gångvägar ska göra det svårare.");
  problem.categories = {"cykelstold"};
  problem.time_pattern = "vardagar 10–19, april–oktober";
  problem.shape = area_at("Backaplan", {380, 300});
  return problem;
}

Problem kyrkbyn(time::Day today) {
  Problem problem = problem_of({"P-06", ProblemStatus::prioriterat, 2, 60, "Styrgrupp Hisingen"}, today);
  say(problem, "Inbrott i källare och förråd vid Vårväderstorget",
      "Förråd i källare och på vindar har haft flera inbrott. Problemet är nyligen prioriterat. Tillsammans med "
      "fastighetsägarna går vi igenom dörrar, lås och belysning.");
  problem.categories = {"inbrott"};
  problem.time_pattern = "nätter mot vardag";
  problem.shape = area_at("Vårväderstorget", {480, 360});
  return problem;
}

Problem frolunda(time::Day today) {
  Problem problem = problem_of({"P-07", ProblemStatus::ateroppnat, 1, 900, "Styrgrupp Sydväst"}, today);
  say(problem, "Stölder och oro kring Frölunda torg",
      "Arbetet avslutades för ett år sedan. Sedan dess har de anmälda butiksstölderna blivit fler igen, så vi "
      "har tagit upp det på nytt tillsammans med centrumets butiker.");
  problem.categories = {"butiksstold", "hot"};
  problem.time_pattern = "måndag–lördag 14–19";
  problem.shape = area_at("Frölunda torg", {360, 280});
  return problem;
}

Problem naset(time::Day today) {
  Problem problem = problem_of({"P-08", ProblemStatus::avslutat, 2, 1010, "Styrgrupp Sydväst"}, today);
  say(problem, "Mopeder på gångvägarna i Näset",
      "Boende och skolan berättade om mopeder på gångvägarna. Grindar, samtal med föräldrar och kontroller på "
      "vårarna gjorde att anmälningarna blev färre. Arbetet är avslutat och får en egen rad i nästa lägesbild.");
  problem.categories = {"buskorning"};
  problem.time_pattern = "april–september 15–21";
  problem.shape = area_at("Näsets torg", {520, 460});
  return problem;
}

Problem angered(time::Day today) {
  Problem problem = problem_of({"P-09", ProblemStatus::foreslaget, 3, 0, "Beredningsgrupp Nordost"}, today);
  problem.title = "Förslag: störningar vid Angereds centrum sena kvällar";
  problem.priority = std::nullopt;
  problem.decided = std::nullopt;
  problem.categories = {"storning"};
  problem.time_pattern = "torsdag–lördag efter 21";
  problem.shape = area_at("Angereds centrum", {330, 300});
  return problem;
}

}  // namespace

std::vector<casebook::Problem> make_problems(time::Day today) {
  std::vector<Problem> problems{brunnsparken(today), majorna(today),   hjallbo(today),
                                gamlestaden(today),  backaplan(today), kyrkbyn(today),
                                frolunda(today),     naset(today),     angered(today)};
  for (Problem& problem : problems) problem.evidence = evidence_of(problem);
  return problems;
}

}  // namespace tryggkarta::demo
