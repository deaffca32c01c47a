// Why things happen, as the groups of the demonstration city see it, and what the actions against it gave.
#include <array>
#include <chrono>

#include "geo/demo/story.hpp"

namespace tryggkarta::demo {

namespace {

using enum casebook::Branch;
using casebook::Strength;
using casebook::Verdict;

struct CausePlan {
  const char* problem;
  int parent;  ///< place in the list from 1 on; 0 for none
  casebook::Branch branch;
  Strength strength;
  const char* text;
  const char* evidence;
  std::vector<std::string> actions;
};

std::vector<CausePlan> cause_plans() {
  // A few lines a row.
  // clang-format off
  return {
    {"P-01", 0, plats_kontroll, Strength::stark, "Få vuxna på platsen när krogarna stänger",
     "Fältgruppens rapport, vecka 9", {"A-01", "A-03"}},
    {"P-01", 0, plats_kontroll, Strength::medel, "Mörka sträckor längs kanalen", "Trygghetsvandring i februari",
     {"A-02"}},
    {"P-01", 0, garningsperson, Strength::medel, "Många är berusade när de byter spårvagn",
     "Lägesbild Centrum, bilaga 2", {"A-04"}},
    {"P-01", 3, social, Strength::svag, "Servering fortsätter till den som redan är berusad", "", {"A-04"}},
    {"P-02", 0, objekt, Strength::stark, "Ytor som är svåra att tvätta", "Västtrafiks felanmälningar", {"A-07"}},
    {"P-02", 0, plats_kontroll, Strength::medel, "Klottret sitter kvar länge och drar till sig mer",
     "Kontaktcenters ärenden", {"A-06"}},
    {"P-02", 0, social, Strength::svag, "Få ställen där det är tillåtet att måla", "Dialog med fritidsgården", {"A-08"}},
    {"P-03", 0, objekt, Strength::stark, "Soprum utan lås och containrar tätt intill fasader",
     "Räddningstjänstens tillsyn", {"A-09"}},
    {"P-03", 0, plats_kontroll, Strength::medel, "Få vuxna ute under loven", "Nattvandrarnas rapport", {"A-11"}},
    {"P-03", 0, social, Strength::medel, "Unga vet inte vad en brand i ett soprum kan leda till",
     "Samtal i skolorna", {"A-10"}},
    {"P-04", 0, plats_kontroll, Strength::svag, "Väderskydden ligger utan insyn", "Trygghetsvandring, 19 förslag",
     {"A-12"}},
    {"P-04", 0, objekt, Strength::medel, "Glas som är lätt att krossa", "", {"A-13"}},
    {"P-05", 0, objekt, Strength::stark, "Få ställ där ramen kan låsas fast", "Räkning på plats i april", {"A-14"}},
    {"P-05", 0, objekt, Strength::medel, "Cyklar som inte är märkta är lätta att sälja", "Polisens beslag", {"A-15"}},
    {"P-05", 0, plats_kontroll, Strength::medel, "Mörk väg mellan affärerna och hållplatsen",
     "Felanmälningar om belysning", {"A-16"}},
    {"P-06", 0, objekt, Strength::medel, "Källardörrar som går att bryta upp med en skruvmejsel",
     "Fastighetsägarnas genomgång", {"A-17"}},
    {"P-06", 0, plats_kontroll, Strength::svag, "Grannarna känner inte varandra", "", {"A-18"}},
    {"P-07", 0, garningsperson, Strength::medel, "En mindre grupp återkommer samma dagar", "Butikernas egen statistik",
     {"A-19"}},
    {"P-07", 0, plats_kontroll, Strength::medel, "Olika rutiner i olika butiker", "Möte med centrumägaren", {"A-20"}},
    {"P-08", 0, plats_kontroll, Strength::stark, "Gångvägarna har inga hinder för mopeder", "Skolans elevråd", {"A-21"}},
    {"P-08", 0, social, Strength::medel, "Föräldrar känner inte till reglerna", "Samtal på föräldramöten", {"A-22"}},
  };
  // clang-format on
}

struct EvaluationPlan {
  const char* action;
  Verdict verdict;
  int days_after_end;
  const char* method;
  const char* text;
  const char* lesson;
};

const std::array<EvaluationPlan, 4> kEvaluations{{
    {"A-04", Verdict::effekt, 130, "Före och efter i problemområdet, med jämförelseområde och buffert",
     "Cirka 21 färre anmälda brott än väntat (95 %: 2–41). Ingen förflyttning påvisad.",
     "Kursen behöver ges igen varje år, eftersom personalen byts."},
    {"A-06", Verdict::effekt, 150, "Före och efter längs linjen, med jämförelselinje",
     "Cirka 31 färre anmälningar än väntat (95 %: 8–55). Ingen förflyttning påvisad.",
     "Snabbheten betyder mer än hur rent det blir."},
    {"A-20", Verdict::ingen_pavisad, 140, "Före och efter i centrum, med två jämförelsecentrum",
     "Ingen påvisad effekt på antalet anmälda butiksstölder. Fler anmäler, vilket kan dölja en minskning.",
     "Mät också svinnet, inte bara anmälningarna."},
    {"A-21", Verdict::effekt, 200, "Före och efter på gångvägarna, med buffert 300 meter",
     "Cirka 6 färre anmälningar än väntat (95 %: 1–12). Ingen förflyttning påvisad.",
     "Grindarna ska gå att passera med rullstol och lådcykel: prova på plats först."},
}};

}  // namespace

std::vector<ToldCause> told_causes() {
  std::vector<ToldCause> told;
  for (const CausePlan& plan : cause_plans()) {
    casebook::Cause cause;
    cause.problem = plan.problem;
    if (plan.parent > 0) cause.parent = plan.parent;
    cause.branch = plan.branch;
    cause.strength = plan.strength;
    cause.text = plan.text;
    cause.evidence = plan.evidence;
    told.push_back({cause, plan.actions});
  }
  return told;
}

std::vector<casebook::Evaluation> told_evaluations(const DemoCity& city) {
  std::vector<casebook::Evaluation> told;
  for (const EvaluationPlan& plan : kEvaluations) {
    for (const casebook::Action& action : city.actions) {
      if (action.key != plan.action) continue;
      const time::Day day = action.end.value() + std::chrono::days{plan.days_after_end};
      told.push_back({0, action.key, day, plan.verdict, plan.method, plan.text, plan.lesson, 0});
    }
  }
  // What is closed was followed up in a sentence, where no method could say more.
  for (const casebook::Action& action : city.actions) {
    if (action.key != "A-22") continue;
    told.push_back({0, action.key, action.end.value() + std::chrono::days{60}, Verdict::for_lite_data,
                    "Samtal med skolan", "För få anmälningar för att säga något säkert om just samtalen.",
                    "Slå ihop med grindarna när arbetet följs upp.", 0});
  }
  return told;
}

std::vector<casebook::PledgeActivity> told_activities(const DemoCity& city) {
  std::vector<casebook::PledgeActivity> told;
  for (const casebook::Pledge& pledge : city.pledges) {
    const double half = pledge.target / 2;
    for (const char* part : {"Våren", "Hösten"}) {
      std::optional<double> outcome;
      if (pledge.outcome) outcome = *pledge.outcome / 2;
      told.push_back(
          {0, pledge.key, std::string{part} + ": " + pledge.title, half, outcome, pledge.unit, pledge.action, 0});
    }
  }
  return told;
}

}  // namespace tryggkarta::demo
